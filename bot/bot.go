package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"footnote/answer"
	"footnote/bot/limit"
	"footnote/bot/pace"
	"footnote/bot/servers"
	"footnote/bot/shown"
	"footnote/corpus"
	"footnote/retrieval"
)

// An Asker answers questions over the articles.
type Asker interface {
	// Answer answers q. While the answer comes, emit is called with each
	// piece of its text, white space between pieces included; a reader that
	// has nothing to show on the way never calls it.
	Answer(ctx context.Context, q answer.Question, emit func(text string)) (answer.Answer, error)
	// Verify tells of each sentence of a text what the articles say of it.
	Verify(ctx context.Context, c answer.Claims) ([]answer.Verdict, error)
	// Excerpts returns the part of each hit that speaks of a question.
	Excerpts(question string, hits []retrieval.Hit) []answer.Citation
	// Examples returns at most n questions that articles answer.
	Examples(ctx context.Context, articles []*corpus.Article, lang string, n int) ([]string, error)
}

// A Keeper keeps receipts.
type Keeper interface {
	// Keep keeps a receipt under the id of what it answers.
	Keep(id string, r *answer.Receipt) error
	// Sweep removes those that are too old.
	Sweep() error
}

// Options make a bot.
type Options struct {
	// Token is the bot's token, with or without "Bot " before it.
	Token string
	// APIURL is the REST base, with its version, of another server than
	// Discord's own; empty means Discord's.
	APIURL  string
	Asker   Asker
	Library Library
	// Folder is where the bot keeps what has to outlive it: the settings of
	// servers and what its buttons need.
	Folder string
	// Receipts keep the receipt of each answer, Ballot the votes on it; nil for
	// none.
	Receipts Keeper
	Ballot   Ballot
	About    About
	// ShareArticles: whole articles may be read in Discord.
	ShareArticles bool
	// Limits are how many questions are taken in a minute where a server does
	// not say; those that are 0 have defaults.
	Limits Limits
	// AtOnce is how many questions are answered at the same time; 0 means
	// [DefaultAtOnce].
	AtOnce int
	// Shards say which part of the bot's servers this process serves.
	Shards Shards
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
	// HTTP makes the requests; nil means a client of its own.
	HTTP *http.Client
}

// A Bot answers in Discord. It runs once.
type Bot struct {
	asker         Asker
	library       Library
	keeper        Keeper
	ballot        Ballot
	about         About
	shareArticles bool
	log           *slog.Logger
	secret        []byte
	now           func() time.Time
	// pause waits for a time, or until ctx ends.
	pause   func(ctx context.Context, d time.Duration) error
	started time.Time

	gateway   *listener
	rest      *rest
	table     map[path]route
	seen      *seen
	lanes     *lanes
	berths    *limit.Berths
	queue     *limit.Queue
	limits    *limit.Limits
	hinted    *limit.Limits
	usual     Limits
	servers   *servers.Store
	memory    *memory
	answering *answering

	shelving sync.Mutex
	shelved  *shelf
	// records are the answers that were told, answers the latest of them, by id,
	// and shownIn their ids by message.
	records *shown.Store
	answers *lru.Cache[string, *told]
	shownIn *lru.Cache[string, string]
	// recording is held while an answer is kept, or forgotten.
	recording sync.Mutex
	// quests are searches, and reports what was checked, whose pages may be
	// turned; veiled are questions whose answers wait for a button.
	quests  *lru.Cache[string, quest]
	reports *lru.Cache[string, checked]
	veiled  *lru.Cache[string, event]
	// parents are the channels that threads belong to; shut are those that the bot
	// may not write to.
	parents *lru.Cache[string, parent]
	shut    *lru.Cache[string, shut]

	// grace is how long what is in flight may still take after Run's context, and
	// telling how long people are told after it.
	grace    time.Duration
	telling  time.Duration
	inFlight inFlight
}

// DefaultAtOnce is how many questions are answered at the same time; more
// wait, which interactions may for 15 minutes.
const DefaultAtOnce = 8

// How much is kept in memory for buttons.
const (
	maxAnswers = 4096
	maxPaged   = 1024
)

// New makes a bot. It is an error if an option is missing or wrong.
func New(o Options) (*Bot, error) {
	token := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token)+" ", "Bot "))
	switch {
	case token == "":
		return nil, fmt.Errorf("make bot: no token: %w", ErrToken)
	case o.Asker == nil || o.Library == nil:
		return nil, errors.New("make bot: no asker or no library")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	secret := newSecret()
	o.Logger = slog.New(discreet{o.Logger.Handler(), secret})
	if err := o.Shards.Check(); err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	if o.AtOnce == 0 {
		o.AtOnce = DefaultAtOnce
	}
	client, err := apiClient(orOwn(o.HTTP), o.APIURL, o.Logger)
	if err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	b := &Bot{
		asker: o.Asker, library: o.Library, keeper: o.Receipts, ballot: o.Ballot, about: o.About,
		shareArticles: o.ShareArticles, log: o.Logger, secret: secret, now: time.Now, pause: pace.Sleep, started: time.Now(),
		seen: newSeen(maxSeen), lanes: newLanes(), berths: limit.NewBerths(o.AtOnce+maxWaitingInAll, maxUnderWay), memory: newMemory(), answering: newAnswering(),
		answers: cache[string, *told](maxAnswers), shownIn: cache[string, string](2 * maxAnswers),
		quests: cache[string, quest](maxPaged), reports: cache[string, checked](maxPaged), veiled: cache[string, event](maxPaged),
		parents: cache[string, parent](maxPaged), shut: cache[string, shut](maxPaged),
		usual:  o.Limits.orDefault(),
		limits: limit.NewLimits(), hinted: limit.NewLimits(),
		queue: limit.NewQueue(o.AtOnce),
		grace: finishWithin, telling: tellWithin,
	}
	b.records, err = shown.Open(shown.Options{Dir: filepath.Join(o.Folder, shownFolder)})
	if err != nil {
		b.log.Error("read what was shown before", "err", err)
	}
	b.servers = servers.New(filepath.Join(o.Folder, serversFolder), func(server string, err error) {
		b.log.Error("read the settings of a server", "server", b.hidden(server), "err", err)
	})
	b.table = b.routes()
	b.rest, err = newREST(token, client)
	if err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	b.gateway = newListener(token, o.Shards, b.rest, b.log)
	return b, nil
}

// The folders of [Options.Folder].
const (
	serversFolder = "servers"
	shownFolder   = "shown"
)

// How many questions are taken. More than can be answered before their
// interactions end are better refused at once.
const (
	// maxUnderWay is for one person.
	maxUnderWay = 5
	// maxWaitingInAll are those that wait for their turn.
	maxWaitingInAll = 500
)

// cache returns what keeps the n values that were used last.
func cache[K comparable, V any](n int) *lru.Cache[K, V] {
	c, err := lru.New[K, V](n)
	if err != nil {
		panic("bot: " + err.Error()) // the size is a positive constant
	}
	return c
}
