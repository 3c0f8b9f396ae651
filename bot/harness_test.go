package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/discordtest"
	"footnote/retrieval"
)

// An askerFunc answers questions.
type askerFunc func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error)

// An actor answers by a function, and does all else as an Answerer over the
// articles of a library.
type actor struct {
	*answer.Answerer
	answer askerFunc
}

func (a actor) Answer(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
	return a.answer(ctx, q, emit)
}

// library returns an index of a few articles.
func library(t testing.TB) *retrieval.Index {
	t.Helper()
	return indexOf(t, articles())
}

func articles() []*corpus.Article {
	harbour := article("Harbour opens", "The harbour opened.\nMayor Ito cut the ribbon on Monday.\n")
	harbour.ID, harbour.Hash = "news/harbour.txt", "1"
	harbour.Publisher, harbour.Published = "The Daily", time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	bakery := article("빵집이 문을 열다", "빵집이 다시 문을 열었다.\n정가온 씨는 38년 동안 빵을 구웠다.\n")
	bakery.ID, bakery.Hash, bakery.URL = "news/bakery.txt", "2", "https://example.org/bakery"
	return []*corpus.Article{harbour, bakery}
}

// options are those of a bot on a Discord.
func options(t testing.TB, s *discordtest.Server, asker askerFunc) Options {
	t.Helper()
	ix := library(t)
	return Options{
		Token: discordtest.Token, APIURL: s.URL, Folder: t.TempDir(),
		Asker: actor{answer.New(answer.Options{Index: ix}), asker}, Library: ix,
	}
}

// cited answers every question with the same sentence of one article.
func cited(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
	a := article("Harbour opens", "The harbour opened.\nMayor Ito cut the ribbon on Monday.\n")
	return answer.Answer{
		Question: q.Text, Language: "en", Mode: answer.ModeExtractive,
		Text:      "Mayor Ito cut the ribbon on Monday. [1]",
		Citations: []answer.Citation{{N: 1, Article: a, Span: span(a, "Mayor Ito cut the ribbon on Monday.")}},
	}, nil
}

// held is cited once it may proceed; asked is closed with the first question.
func held() (asker askerFunc, asked <-chan struct{}, proceed chan struct{}) {
	first, proceed := make(chan struct{}), make(chan struct{})
	var once sync.Once
	return func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		once.Do(func() { close(first) })
		<-proceed
		return cited(ctx, q, emit)
	}, first, proceed
}

// harbour is cited, of an article that the library has.
func harbour(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
	a, err := cited(ctx, q, emit)
	a.Citations[0].Article.ID, a.Citations[0].Article.Hash = "news/harbour.txt", "1"
	return a, err
}

func article(title, text string) *corpus.Article {
	return &corpus.Article{ID: "news/one.txt", Title: title, Text: text, Body: corpus.Span{End: len(text)}}
}

func span(a *corpus.Article, quote string) corpus.Span {
	at := strings.Index(a.Text, quote)
	if at < 0 {
		panic("the article does not say " + quote)
	}
	return corpus.Span{Start: at, End: at + len(quote)}
}

// logged is a log that may be read while it is written.
type logged struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.String()
}

// A running bot, on a Discord of its own.
type running struct {
	*discordtest.Server
	bot *Bot
	log *logged
	// folder is where it keeps things.
	folder string
	// stop ends the bot's context and returns what Run returns.
	stop func() error
	// cancel only ends the context.
	cancel context.CancelFunc
}

// start runs a bot on a Discord of its own until the test ends; then nobody
// must have been pinged.
func start(t *testing.T, asker askerFunc, change ...func(*Bot)) *running {
	t.Helper()
	s := discordtest.New(t)
	return run(t, s, options(t, s, asker), change...)
}

// restart runs a bot where another one ran, with a folder of its own.
func restart(t *testing.T, s *discordtest.Server, asker askerFunc) *running {
	t.Helper()
	return run(t, s, options(t, s, asker))
}

// run runs a bot with options until the test ends.
func run(t *testing.T, s *discordtest.Server, o Options, change ...func(*Bot)) *running {
	t.Helper()
	log := new(logged)
	o.Logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	b, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	b.gateway.options.Pause = hurried
	for _, f := range change {
		f(b)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
		if p := s.Pings(); len(p) > 0 {
			t.Errorf("pinged %q", p)
		}
		checkLog(t, log)
		checkMentions(t, s)
		if t.Failed() {
			t.Logf("the bot's log:\n%s", log)
		}
	})
	s.Wait(t, "the commands", func() bool { return s.Commands() != nil && s.Connected() })
	return &running{Server: s, bot: b, log: log, folder: o.Folder, stop: stop, cancel: cancel}
}

// anID is a snowflake of the test Discord, or what is made of one.
var anID = regexp.MustCompile(`\d{15,20}`)

// checkLog holds that a log tells no secret, and not who it was.
func checkLog(t *testing.T, log *logged) {
	t.Helper()
	for _, secret := range []string{discordtest.Token, "interaction-token-"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log tells a secret:\n%s", log)
		}
	}
	if id := anID.FindString(log.String()); id != "" {
		t.Errorf("the log tells the id %s:\n%s", id, log)
	}
}

// checkMentions holds that whatever the bot writes says that it pings nobody.
func checkMentions(t *testing.T, s *discordtest.Server) {
	t.Helper()
	type said struct {
		Content, Embeds json.RawMessage
		Title           string
		Mentions        struct{ Parse, Users, Roles []string } `json:"allowed_mentions"`
	}
	for _, r := range s.Requests() {
		var b struct {
			said
			Data said
		}
		if r.Method == http.MethodPut || json.Unmarshal(r.Body, &b) != nil { // commands say nothing
			continue
		}
		for _, one := range []said{b.said, b.Data} { // one with a title is a form
			m := one.Mentions
			if one.Title == "" && (one.Content != nil || one.Embeds != nil) && (m.Parse == nil || len(m.Parse)+len(m.Users)+len(m.Roles) > 0) {
				t.Errorf("%s %s may ping: %s", r.Method, r.Route, r.Body)
			}
		}
	}
}

// hurried lets the gateway take its pauses without waiting.
func hurried(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// settled returns when all events that came are dealt with.
func (r *running) settled() { <-r.bot.inFlight.landed() }

// response waits for the response to an interaction that holds all of want.
func (r *running) response(t *testing.T, id string, want ...string) discordtest.Interaction {
	t.Helper()
	r.Wait(t, fmt.Sprintf("a response with %q", want), func() bool {
		return holds(r.Interaction(id).Messages(), want)
	})
	return r.Interaction(id)
}

// reply waits for messages in a channel that hold all of want.
func (r *running) reply(t *testing.T, channel string, want ...string) []discordtest.Message {
	t.Helper()
	r.Wait(t, fmt.Sprintf("a reply with %q", want), func() bool { return holds(r.Messages(channel), want) })
	return r.Messages(channel)
}

// allOf is all that posts say.
func allOf(posts []post) string {
	var all []string
	for _, p := range posts {
		all = append(all, p.content)
		for _, panel := range p.panels {
			all = append(all, panel.title, panel.text, panel.footer)
		}
	}
	return strings.Join(all, "\n")
}

func holds(messages []discordtest.Message, want []string) bool {
	var all strings.Builder
	for _, m := range messages {
		all.WriteString(m.Content + "\n")
		for _, e := range m.Embeds {
			all.WriteString(e.Title + "\n" + e.Description + "\n" + e.Footer.Text + "\n")
		}
	}
	return !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(all.String(), w) })
}
