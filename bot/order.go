package bot

import (
	"sync"

	"footnote/bot/limit"
)

// maxSeen is how many events are remembered: many times what the gateway may
// deliver again after it was resumed.
const maxSeen = 4096

// seen knows the last events by id, so that one delivered twice is answered once.
type seen struct {
	mu   sync.Mutex
	ids  map[string]bool
	ring []string
	next int
}

func newSeen(size int) *seen {
	return &seen{ids: make(map[string]bool, size), ring: make([]string, size)}
}

// first reports whether id comes for the first time.
func (s *seen) first(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ids[id] {
		return false
	}
	delete(s.ids, s.ring[s.next])
	s.ring[s.next] = id
	s.ids[id] = true
	s.next = (s.next + 1) % len(s.ring)
	return true
}

// maxWaiting is how many questions of one person are taken at a time: messages in
// one channel, and in all what waits for its turn.
const maxWaiting = 5

// berths bound the questions that are under way. A question has one before it is
// acknowledged: whoever asks too much by a command can then be told alone.
type berths struct {
	mu    sync.Mutex
	most  int
	taken int
	of    map[string]int // by person
}

func newBerths(most int) *berths { return &berths{most: most, of: make(map[string]int)} }

// take takes a berth for a question of a person. It is an error,
// [limit.ErrFull] or [limit.ErrPersonFull], if there is none.
func (b *berths) take(person string) (leave func(), err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.of[person] >= maxWaiting:
		return nil, limit.ErrPersonFull
	case b.taken >= b.most:
		return nil, limit.ErrFull
	}
	b.taken++
	b.of[person]++
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.taken--
		if b.of[person]--; b.of[person] == 0 {
			delete(b.of, person)
		}
	}, nil
}

// lanes let the messages of one person in one channel be answered one after the
// other, in the order in which they came.
type lanes struct {
	mu    sync.Mutex
	lanes map[string]*lane
}

type lane struct {
	// last is closed when the latest message is answered, n are not yet.
	last chan struct{}
	n    int
}

func newLanes() *lanes { return &lanes{lanes: make(map[string]*lane)} }

// enter takes the next place in the lane of a name: turn is closed when it is its
// turn, and leave makes way for the next. ok is false if the lane is full.
func (l *lanes) enter(name string) (turn <-chan struct{}, leave func(), ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	here := l.lanes[name]
	if here == nil {
		open := make(chan struct{})
		close(open)
		here = &lane{last: open}
		l.lanes[name] = here
	}
	if here.n == maxWaiting {
		return nil, nil, false
	}
	before, mine := here.last, make(chan struct{})
	here.last = mine
	here.n++
	return before, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		close(mine)
		if here.n--; here.n == 0 {
			delete(l.lanes, name)
		}
	}, true
}
