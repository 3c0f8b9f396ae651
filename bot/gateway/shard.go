package gateway

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// A shard is one session with the gateway, over one connection after another.
type shard struct {
	gateway *Gateway
	id      int
	count   int
	log     *slog.Logger
	queue   *queue

	// session and resume are what READY told, empty without a session; seq is
	// the number of the last event of it.
	session, resume string
	seq             atomic.Int64
	// tries are those since the last connection that was of use; short are the
	// connections since one that lasted.
	tries, short int
	backoff      *backoff.ExponentialBackOff
	// pending: a session was allowed, and has not been started yet.
	pending bool
	// away: a loss was logged, and no return.
	away bool
	// up is closed when the shard is connected for the first time.
	up   chan struct{}
	upOf sync.Once
}

func newShard(g *Gateway, id, count int) *shard {
	return &shard{
		gateway: g, id: id, count: count, log: g.log.With("shard", id), queue: newQueue(g.log),
		backoff: backoff.NewExponentialBackOff(), up: make(chan struct{}),
	}
}

// awaitUp returns when the shard was connected, or ctx ended.
func (s *shard) awaitUp(ctx context.Context) {
	select {
	case <-s.up:
	case <-ctx.Done():
	}
}

// live keeps the shard connected until ctx ends or Discord refuses it.
func (s *shard) live(ctx context.Context) error {
	for {
		began := time.Now()
		established, err := s.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if final(err) {
			return err
		}
		s.lost(err)
		wait := s.next(established, time.Since(began), err)
		if wait > 0 && s.gateway.options.Pause(ctx, wait) != nil {
			return nil // ctx ended
		}
	}
}

// lost logs the first of the failures until the shard is connected again.
func (s *shard) lost(err error) {
	if s.away {
		return
	}
	s.away = true
	select {
	case <-s.up:
		s.log.Info("connection to Discord lost", "err", err)
	default:
		s.log.Warn("cannot connect to Discord yet", "err", err)
	}
}

const (
	// stableAfter is how long a connection must last so that the next one is
	// not made later for the failures before it.
	stableAfter = time.Minute
	// maxShort connections of less than shortBelow may follow each other
	// before the next one is made later.
	maxShort   = 10
	shortBelow = time.Second
)

// next prepares the next connection, after one that ended with err, and
// returns how long to wait for it: not at all to resume a session over a
// connection that was of use, more and more otherwise.
func (s *shard) next(established bool, lasted time.Duration, err error) time.Duration {
	s.tries++
	s.short++
	if established {
		s.tries = 0
	}
	if established && lasted >= shortBelow {
		s.short = 0
	}
	if established && lasted >= stableAfter {
		s.backoff.Reset()
	}
	switch {
	case over(err):
		s.session, s.resume = "", ""
		s.seq.Store(0)
		// A shard that lost its session together with others does not come
		// back together with them.
		return max(s.backoff.NextBackOff(), between(time.Second, 5*time.Second))
	case established && s.short <= maxShort:
		return 0
	}
	return s.backoff.NextBackOff()
}

// connect makes a connection and receives what comes until it ends, and
// returns why; established reports whether there was a session.
func (s *shard) connect(ctx context.Context) (established bool, err error) {
	c, err := s.introduced(ctx)
	defer s.settle()
	if err != nil {
		return false, err
	}
	beating, stop := context.WithCancel(ctx)
	var beats sync.WaitGroup
	beats.Go(func() { c.beat(beating, s.seq.Load) })
	defer func() {
		stop()
		c.ws.Close()
		beats.Wait()
	}()
	defer context.AfterFunc(ctx, c.goodbye)()
	for {
		p, err := c.read()
		if err != nil {
			return established, c.ended(err, s.gateway.options.Intents)
		}
		done, err := s.take(ctx, c, p)
		if err != nil {
			c.breakOff(err)
			return established, err
		}
		established = established || done
	}
}

// introduced opens a connection and asks for the session, or for a new one
// when that is allowed.
func (s *shard) introduced(ctx context.Context) (*connection, error) {
	o := s.gateway.options
	if s.session != "" {
		return s.open(ctx, opResume, resume{o.Token, s.session, s.seq.Load()})
	}
	if err := s.gateway.starts.allow(ctx); err != nil {
		return nil, err
	}
	s.pending = true
	turn, err := s.gateway.starts.turn(ctx, s.id)
	if err != nil {
		return nil, err
	}
	c, err := s.open(ctx, opIdentify, identify{o.Token, o.Intents, [2]int{s.id, s.count}, us()})
	turn.release(err == nil)
	return c, err
}

// open opens a connection and writes the first payload.
func (s *shard) open(ctx context.Context, op int, first any) (*connection, error) {
	base, err := s.base(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.gateway.open(ctx, base)
	if err != nil {
		return nil, err
	}
	if err := c.write(op, first); err != nil {
		c.ws.Close()
		return nil, err
	}
	return c, nil
}

// base returns the address to connect to: that to resume the session if it
// was not tried in vain, else the general one, which may have changed.
// https://discord.com/developers/docs/events/gateway#handling-a-disconnect
func (s *shard) base(ctx context.Context) (string, error) {
	starts := s.gateway.starts
	if s.session != "" && s.resume != "" && s.tries == 0 {
		return s.resume, nil
	}
	if s.session != "" && s.tries > 1 {
		if _, err := starts.refresh(ctx); err != nil {
			return "", err
		}
	}
	return starts.url(), nil
}

// take does what a payload asks; established reports whether it says that
// there is a session, and an error that the connection is of no more use.
func (s *shard) take(ctx context.Context, c *connection, p payload) (established bool, err error) {
	switch p.Op {
	case opDispatch:
		return s.receive(ctx, p)
	case opHeartbeat:
		return false, c.heartbeat(s.seq.Load())
	case opHeartbeatAck:
		c.acked.Store(true)
	case opReconnect:
		return false, errReconnect
	case opInvalidSession:
		return false, &invalidSession{resumable: string(p.Data) == "true"}
	}
	return false, nil // what is new to the protocol is for others
}

// receive hands an event on, unless it came before.
func (s *shard) receive(ctx context.Context, p payload) (established bool, err error) {
	if p.Kind == "READY" {
		var r ready
		if json.Unmarshal(p.Data, &r) != nil || r.Session == "" {
			return false, errPayload
		}
		s.session, s.resume = r.Session, r.Resume
		s.seq.Store(0)
	}
	if p.Seq != 0 {
		if p.Seq <= s.seq.Load() {
			return false, nil
		}
		s.seq.Store(p.Seq)
	}
	if ctx.Err() == nil {
		s.queue.put(Event{Shard: s.id, Kind: p.Kind, Data: p.Data})
	}
	if p.Kind != "READY" && p.Kind != "RESUMED" {
		return false, nil
	}
	s.established(p.Kind == "RESUMED")
	return true, nil
}

func (s *shard) settle() {
	if s.pending {
		s.pending = false
		s.gateway.starts.settle()
	}
}

func (s *shard) established(resumed bool) {
	s.settle()
	if s.away {
		s.away = false
		s.log.Info("connected to Discord again", "resumed", resumed)
	}
	s.upOf.Do(func() { close(s.up) })
}
