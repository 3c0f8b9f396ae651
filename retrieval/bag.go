package retrieval

import "iter"

// A bag counts features by their hashes. It is a table with open addressing,
// since a map takes most of the time that embedding a text takes. The zero bag
// is empty.
type bag struct {
	slots []feature // as many as a power of two, at least half of them free
	size  int
}

// A feature has no weight in a free slot.
type feature struct {
	hash   uint64
	weight uint32
}

// leastSlots are enough for a question.
const leastSlots = 1 << 10

// empty takes out all features and keeps the room they had.
func (b *bag) empty() {
	clear(b.slots)
	b.size = 0
}

// add adds to a feature's weight.
func (b *bag) add(hash uint64, weight uint32) {
	if 2*(b.size+1) > len(b.slots) {
		b.grow()
	}
	f := b.slot(hash)
	if f.weight == 0 {
		f.hash = hash
		b.size++
	}
	f.weight += weight
}

// slot returns where a feature is, or the free slot where it belongs.
func (b *bag) slot(hash uint64) *feature {
	mask := uint64(len(b.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if f := &b.slots[i]; f.weight == 0 || f.hash == hash {
			return f
		}
	}
}

func (b *bag) grow() {
	before := b.slots
	b.slots = make([]feature, max(leastSlots, 2*len(before)))
	for _, f := range before {
		if f.weight > 0 {
			*b.slot(f.hash) = f
		}
	}
}

// all yields the features and their weights, in no order that means anything.
func (b *bag) all() iter.Seq2[uint64, uint32] {
	return func(yield func(uint64, uint32) bool) {
		for _, f := range b.slots {
			if f.weight > 0 && !yield(f.hash, f.weight) {
				return
			}
		}
	}
}
