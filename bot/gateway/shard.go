package gateway

import (
	"context"
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
