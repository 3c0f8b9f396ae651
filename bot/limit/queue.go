package limit

import (
	"container/list"
	"context"
	"sync"
)

// A Queue lets a number of questions run at once, and decides which of those
// that wait runs next: servers take turns, in a server its people do, and a
// person's questions run in the order they came. So a wait is no longer for
// how much somebody else asks. The order follows from that of the calls alone.
type Queue struct {
	most int

	mu      sync.Mutex
	running int
	waiting int
	// servers have questions waiting, the one whose turn is next in front.
	servers *list.List // of *server
	byID    map[string]*list.Element
}

// A server is one with questions waiting. The person whose turn is next is in
// front.
type server struct {
	id      string
	people  *list.List // of *person
	byID    map[string]*list.Element
	waiting int
}

// A person is one with questions waiting in one server, the first in front.
type person struct {
	id      string
	tickets []*ticket
}

// NewQueue returns an empty queue, which lets most questions run at once, at
// least 1. It does not bound how many wait: see [Berths].
func NewQueue(most int) *Queue {
	return &Queue{most: max(most, 1), servers: list.New(), byID: map[string]*list.Element{}}
}

// Enter puts a question of a person into the queue and waits for its turn, or
// until ctx ends, whose cause it returns then. The server may be any name of the
// place that shares a turn, such as that of one person's direct messages. Leave
// must be called when the question is answered; more than once does no harm.
func (q *Queue) Enter(ctx context.Context, serverID, personID string) (leave func(), err error) {
	t := q.join(serverID, personID)
	if err := t.wait(ctx); err != nil {
		return nil, err
	}
	return t.leave, nil
}

// join returns a question's place, which has to be left.
func (q *Queue) join(serverID, personID string) *ticket {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := &ticket{queue: q, server: serverID, person: personID, turn: make(chan struct{})}
	if q.running < q.most {
		q.run(t)
	} else {
		q.push(t)
	}
	return t
}

// Load returns how many questions run and how many wait.
func (q *Queue) Load() (running, waiting int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.running, q.waiting
}

func (q *Queue) run(t *ticket) {
	q.running++
	t.state = runs
	close(t.turn)
}
