package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"footnote/bot/gateway"
)

// Errors for good, from the gateway.
var (
	// ErrToken says that Discord refuses the bot's token.
	ErrToken = gateway.ErrToken
	// ErrIntents says that the application lacks an intent that was asked for,
	// which the error names; it is switched on in Discord's developer portal.
	ErrIntents = gateway.ErrIntents
	// ErrSharding says that the bot needs more shards, or that there is no
	// such shard.
	ErrSharding = gateway.ErrSharding
)

// Shards say which part of the bot's servers a process serves.
type Shards = gateway.Shards

// A listener turns what comes from Discord into calls of handlers.
type listener struct {
	rest    *rest
	log     *slog.Logger
	options gateway.Options
	gateway *gateway.Gateway
}

// hooks are what a listener calls.
type hooks struct {
	// listen adds the handlers of events. It is called once; the handlers are
	// called for one event of a shard after the other, and must be quick.
	listen func(handlers, application)
	// first is called once, when the bot is connected, in the process of
	// shard 0: for what is done once however many processes there are.
	first func(context.Context, application) error
}

// newListener makes a listener; token is without "Bot ".
func newListener(token string, shards Shards, r *rest, log *slog.Logger) *listener {
	l := &listener{rest: r, log: log}
	l.options = gateway.Options{Token: token, Shards: shards, Start: l.start, Logger: log}
	return l
}

// run connects and calls the hooks until ctx ends. The connections are closed
// in the background, see awaitClosed.
func (l *listener) run(ctx context.Context, h hooks) error {
	app, err := l.rest.application(ctx)
	if err != nil && !unheardOf(err) {
		return err
	}
	o := l.options
	o.Intents = intents(app)
	known := newIntroduction(h.listen)
	if err == nil {
		known.is(app)
	}
	o.Receive = func(e gateway.Event) { known.receive(l.log, e) }
	o.First = func(ctx context.Context) error {
		app, err := known.await(ctx)
		if err != nil {
			return err
		}
		return h.first(ctx, app)
	}
	l.gateway = gateway.New(o)
	return l.gateway.Run(ctx)
}

// awaitClosed returns when the connections are closed, or never were open.
func (l *listener) awaitClosed() {
	if l.gateway != nil {
		l.gateway.AwaitClosed()
	}
}

// start asks where the gateway is, and for the limits on starting sessions.
func (l *listener) start(ctx context.Context) (gateway.Start, error) {
	told, err := l.rest.session.GatewayBot(discordgo.WithContext(ctx))
	if err != nil {
		if err = unsecret(err); unheardOf(err) {
			return l.plainStart(ctx)
		}
		return gateway.Start{}, fmt.Errorf("find the Discord gateway: %w", err)
	}
	limit := told.SessionStartLimit
	return gateway.Start{
		URL: told.URL, Shards: told.Shards, Total: limit.Total, Remaining: limit.Remaining,
		ResetAfter: time.Duration(limit.ResetAfter) * time.Millisecond, MaxConcurrency: limit.MaxConcurrency,
	}, nil
}

// plainStart asks a Discord-compatible server that knows no limits.
func (l *listener) plainStart(ctx context.Context) (gateway.Start, error) {
	at, err := l.rest.session.Gateway(discordgo.WithContext(ctx))
	if err != nil {
		return gateway.Start{}, fmt.Errorf("find the Discord gateway: %w", unsecret(err))
	}
	return gateway.Start{URL: at, Shards: 1, Total: 1, Remaining: 1, MaxConcurrency: 1}, nil
}

// handlers are called with the events of one kind each, named as in
// https://discord.com/developers/docs/events/gateway-events#receive-events
type handlers map[string]func(json.RawMessage) error

// on adds the handler of a kind of events, which takes them as the library
// decodes them, such as [discordgo.MessageCreate].
func on[T any](h handlers, kind string, do func(*T)) {
	h[kind] = func(data json.RawMessage) error {
		e := new(T)
		err := json.Unmarshal(data, e)
		if err != nil {
			e = new(T)
			err = json.Unmarshal(bare(data), e)
		}
		// Of null the library leaves pointers that lead nowhere.
		if err != nil || string(bytes.TrimSpace(data)) == "null" {
			return errUnreadable // the error would tell of the text
		}
		do(e)
		return nil
	}
}

var errUnreadable = errors.New("the library cannot decode it")

// call calls the handler of an event. Nothing that comes stops the bot.
func (h handlers) call(log *slog.Logger, e gateway.Event) {
	do := h[e.Kind]
	if do == nil {
		return
	}
	defer func() {
		if p := recover(); p != nil {
			log.Error("panic while an event came", "kind", e.Kind, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		}
	}()
	if err := do(e.Data); err != nil {
		log.Warn("an event was left out", "kind", e.Kind, "err", err)
	}
}
