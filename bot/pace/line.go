package pace

import (
	"container/list"
	"context"
	"fmt"
	"sync"
	"time"
)

// A BusyError says that a request was not made, because it would have had to
// wait for its turn until after its context's deadline.
type BusyError struct {
	// Wait is how long it would have had to wait at least.
	Wait time.Duration
}

// Error implements error.
func (e *BusyError) Error() string {
	return fmt.Sprintf("rate limited: no request may be made for %v", e.Wait.Round(time.Millisecond))
}

// longestWait is the most that a request waits whose context has no deadline:
// an interaction's token is good for as long, and nothing is awaited longer.
const longestWait = 15 * time.Minute

// tooLate reports whether a wait ends after ctx's deadline.
func tooLate(ctx context.Context, now time.Time, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return wait > longestWait || ok && now.Add(wait).After(deadline)
}

// A rule says whether one more request may pass.
type rule interface {
	// next reports whether one may pass now; else it returns when, or the zero
	// time for when another one returns.
	next(now time.Time) (at time.Time, ok bool)
	// pass counts one that passes.
	pass(now time.Time)
}

// A line is where requests wait until a rule lets them pass, in the order of
// their numbers. All methods but await need mu to be held.
type line struct {
	mu      *sync.Mutex
	rule    rule
	waiting list.List // of *waiter
	// timer calls admit when the first may pass.
	timer *time.Timer
}

type waiter struct {
	number uint64
	// turn is closed when it passes.
	turn chan struct{}
}

// join puts a request into the line and returns its place, which await takes;
// nil if it passes at once. Where it cannot pass in time, it is a [BusyError].
func (l *line) join(ctx context.Context, number uint64, now time.Time) (*list.Element, error) {
	l.admit(now)
	at, ok := l.rule.next(now)
	if ok {
		l.rule.pass(now)
		return nil, nil
	}
	if !at.IsZero() && tooLate(ctx, now, at.Sub(now)) {
		return nil, &BusyError{at.Sub(now)}
	}
	w := &waiter{number: number, turn: make(chan struct{})}
	// One that comes again stands where it stood; most stand at the end.
	for e := l.waiting.Back(); e != nil; e = e.Prev() {
		if e.Value.(*waiter).number < number {
			e = l.waiting.InsertAfter(w, e)
			l.schedule(at, now)
			return e, nil
		}
	}
	e := l.waiting.PushFront(w)
	l.schedule(at, now)
	return e, nil
}

// await waits until the request at a place of the line passes.
func (l *line) await(ctx context.Context, place *list.Element) error {
	if place == nil {
		return nil
	}
	turn := place.Value.(*waiter).turn
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-turn:
		return nil // whoever asked sees that ctx ended, and leaves
	default:
	}
	l.waiting.Remove(place)
	l.admit(time.Now())
	return context.Cause(ctx)
}

// admit lets pass as many as may, and comes back when the next may.
func (l *line) admit(now time.Time) {
	for first := l.waiting.Front(); first != nil; first = l.waiting.Front() {
		at, ok := l.rule.next(now)
		if !ok {
			l.schedule(at, now)
			return
		}
		l.rule.pass(now)
		close(l.waiting.Remove(first).(*waiter).turn)
	}
	if l.timer != nil {
		l.timer.Stop()
	}
}

func (l *line) schedule(at, now time.Time) {
	switch {
	case at.IsZero():
	case l.timer == nil:
		l.timer = time.AfterFunc(at.Sub(now), func() {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.admit(time.Now())
		})
	default:
		l.timer.Reset(at.Sub(now))
	}
}
