package limit

import "context"

// A Ticket is a question's place in a [Queue].
type Ticket struct {
	queue          *Queue
	server, person string
	// turn is closed when the question runs.
	turn  chan struct{}
	state state
}

type state int

const (
	waits state = iota
	runs
	left
)

// Wait waits until the question may run. If ctx ends before, the ticket has
// left, and Wait returns why ctx ended.
func (t *Ticket) Wait(ctx context.Context) error {
	select {
	case <-t.turn:
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		t.Leave()
		return context.Cause(ctx)
	}
	return nil
}

// Position returns how many questions run before this one, at least, plus 1;
// 0 if it need not wait any more.
func (t *Ticket) Position() int {
	t.queue.mu.Lock()
	defer t.queue.mu.Unlock()
	if t.state != waits {
		return 0
	}
	return t.queue.ahead(t) + 1
}

// Leave gives the place to the next, whether or not the question has run.
// More than once does no harm. Wait must not be under way.
func (t *Ticket) Leave() {
	q := t.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	switch t.state {
	case waits:
		q.remove(t)
	case runs:
		q.running--
		if q.waiting > 0 {
			q.run(q.pop())
		}
	}
	t.state = left
}
