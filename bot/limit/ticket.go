package limit

import "context"

// A ticket is a question's place in a [Queue].
type ticket struct {
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

// wait waits until the question may run. If ctx ends before, the ticket has
// left, and wait returns why ctx ended.
func (t *ticket) wait(ctx context.Context) error {
	select {
	case <-t.turn:
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		t.leave()
		return context.Cause(ctx)
	}
	return nil
}

// leave gives the place to the next, whether or not the question has run.
// More than once does no harm. wait must not be under way.
func (t *ticket) leave() {
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
