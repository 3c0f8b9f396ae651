package limit

import (
	"container/list"
	"context"
	"errors"
	"sync"
)

// Why a question is refused at once.
var (
	// ErrFull says that too many wait.
	ErrFull = errors.New("too many questions are waiting")
	// ErrPersonFull says that one person has too many waiting.
	ErrPersonFull = errors.New("too many questions of one person are waiting")
)

// Bounds bound a queue. Each is at least 1.
type Bounds struct {
	// Running is how many run at once, Waiting how many more wait, and
	// PerPerson how many of those are one person's, in all servers.
	Running, Waiting, PerPerson int
}

// A Queue lets a number of questions run at once, and decides which of those
// that wait runs next: servers take turns, in a server its people do, and a
// person's questions run in the order they came. So a wait is no longer for
// how much somebody else asks. The order follows from that of the calls alone.
type Queue struct {
	bounds Bounds

	mu      sync.Mutex
	running int
	waiting int
	// servers have questions waiting, the one whose turn is next in front.
	servers *list.List // of *server
	byID    map[string]*list.Element
	// persons are how many questions each person has waiting.
	persons map[string]int
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

// NewQueue returns an empty queue.
func NewQueue(b Bounds) *Queue {
	b = Bounds{max(b.Running, 1), max(b.Waiting, 1), max(b.PerPerson, 1)}
	return &Queue{bounds: b, servers: list.New(), byID: map[string]*list.Element{}, persons: map[string]int{}}
}

// Enter puts a question of a person into the queue and waits for its turn, or
// until ctx ends, whose cause it returns then. The server may be any name of the
// place that shares a turn, such as that of one person's direct messages. Leave
// must be called when the question is answered; more than once does no harm. It
// is an error at once, [ErrFull] or [ErrPersonFull], if as many wait as may.
func (q *Queue) Enter(ctx context.Context, serverID, personID string) (leave func(), err error) {
	t, err := q.join(serverID, personID)
	if err != nil {
		return nil, err
	}
	if err := t.wait(ctx); err != nil {
		return nil, err
	}
	return t.leave, nil
}

// join returns a question's place, which has to be left.
func (q *Queue) join(serverID, personID string) (*ticket, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := &ticket{queue: q, server: serverID, person: personID, turn: make(chan struct{})}
	switch {
	case q.running < q.bounds.Running:
		q.run(t)
	case q.persons[personID] >= q.bounds.PerPerson:
		return nil, ErrPersonFull
	case q.waiting >= q.bounds.Waiting:
		return nil, ErrFull
	default:
		q.push(t)
	}
	return t, nil
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
