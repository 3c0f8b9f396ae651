package gateway

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// A Start is what Discord tells about starting sessions.
// https://discord.com/developers/docs/events/gateway#get-gateway-bot
type Start struct {
	// URL is the websocket address of the gateway.
	URL string
	// Shards are as many as Discord recommends.
	Shards int
	// Total and Remaining are how many sessions may be started in a day, and
	// are left, until ResetAfter from now. A Total of zero means no limit.
	Total, Remaining int
	ResetAfter       time.Duration
	// MaxConcurrency is how many shards may identify at once; zero means one.
	MaxConcurrency int
}

// identifyEvery is the time between two identifies of the same rate limit key:
// Discord's five seconds, and as much as the way may vary.
// https://discord.com/developers/docs/events/gateway#session-start-limit-object
const identifyEvery = 5*time.Second + 250*time.Millisecond

// starts let sessions be started no faster than Discord allows. Who goes past
// the limit of a day loses all sessions and the token.
// https://discord.com/developers/docs/events/gateway#identifying
type starts struct {
	ask   func(context.Context) (Start, error)
	pause func(context.Context, time.Duration) error
	log   *slog.Logger
	// asking is held by the shard that waits for sessions to be allowed, so
	// that one asks and says so, and not all.
	asking chan struct{}

	mu   sync.Mutex
	last Start
	// granted are the sessions that may be started on what Discord told first;
	// pending are those allowed that Discord may not have counted yet.
	granted, pending int
	// turns are by rate limit key.
	turns map[int]*turn
}

// newStarts grants the first session of each shard that runs here.
func newStarts(o Options, start Start, shards int) *starts {
	granted := shards
	if start.Total > 0 {
		granted = min(shards, start.Remaining)
	}
	return &starts{
		ask: o.Start, pause: o.Pause, log: o.Logger, asking: make(chan struct{}, 1),
		last: start, granted: granted, turns: make(map[int]*turn),
	}
}

func (s *starts) concurrency() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return max(s.last.MaxConcurrency, 1)
}

func (s *starts) url() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last.URL
}

// refresh asks Discord anew, for the address or the limits.
func (s *starts) refresh(ctx context.Context) (Start, error) {
	start, err := s.ask(ctx)
	if err != nil {
		return Start{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = start
	return start, nil
}

// allow returns when one more session may be started today. Whoever asks says
// when that is done, or given up, with settle.
func (s *starts) allow(ctx context.Context) error {
	if s.take() {
		return nil
	}
	select {
	case s.asking <- struct{}{}:
		defer func() { <-s.asking }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		start, err := s.refresh(ctx)
		if err != nil || s.reserve(start) {
			return err
		}
		wait := max(start.ResetAfter, identifyEvery)
		s.log.Warn("Discord allows no more sessions today: the bot waits", "wait", wait.Round(time.Second), "total", start.Total)
		if err := s.pause(ctx, wait); err != nil {
			return err
		}
	}
}

// take uses one of the sessions that were granted at first.
func (s *starts) take() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.granted == 0 {
		return false
	}
	s.granted--
	s.pending++
	return true
}

// reserve reports whether there is one more session beside those pending.
func (s *starts) reserve(told Start) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if told.Total > 0 && told.Remaining <= s.granted+s.pending {
		return false
	}
	s.pending++
	return true
}

func (s *starts) settle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending--
}

// A turn is the right to identify. One shard of a rate limit key has it at a
// time, so that no connection waits for it.
// https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
type turn struct {
	held chan struct{}
	// last is when a shard identified.
	last time.Time
}

// turn returns when it is a shard's turn to identify. It is to be released.
func (s *starts) turn(ctx context.Context, shard int) (*turn, error) {
	s.mu.Lock()
	key := shard % max(s.last.MaxConcurrency, 1)
	t := s.turns[key]
	if t == nil {
		t = &turn{held: make(chan struct{}, 1)}
		s.turns[key] = t
	}
	s.mu.Unlock()
	select {
	case t.held <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if wait := identifyEvery - time.Since(t.last); wait > 0 {
		if err := s.pause(ctx, wait); err != nil {
			t.release(false)
			return nil, err
		}
	}
	return t, nil
}

// release lets the next shard have its turn, at once if this one did not use it.
func (t *turn) release(identified bool) {
	if identified {
		t.last = time.Now()
	}
	<-t.held
}
