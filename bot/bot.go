package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"footnote/answer"
)

// An Asker answers questions.
type Asker interface {
	// Answer answers q. While the answer comes, emit is called with each
	// piece of its text, white space between pieces included; a reader that
	// has nothing to show on the way never calls it.
	Answer(ctx context.Context, q answer.Question, emit func(text string)) (answer.Answer, error)
}

// A Keeper keeps receipts.
type Keeper interface {
	// Keep keeps a receipt under the id of what it answers.
	Keep(id string, r *answer.Receipt) error
}

// Options make a bot.
type Options struct {
	// Token is the bot's token, with or without "Bot " before it.
	Token string
	// APIURL is the REST base, with its version, of another server than
	// Discord's own; empty means Discord's.
	APIURL string
	Asker  Asker
	// Receipts keep the receipt of each answer; nil for none.
	Receipts Keeper
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
	// Shards say which part of the bot's servers this process serves.
	Shards Shards
	// HTTP makes the requests; nil means one with a time limit of its own.
	HTTP *http.Client
}

// A Bot answers in Discord. It runs once.
type Bot struct {
	asker   Asker
	keeper  Keeper
	log     *slog.Logger
	gateway *listener
	rest    *rest
	handle  handler
	seen    *seen
	lanes   *lanes
	memory  *memory
	slots   chan struct{}
	// grace is how long what is in flight may still take after Run's context.
	grace time.Duration

	mu       sync.Mutex
	stopping bool
	inFlight sync.WaitGroup
}

// maxAtOnce is how many questions are answered at the same time; more wait,
// which interactions may for 15 minutes.
const maxAtOnce = 8

// New makes a bot. It is an error if an option is missing or wrong.
func New(o Options) (*Bot, error) {
	token := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token)+" ", "Bot "))
	if token == "" {
		return nil, fmt.Errorf("make bot: no token: %w", ErrToken)
	}
	if o.Asker == nil {
		return nil, errors.New("make bot: no asker")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if err := o.Shards.Check(); err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	client, err := apiClient(o.HTTP, o.APIURL)
	if err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	b := &Bot{
		asker:  o.Asker,
		keeper: o.Receipts,
		log:    o.Logger,
		seen:   newSeen(maxSeen),
		lanes:  newLanes(),
		memory: newMemory(),
		slots:  make(chan struct{}, maxAtOnce),
		grace:  finishWithin,
	}
	b.handle = recovered(b.log, b.answer)
	b.rest, err = newREST(token, client)
	if err != nil {
		return nil, fmt.Errorf("make bot: %w", err)
	}
	b.gateway = newListener(token, o.Shards, b.rest, b.log)
	return b, nil
}

// When a bot is stopped, what is in flight has finishWithin to end; then its
// askers' contexts end, and people are told within tellWithin.
const (
	finishWithin = 8 * time.Second
	tellWithin   = 2 * time.Second
)

var errStopping = errors.New("the bot is stopping")

// Run answers until ctx ends and what is in flight is finished, for at most
// ten seconds more; then it returns nil. It returns an error if the bot
// cannot start or Discord refuses it: [ErrToken] for a token that is wrong or
// was reset, [ErrIntents], [ErrSharding]. A lost connection is no error: it is
// made anew.
func (b *Bot) Run(ctx context.Context) error {
	work, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cancel(errStopping)
	err := b.gateway.run(ctx, hooks{
		intents: func(application) int { return intents },
		listen:  func(h handlers, app application) { b.listen(work, h, app) },
		first:   func(ctx context.Context, app application) error { return b.rest.register(ctx, app.id) },
	})
	if !b.drain(b.grace) {
		cancel(errStopping)
		if !b.drain(tellWithin) {
			b.log.Warn("stopped before all questions were answered")
		}
	}
	b.gateway.awaitClosed()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("run bot: %w", err)
	}
	return nil
}

// drain refuses further events and waits for those in flight; it reports
// whether all ended in time.
func (b *Bot) drain(within time.Duration) bool {
	b.mu.Lock()
	b.stopping = true
	b.mu.Unlock()
	done := make(chan struct{})
	go func() {
		b.inFlight.Wait()
		close(done)
	}()
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

// begin counts an event as in flight, unless the bot is stopping.
func (b *Bot) begin() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stopping {
		return false
	}
	b.inFlight.Add(1)
	return true
}
