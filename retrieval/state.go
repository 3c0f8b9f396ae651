package retrieval

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// A state is all that a search reads besides the vectors. It is not changed
// once it is current.
type state struct {
	// articles are in order of ID.
	articles []*corpus.Article
	// passages are in order of their article and of their place in it.
	passages []*corpus.Passage
	// first holds for each article the position of its first passage, and at
	// the end the number of passages.
	first []int
	// byID holds the position of each passage.
	byID map[string]int
	// lexical's documents are the passages.
	lexical *lexical
	// embedded are the IDs that have a vector in the store.
	embedded map[string]bool
	// stale: the lexical is not of this analyzer.
	stale bool
	// version is that of [Index.Version], set when the state becomes current.
	version string
}

func newState(articles []*corpus.Article, passages []*corpus.Passage, first []int, x *lexical) *state {
	st := &state{
		articles: articles, passages: passages, first: first, lexical: x,
		byID:     make(map[string]int, len(passages)),
		embedded: make(map[string]bool),
	}
	for i, p := range passages {
		st.byID[p.ID] = i
	}
	return st
}

func (st *state) embed(ids []string) {
	for _, id := range ids {
		st.embedded[id] = true
	}
}

// find returns the position of an article.
func (st *state) find(id string) (int, bool) {
	return slices.BinarySearchFunc(st.articles, id, func(a *corpus.Article, id string) int {
		return strings.Compare(a.ID, id)
	})
}

// embeddedPassages is how many passages have a vector.
func (st *state) embeddedPassages() int {
	n := 0
	for id := range st.byID {
		if st.embedded[id] {
			n++
		}
	}
	return n
}
