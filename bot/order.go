package bot

import "sync"

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
