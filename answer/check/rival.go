package check

import (
	"slices"
	"strings"

	"footnote/retrieval"
)

// belongsElsewhere reports whether what the clause of a quantity tells stands in
// another clause of a source, with another quantity of its kind.
func (e *examination) belongsElsewhere(q *retrieval.Quantity, i, j int) bool {
	told := e.inClause(e.clause(q.Span.Start))
	if len(told) == 0 {
		told = e.inClause(anyClause)
	}
	if len(told) == 0 {
		return false
	}
	here, rival := 0.0, 0.0
	for n := range e.sources[i].sentences {
		before := 0.0 // what a sentence speaks of at first goes on
		for _, c := range e.clausesIn(i, n, told) {
			switch {
			case c.has(q):
				if n == j {
					here = max(here, c.share, before)
				}
			case c.rivals(q):
				rival = max(rival, c.share)
			}
			before = max(before, c.share)
		}
	}
	return rival >= here+elsewhere && rival*float64(len(told)) >= leastRival
}

// leastRival is how many words of the clause the other one has at least.
const leastRival = 1.6

// elsewhere is how much more of a clause another one tells at least to be the
// one that it is about.
const elsewhere = 0.45

// A toldClause is a clause of an article's sentence: its quantities, and how
// much of some concepts it speaks of.
type toldClause struct {
	text       string
	quantities []retrieval.Quantity
	share      float64
}

func (c *toldClause) has(q *retrieval.Quantity) bool {
	number, _, _ := strings.Cut(q.Text, " ")
	return slices.ContainsFunc(c.quantities, func(o retrieval.Quantity) bool { return same(q, &o) }) ||
		isVague(q.Class) && hasNative(c.text, number)
}

// rivals reports whether the clause has another quantity of the same kind.
func (c *toldClause) rivals(q *retrieval.Quantity) bool {
	return slices.ContainsFunc(c.quantities, func(o retrieval.Quantity) bool {
		_, unit, _ := strings.Cut(q.Text, " ")
		_, other, _ := strings.Cut(o.Text, " ")
		kind := o.Class == q.Class || isVague(o.Class) && isVague(q.Class)
		return kind && (unit == other || unit == "" || other == "" || q.Class == retrieval.UnitDate) && !same(q, &o) && !agrees(&o, q)
	})
}

// clausesIn returns the clauses of a sentence.
func (e *examination) clausesIn(i, j int, told []int) []toldClause {
	s := &e.sources[i].sentences[j]
	quote := e.sources[i].Article.Quote(s.span)
	ends := clausesOf(quote)
	out := make([]toldClause, len(ends))
	for n, start := 0, 0; n < len(ends); n++ {
		out[n].text, start = quote[start:ends[n]], ends[n]
	}
	clause := func(at int) int {
		return slices.IndexFunc(ends, func(end int) bool { return at < end })
	}
	for _, q := range s.quantities {
		if n := clause(q.Span.Start); n >= 0 {
			out[n].quantities = append(out[n].quantities, q)
		}
	}
	words := s.text.Words()
	for _, k := range told {
		if e.trust[i][j][k] == 0 {
			continue
		}
		seen := make(map[int]bool)
		for _, at := range e.concepts[k].At(s.text) {
			if n := clause(words[at].Start); n >= 0 && !seen[n] {
				seen[n] = true
				out[n].share += min(1, e.trust[i][j][k]/certain) / float64(len(told))
			}
		}
	}
	return out
}
