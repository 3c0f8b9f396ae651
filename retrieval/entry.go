package retrieval

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/cespare/xxhash/v2"
)

// An entry is a line of a vocabulary: any of its lemmas may tell the same. Where
// one side is empty, the other's lemmas still stand for one another.
type entry struct {
	// text has the lemmas of each side, separated by commas.
	text [2]string
	// inflection: it only brings together the forms of a word, where no other
	// entry has them.
	inflection bool
	// sides are analyzed when they are first asked for.
	sides [2]atomic.Pointer[[]lemma]
}

// The sides of an entry.
const (
	englishSide = iota
	koreanSide
)

// A sense is a lemma of an entry.
type sense struct {
	entry       int32
	side, lemma uint16
}

// lemmas returns those of a side, the same ones each time.
func (e *entry) lemmas(side int) []lemma {
	if l := e.sides[side].Load(); l != nil {
		return *l
	}
	newLemma := englishLemma
	if side == koreanSide {
		newLemma = koreanLemma
	}
	var out []lemma
	for w := range lemmasIn(e.text[side]) {
		out = append(out, newLemma(w))
	}
	e.sides[side].CompareAndSwap(nil, &out)
	return *e.sides[side].Load()
}

// id is the same in every run and does not depend on other entries.
func (e *entry) id() uint64 {
	for _, side := range e.text {
		for w := range lemmasIn(side) {
			return xxhash.Sum64String("entry " + w)
		}
	}
	return 0
}

// lemmasIn yields the lemmas of a side.
func lemmasIn(side string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for w := range strings.SplitSeq(side, ",") {
			if w = strings.Trim(w, " \t\r\n"); w != "" && !yield(w) {
				return
			}
		}
	}
}

// keys calls yield for each stem that finds a lemma of a side: those of its
// words, and for a phrase the first.
func (e *entry) keys(side int, yield func(key string, lemma int)) {
	for i, l := range e.lemmas(side) {
		for _, key := range l.forms {
			yield(key, i)
		}
		if l.phrase != nil && !slices.Contains(l.forms, l.phrase[0]) {
			yield(l.phrase[0], i)
		}
	}
}
