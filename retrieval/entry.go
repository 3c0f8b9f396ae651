package retrieval

import (
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// An entry is a line of a vocabulary: any of its lemmas may tell the same. Where
// one side is empty, the other's lemmas still stand for one another.
type entry struct {
	// text has the lemmas of each side, separated by commas.
	text [2]string
	// inflection: it only brings together the forms of a word that no other
	// entry has.
	inflection bool

	analyzed sync.Once
	name     uint64
	sides    [2][]lemma
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

// lemmas returns those of a side.
func (e *entry) lemmas(side int) []lemma {
	e.analyze()
	return e.sides[side]
}

// id is the same in every run and does not depend on other entries.
func (e *entry) id() uint64 {
	e.analyze()
	return e.name
}

func (e *entry) analyze() {
	e.analyzed.Do(func() {
		first := ""
		for side, text := range e.text {
			for w := range lemmasIn(text) {
				if first == "" {
					first = w
				}
				if side == englishSide {
					e.sides[side] = append(e.sides[side], englishLemma(w))
				} else {
					e.sides[side] = append(e.sides[side], koreanLemma(w))
				}
			}
		}
		e.name = xxhash.Sum64String("entry " + first)
	})
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

// keys calls yield for each stem that finds a lemma of the entry: those of its
// words, and for a phrase the first.
func (e *entry) keys(yield func(key string, side, lemma int)) {
	for side := range e.sides {
		for i, l := range e.lemmas(side) {
			for _, key := range l.forms {
				yield(key, side, i)
			}
			if l.phrase != nil && !slices.Contains(l.forms, l.phrase[0]) {
				yield(l.phrase[0], side, i)
			}
		}
	}
}
