package answer

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// How many statements an answer has at most, how probable they are together
// when no more are needed, and how probable one is at least beside the best.
const (
	mostStatements = 3
	enoughShare    = 0.97
	leastShare     = 0.03
)

// pick chooses the statements to answer with, the best first: more of them the
// less sure the best one is. No sentence of another language joins one in the
// question's own.
func (r *reading) pick() []*window {
	best := r.statements[0]
	var chosen []*window
	room, sum := MaxText, 0.0
	for _, s := range r.statements {
		if len(chosen) == mostStatements || len(chosen) > 0 && (sum >= enoughShare || s.share < leastShare*best.share) {
			break
		}
		w := r.window(s)
		n := w.size()
		if n > room || slices.ContainsFunc(chosen, w.repeats) || s.foreign && !best.foreign {
			continue
		}
		room -= n
		sum += s.share
		chosen = append(chosen, w)
	}
	return chosen
}

// compose returns the text of an answer and its citations: each sentence with
// the number of a quote that holds it.
func compose(windows []*window) (string, []Citation) {
	var b strings.Builder
	var citations []Citation
	for _, w := range windows {
		a := w.passage.Article
		n := 1 + slices.IndexFunc(citations, func(c Citation) bool {
			return c.Article.ID == a.ID && c.Span.Contains(w.span)
		})
		if n == 0 {
			n = len(citations) + 1
			citations = append(citations, Citation{N: n, Article: a, Span: w.quote})
		}
		for _, s := range w.told() {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s + " [" + strconv.Itoa(n) + "]")
		}
	}
	return b.String(), citations
}

// short returns the few words of the best statement that answer, "" if there
// are none in the part that is told.
func (r *reading) short(told []*window) string {
	best := r.statements[0]
	for _, w := range told {
		if w.passage != best.passage || !w.span.Overlaps(best.span) {
			continue
		}
		for _, p := range best.phrases {
			if span := r.wholeDate(best, p.span); w.span.Contains(span) {
				return toldText(w.passage.Article.Quote(span))
			}
		}
	}
	return ""
}

// wholeDate returns the date that a part of it was chosen from, where a time is
// asked for: who asks when wants the day as well as the year.
func (r *reading) wholeDate(s *statement, part corpus.Span) corpus.Span {
	if r.kind != kindWhen {
		return part
	}
	for _, q := range s.quantities {
		at := corpus.Span{Start: s.span.Start + q.Span.Start, End: s.span.Start + q.Span.End}
		if q.Class == retrieval.UnitDate && at.Contains(part) {
			return at
		}
	}
	return part
}
