package answer

import (
	"slices"
	"strconv"
	"strings"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

// A citer gives sentences their citations, numbered as they come.
type citer struct {
	evidence  []evidence
	concepts  func(string) []retrieval.Concept
	citations []Citation
	numbers   map[place]int
}

func newCiter(e []evidence, concepts func(string) []retrieval.Concept) *citer {
	return &citer{evidence: e, concepts: concepts, numbers: make(map[place]int)}
}

// A place is what is cited: two sentences that rest on one share a number.
type place struct {
	article string
	span    corpus.Span
}

// cite returns the marks of a sentence that passed its checks, such as
// "[1][2]".
func (c *citer) cite(v *check.Verdict) string {
	var named []int
	for _, p := range v.Places {
		named = append(named, c.number(c.evidence[p.N-1].Article, p.Span, v.Text))
	}
	slices.Sort(named)
	var b strings.Builder
	for _, n := range slices.Compact(named) {
		b.WriteString("[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}

// number returns the number of the citation that shows a place, a new one if
// none does. The quote is the place with as much as fits around it, and the part
// that speaks most of a sentence where the place itself is too long.
func (c *citer) number(a *corpus.Article, core corpus.Span, sentence string) int {
	if characters(a, core) > MaxQuote {
		core = cut(a.Text, core, c.concepts(sentence), corpus.Span{})
	}
	at := place{a.ID, core}
	if n := c.numbers[at]; n > 0 {
		return n
	}
	for _, known := range c.citations {
		if known.Article == a && known.Span.Contains(core) {
			c.numbers[at] = known.N
			return known.N
		}
	}
	n := len(c.citations) + 1
	c.citations = append(c.citations, Citation{N: n, Article: a, Span: widen(a, core)})
	c.numbers[at] = n
	return n
}
