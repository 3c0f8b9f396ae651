package gateway

import (
	"context"
	"log/slog"
	"sync"
)

// maxQueued is how many events may wait to be received. Whoever could use an
// interaction that waited behind so many is long gone.
const maxQueued = 1 << 14

// A queue hands the events of a shard on in order, so that the connection is
// read however long a receiver takes.
type queue struct {
	log *slog.Logger

	mu     sync.Mutex
	events []Event
	// full: events are being left out.
	full bool
	wake chan struct{}
}

func newQueue(log *slog.Logger) *queue { return &queue{log: log, wake: make(chan struct{}, 1)} }

// put adds an event. It never waits.
func (q *queue) put(e Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.events) == maxQueued {
		if !q.full {
			q.full = true
			q.log.Warn("events come faster than they are received: some are left out", "shard", e.Shard)
		}
		return
	}
	q.events = append(q.events, e)
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

func (q *queue) takeAll() []Event {
	q.mu.Lock()
	defer q.mu.Unlock()
	events := q.events
	q.events, q.full = nil, false
	return events
}

// hand calls receive with each event until ctx has ended and none is left.
func (q *queue) hand(ctx context.Context, receive func(Event)) {
	for {
		select {
		case <-q.wake:
		case <-ctx.Done():
		}
		for _, e := range q.takeAll() {
			receive(e)
		}
		if ctx.Err() != nil {
			for _, e := range q.takeAll() {
				receive(e)
			}
			return
		}
	}
}
