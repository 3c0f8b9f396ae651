package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// How many windows an answer has at most, and how good they are beside the
// best one. A question for people often wants all that are named, and they
// stand in several places; other questions have one answer.
const (
	mostWindows = 4
	listShare   = 0.6
	otherShare  = 0.9
)

// pick chooses the windows to answer with, in reading order: the articles by
// their best window, and within an article from top to bottom. Where one
// answer is wanted, the best window comes first, and what stands before it in
// its article is left out. A list is made of single sentences that name more
// and more people. No sentence of another language joins one in the
// question's own.
func (r *reading) pick() []*window {
	best, list := r.windows[0], kindOf(r.question) == kindWho
	share := otherShare
	if list {
		share = listShare
	}
	var chosen []*window
	room, named := MaxText, make(map[string]bool)
	for _, w := range r.windows {
		if len(chosen) == mostWindows || w.score < share*best.score {
			break
		}
		n := w.size()
		if n > room || slices.ContainsFunc(chosen, w.repeats) || !list && w.before(best) || list && w.sentences > 1 {
			continue
		}
		if w.foreign && !best.foreign || list && !w.names(named) && len(chosen) > 0 {
			continue
		}
		room -= n
		chosen = append(chosen, w)
	}
	order := make(map[string]int)
	for _, w := range chosen {
		if _, ok := order[w.passage.Article.ID]; !ok {
			order[w.passage.Article.ID] = len(order)
		}
	}
	slices.SortFunc(chosen, func(a, b *window) int {
		return cmp.Or(cmp.Compare(order[a.passage.Article.ID], order[b.passage.Article.ID]),
			cmp.Compare(a.span.Start, b.span.Start))
	})
	return chosen
}

// names adds the people that a window names to those known, and reports
// whether there was one more.
func (w *window) names(known map[string]bool) bool {
	more := false
	for _, name := range persons.FindAllString(w.text(), -1) {
		more = more || !known[name]
		known[name] = true
	}
	return more
}

// before reports whether w stands before another window of the same article.
func (w *window) before(other *window) bool {
	return w.passage.Article.ID == other.passage.Article.ID && w.span.Start < other.span.Start
}

// markSize is how many characters a mark takes, with the space before it.
const markSize = len(" [1] ")

// size is how many characters a window takes in an answer.
func (w *window) size() int {
	return utf8.RuneCountInString(w.text()) + w.sentences*markSize
}

// repeats reports whether two windows tell the same.
func (w *window) repeats(other *window) bool {
	if w.passage.Article.ID == other.passage.Article.ID && w.span.Overlaps(other.span) {
		return true
	}
	return w.text() == other.text()
}

// compose returns the text of an answer and its citations: each sentence with
// the number of its window's quote.
func compose(windows []*window) (string, []Citation) {
	var b strings.Builder
	var citations []Citation
	for _, w := range windows {
		a := w.passage.Article
		n := len(citations) + 1
		citations = append(citations, Citation{N: n, Article: a, Span: widen(a, w.span)})
		for _, s := range w.parts() {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(defused(strings.Map(visible, oneLine(a.Quote(s)))))
			b.WriteString(" [" + strconv.Itoa(n) + "]")
		}
	}
	return b.String(), citations
}

// parts returns the sentences of a window; a window that is cut out of a
// longer sentence is one part.
func (w *window) parts() []corpus.Span {
	var out []corpus.Span
	for _, s := range w.passage.Sentences {
		if w.span.Contains(s) {
			out = append(out, s)
		}
	}
	if out == nil {
		out = []corpus.Span{w.span}
	}
	return out
}

// convincing is the share of what a sentence says that a quote must hold to
// support it: a model words freely, but keeps names and numbers.
const convincing = 0.5

// supporting returns the quote of a passage that holds most of the concepts of
// a sentence, and whether it holds enough to support it.
func supporting(concepts []retrieval.Concept, p *corpus.Passage) (corpus.Span, bool) {
	best, share := corpus.Span{}, -1.0
	for _, s := range p.Sentences {
		s.End = fit(p.Article.Text, s.Start, s.End)
		x := covered(concepts, match(concepts, retrieval.NewText(p.Article.Quote(s))))
		if x > share {
			best, share = s, x
		}
	}
	return widen(p.Article, best), share >= convincing
}
