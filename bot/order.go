package bot

import (
	"slices"
	"sync"
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

// lanes let the messages of one person in one channel be answered one after the
// other, in the order in which they came.
type lanes struct {
	mu sync.Mutex
	// waiting are those in each lane that has any, the one whose turn it is first.
	// Each is closed when its turn has come.
	waiting map[string][]chan struct{}
}

func newLanes() *lanes { return &lanes{waiting: make(map[string][]chan struct{})} }

// enter takes the last place in the lane of a name: turn is closed when it is its
// turn. Leave, to be called once, makes way for the next, before its turn too.
func (l *lanes) enter(name string) (turn <-chan struct{}, leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	mine := make(chan struct{})
	if l.waiting[name] = append(l.waiting[name], mine); len(l.waiting[name]) == 1 {
		close(mine)
	}
	return mine, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		at := slices.Index(l.waiting[name], mine)
		rest := slices.Delete(l.waiting[name], at, at+1)
		switch {
		case len(rest) == 0:
			delete(l.waiting, name)
			return
		case at == 0:
			close(rest[0])
		}
		l.waiting[name] = rest
	}
}
