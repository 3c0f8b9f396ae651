package gateway

import (
	"context"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/sync/errgroup"
)

// Options make a gateway. Token, Start and Receive are needed.
type Options struct {
	// Token is the bot's, without "Bot " before it.
	Token string
	// Intents choose the kinds of events that come.
	// https://discord.com/developers/docs/events/gateway#list-of-intents
	Intents int
	Shards  Shards
	// Start asks Discord where the gateway is; it is called for each session
	// that is started later than the first ones.
	Start func(ctx context.Context) (Start, error)
	// Receive is called with the events of each shard, one after the other;
	// events of two shards may come at once. What takes long must not be done
	// in it.
	Receive func(Event)
	// First, unless nil, is called once, when shard 0 is connected, in the
	// process that runs it. Its error ends the gateway.
	First func(ctx context.Context) error
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
	// Pause waits for d or until ctx ends, for tests; nil waits as it should.
	Pause func(ctx context.Context, d time.Duration) error
}

// An Event is one that Discord dispatched.
type Event struct {
	Shard int
	// Kind is its name, such as "MESSAGE_CREATE".
	Kind string
	Data json.RawMessage
}

// A Gateway holds the connections of a process. It runs once.
type Gateway struct {
	options Options
	log     *slog.Logger
	dialer  *websocket.Dialer
	starts  *starts
	// closed is closed with the last connection.
	closed chan struct{}
}

// New makes a gateway.
func New(o Options) *Gateway {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Pause == nil {
		o.Pause = pause
	}
	return &Gateway{
		options: o, log: o.Logger, closed: make(chan struct{}),
		dialer: &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: openWithin},
	}
}

// Run connects all shards of this process and keeps them connected until ctx
// ends. Then it returns nil once the events that came are received; the
// connections are closed meanwhile, see [Gateway.AwaitClosed]. It returns an
// error if Discord cannot be reached at the start, or refuses the bot for
// good: [ErrToken], [ErrIntents], [ErrSharding].
func (g *Gateway) Run(ctx context.Context) error {
	start, err := g.options.Start(ctx)
	if err == nil {
		_, err = address(start.URL)
	}
	if err != nil {
		close(g.closed)
		return err
	}
	ids, count := g.options.Shards.plan(start.Shards)
	g.starts = newStarts(g.options, start, len(ids))
	var received sync.WaitGroup
	launched := make(chan struct{})
	group, inner := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(launched)
		g.launch(inner, group, &received, ids, count)
		return nil
	})
	ended := make(chan error, 1)
	go func() {
		ended <- group.Wait()
		close(g.closed)
	}()
	select {
	case err = <-ended:
	case <-ctx.Done():
	}
	<-launched
	waitWithin(receiveWithin, &received)
	return err
}

// receiveWithin is how long receiving what came may take in the end.
const receiveWithin = time.Second

func waitWithin(d time.Duration, work *sync.WaitGroup) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work.Wait()
	}()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}

// launch starts the shards: as many at once as may identify at once, the next
// when these are connected.
// https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
func (g *Gateway) launch(ctx context.Context, group *errgroup.Group, received *sync.WaitGroup, ids []int, count int) {
	bucket := g.starts.concurrency()
	shards := make([]*shard, len(ids))
	for i, id := range ids {
		if i >= bucket && i%bucket == 0 {
			for _, before := range shards[i-bucket : i] {
				before.awaitUp(ctx)
			}
		}
		if ctx.Err() != nil {
			return
		}
		s := newShard(g, id, count)
		shards[i] = s
		received.Go(func() { s.queue.hand(ctx, g.options.Receive) })
		group.Go(func() error { return s.live(ctx) })
		if id == 0 && g.options.First != nil {
			group.Go(func() error { return g.first(ctx, s) })
		}
	}
	for _, s := range shards {
		s.awaitUp(ctx)
	}
	if ctx.Err() == nil {
		g.log.Info("connected to Discord", "shards", len(ids))
	}
}

func (g *Gateway) first(ctx context.Context, s *shard) error {
	s.awaitUp(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err := g.options.First(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

// AwaitClosed returns when all connections are closed, or were never open, at
// the latest two seconds after Run returned.
func (g *Gateway) AwaitClosed() {
	timer := time.NewTimer(goodbyeWithin)
	defer timer.Stop()
	select {
	case <-g.closed:
	case <-timer.C:
	}
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// between returns a random duration from low to high.
func between(low, high time.Duration) time.Duration {
	return low + rand.N(high-low) //nolint:gosec // it spreads load, and keeps no secret
}
