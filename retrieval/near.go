package retrieval

import (
	"cmp"
	"math/bits"
	"slices"
)

// signatures tell at a glance which words of a dictionary may be near another.
type signatures struct {
	// order holds the words by their number of letters; from[n] is where those
	// of n letters begin. Words with other letters are not in it.
	order []uint32
	from  [mostLetters + 2]uint32
	// sets are the letters of the words, in that order.
	sets []uint64
}

func newSignatures(d *dictionary) *signatures {
	s := &signatures{}
	lengths := make([]uint8, len(d.ends)) // 0: not in it
	sets := make([]uint64, len(d.ends))
	var buffer [mostLetters + 4]byte
	for i := range d.ends {
		if letters, ok := appendLetters(buffer[:0], d.word(i)); ok {
			lengths[i], sets[i] = uint8(len(letters)), letterSet(letters)
			s.from[len(letters)+1]++
		}
	}
	s.from[1] = 0
	for n := range mostLetters + 1 {
		s.from[n+1] += s.from[n]
	}
	next := s.from
	s.order, s.sets = make([]uint32, s.from[mostLetters+1]), make([]uint64, s.from[mostLetters+1])
	for i, n := range lengths {
		if n > 0 {
			s.order[next[n]], s.sets[next[n]] = uint32(i), sets[i]
			next[n]++
		}
	}
	return s
}

// letterSet returns which letters there are, as bits: an error changes at most
// two. Latin letters share the bits that Korean ones leave, and digits have none.
func letterSet(letters []byte) uint64 {
	const korean = leads + vowels
	set := uint64(0)
	for _, l := range letters {
		switch {
		case l >= firstLetter:
			set |= 1 << ordinal(l)
		case l >= 'a':
			set |= 1 << (korean + ordinal(l)%(64-korean))
		}
	}
	return set
}

// A nearWord is a word of a dictionary that is near another, at a cost.
type nearWord struct {
	word, cost int
}

// byCost orders the nearest first, equal ones by the alphabet.
func byCost(a, b nearWord) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.word, b.word))
}

// forgiven returns what errors in a word of some letters may cost. Where there
// are few, one that differs makes another word.
func forgiven(letters []byte) int {
	n := len(letters)
	if n > 0 && letters[0] < firstLetter {
		n -= latinCaution
	}
	switch {
	case n < 4:
		return 0
	case n < 9:
		return oneError
	}
	return 2 * oneError
}

// latinCaution: a Latin letter tells less than a Korean one, half of whose
// neighbours would make no syllable.
const latinCaution = 1

// near returns the words that some letters may be meant for, at a cost from 1
// to most, in no order.
func (d *dictionary) near(letters []byte, most int) []nearWord {
	errors := most / likelyError
	if errors == 0 || len(letters) > mostLetters {
		return nil
	}
	s := d.signatures()
	lo, hi := s.from[max(0, len(letters)-errors)], s.from[min(mostLetters, len(letters)+errors)+1]
	set := letterSet(letters)
	var out []nearWord
	var buffer [mostLetters + 4]byte
	for i := lo; i < hi; i++ {
		if bits.OnesCount64(s.sets[i]^set) > 2*errors {
			continue
		}
		other, _ := appendLetters(buffer[:0], d.word(int(s.order[i])))
		if cost := distance(letters, other, most); cost > 0 && cost <= most {
			out = append(out, nearWord{int(s.order[i]), cost})
		}
	}
	return out
}

// find returns the position of a word, -1 if it is not there.
func (d *dictionary) find(word string) int {
	lo, hi := 0, len(d.ends)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.word(mid) < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.ends) && d.word(lo) == word {
		return lo
	}
	return -1
}

// mostNear is how many words may be taken for one, and mostForgiven how many
// words of a question are looked for among near ones, so that a question that is
// a book costs no more than a long one.
const (
	mostNear     = 8
	mostForgiven = 32
)

// nearWords returns the words that a token may be meant for, nearest first.
func (x *lexical) nearWords(t token, stem string) []nearWord {
	best := make(map[int]int)
	var buffer [mostLetters + 4]byte
	for _, v := range cuts(t, stem) {
		if i := x.words.find(v.text); i >= 0 && v.cost > 0 {
			keepLeast(best, nearWord{i, v.cost})
		}
		letters, ok := appendLetters(buffer[:0], v.text)
		if !ok {
			continue
		}
		for _, n := range x.words.near(letters, forgiven(letters)-v.cost) {
			keepLeast(best, nearWord{n.word, n.cost + v.cost})
		}
	}
	var out []nearWord
	for word, cost := range best {
		out = append(out, nearWord{word, cost})
	}
	slices.SortFunc(out, byCost)
	return out
}

func keepLeast(best map[int]int, n nearWord) {
	if cost, known := best[n.word]; !known || n.cost < cost {
		best[n.word] = n.cost
	}
}

// A cut is a beginning of a word that may be its stem, at a cost.
type cut struct {
	text string
	cost int
}

// mostCut is how many syllables a particle has that an error made unknown.
const mostCut = 2

// cutCost is that of another stem than the analyzer's: less than an error.
const cutCost = 3

// cuts returns what may be a token's stem, since an error may hit its particle,
// or make one of what is none.
func cuts(t token, stem string) []cut {
	out := []cut{{stem, 0}}
	if t.script != hangul {
		return out
	}
	for n := range mostCut + 1 {
		end := len(t.text) - n*syllableBytes
		if end >= 2*syllableBytes && end != len(stem) {
			out = append(out, cut{t.text[:end], cutCost})
		}
	}
	return out
}
