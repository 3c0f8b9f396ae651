package titles

import (
	"cmp"
	"slices"

	"footnote/corpus"
)

// Titles are those of some articles. They may be used by several goroutines.
type Titles struct {
	// entries are in the order in which those of one rank are found.
	entries []entry
}

// An entry is an article as it is looked for.
type entry struct {
	article *corpus.Article
	title   folded
	// others are the letters of the article's ID, publisher and author, with
	// none between them.
	others folded
}

// New returns the titles of articles.
func New(articles []*corpus.Article) *Titles {
	t := &Titles{entries: make([]entry, len(articles))}
	for i, a := range articles {
		t.entries[i] = entry{article: a, title: fold(a.Title), others: folded{letters: slices.Concat(
			fold(a.ID).letters, []rune{0}, fold(a.Publisher).letters, []rune{0}, fold(a.Author).letters,
		)}}
	}
	slices.SortFunc(t.entries, func(a, b entry) int {
		return cmp.Or(b.article.Published.Compare(a.article.Published), cmp.Compare(a.article.ID, b.article.ID))
	})
	return t
}

// Find returns the articles that hold all that was typed, its words in any
// order, at most k of them. Those come first whose titles begin with one of the
// words and hold the others where words begin; then those where all are beginnings
// of words; then those that hold a word further inside; then those that hold one
// in their ID, publisher or author alone. Among these the newest come first, and
// then it is the order of IDs.
//
// If nothing was typed, all articles are found.
func (t *Titles) Find(typed string, k int) []*corpus.Article {
	if k <= 0 {
		return nil
	}
	words := read(typed)
	var ranked [ranks][]*corpus.Article
	for i := range t.entries {
		r := t.entries[i].rank(words)
		if r < ranks && len(ranked[r]) < k {
			ranked[r] = append(ranked[r], t.entries[i].article)
			if r == 0 && len(ranked[r]) == k {
				break
			}
		}
	}
	out := slices.Concat(ranked[:]...)
	return out[:min(k, len(out))]
}

// A place is where a word was found, the best first.
type place int

const (
	atTitle place = iota
	atWord
	inside
	elsewhere
	nowhere
)

// ranks is how many ranks there are: by the worst place of a word, and by
// whether one is at the beginning of the title.
const ranks = 2 * int(nowhere)

// rank returns the rank of an article, the best first, ranks or more if it is
// not found.
func (e *entry) rank(words []word) int {
	worst, later := atTitle, 1
	for i := range words {
		p := words[i].in(&e.title)
		if p == nowhere {
			if words[i].in(&e.others) == nowhere {
				return ranks
			}
			p = elsewhere
		}
		if p == atTitle {
			p, later = atWord, 0
		}
		worst = max(worst, p)
	}
	return 2*int(worst) + later
}
