package limit

import (
	"errors"
	"sync"
)

// Why a question is refused at once.
var (
	// ErrFull says that too many are under way.
	ErrFull = errors.New("too many questions are under way")
	// ErrPersonFull says that too many of one person are.
	ErrPersonFull = errors.New("too many questions of one person are under way")
)

// Berths bound the questions that are under way, whether they wait or run. A
// question has one before it is acknowledged: whoever asks too much can then be
// told alone.
type Berths struct {
	all, perPerson int

	mu    sync.Mutex
	taken int
	// of are those of each person who has any.
	of map[string]int
}

// NewBerths returns berths for so many questions, of which so many may be one
// person's; each at least 1.
func NewBerths(all, perPerson int) *Berths {
	return &Berths{all: max(all, 1), perPerson: max(perPerson, 1), of: make(map[string]int)}
}

// Take takes a berth for a question of a person. Leave must be called once. It is
// an error, [ErrPersonFull] or [ErrFull], if there is none; leave does nothing then.
func (b *Berths) Take(person string) (leave func(), err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.of[person] >= b.perPerson:
		return func() {}, ErrPersonFull
	case b.taken >= b.all:
		return func() {}, ErrFull
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

// Taken returns how many there are.
func (b *Berths) Taken() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.taken
}
