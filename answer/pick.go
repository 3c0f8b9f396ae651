package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
)

// How many windows an answer has at most, and how good they are beside the
// best one. A question for people often wants all that are named, and they
// stand in several places; other questions have one answer.
const (
	mostWindows = 4
	listShare   = 0.6
	otherShare  = 0.9
)

// least returns the least score of a window that is chosen beside one with the
// best score.
func (r *reader) least(best float64) float64 {
	if r.asked == kindWho {
		return listShare * best
	}
	return otherShare * best
}

// pick chooses the windows to answer with, in reading order: the articles by
// their best window, and within an article from top to bottom. Where one
// answer is wanted, the best window comes first, and what stands before it in
// its article is left out. A list is made of single sentences that name more
// and more people. No sentence of another language joins one in the
// question's own.
func (r *reading) pick() []*window {
	best, list := r.ranked[0], r.asked == kindWho
	var chosen []*window
	room, named := MaxText, make(map[string]bool)
	for _, w := range r.ranked {
		if len(chosen) == mostWindows || w.score < r.least(best.score) {
			break
		}
		n := w.size()
		if n > room || slices.ContainsFunc(chosen, w.repeats) || w.foreign && !best.foreign {
			continue
		}
		if list && (w.sentences > 1 || !w.names(named) && len(chosen) > 0) || !list && w.before(best) {
			continue
		}
		room -= n
		chosen = append(chosen, w)
	}
	if chosen == nil {
		chosen = []*window{best} // No single sentence is nearly as good.
	}
	inReadingOrder(chosen)
	return chosen
}

func inReadingOrder(windows []*window) {
	order := make(map[string]int)
	for _, w := range windows {
		if _, ok := order[w.passage.Article.ID]; !ok {
			order[w.passage.Article.ID] = len(order)
		}
	}
	slices.SortFunc(windows, func(a, b *window) int {
		return cmp.Or(cmp.Compare(order[a.passage.Article.ID], order[b.passage.Article.ID]),
			cmp.Compare(a.span.Start, b.span.Start))
	})
}

// names adds the people that a window names to those known, and reports
// whether there was one more.
func (w *window) names(known map[string]bool) bool {
	more := false
	for _, name := range persons.FindAllString(oneLine(w.quote()), -1) {
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
	return utf8.RuneCountInString(oneLine(w.quote())) + w.sentences*markSize
}

// repeats reports whether two windows tell the same.
func (w *window) repeats(other *window) bool {
	if w.passage.Article.ID == other.passage.Article.ID && w.span.Overlaps(other.span) {
		return true
	}
	return oneLine(w.quote()) == oneLine(other.quote())
}

// compose returns the text of an answer and its citations: each sentence with
// the number of a quote that holds it.
func compose(windows []*window) (string, []Citation) {
	var b strings.Builder
	var citations []Citation
	var core corpus.Span // of the last citation
	for _, w := range windows {
		a := w.passage.Article
		n := 1 + slices.IndexFunc(citations, func(c Citation) bool {
			return c.Article.ID == a.ID && c.Span.Contains(w.span)
		})
		if last := len(citations); n == 0 && last > 0 && citations[last-1].Article.ID == a.ID && joins(a, core, w.span) {
			n, core.End = last, w.span.End
			citations[last-1].Span = widen(a, core)
		}
		if n == 0 {
			core = w.span
			citations = append(citations, Citation{N: len(citations) + 1, Article: a, Span: widen(a, core)})
			n = len(citations)
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

// joins reports whether s stands right after a core in one paragraph, and one
// quote holds both.
func joins(a *corpus.Article, core, s corpus.Span) bool {
	if s.Start < core.End || utf8.RuneCountInString(a.Text[core.Start:s.End]) > MaxQuote {
		return false
	}
	gap := a.Text[core.End:s.Start]
	_, blank := blankLine(gap)
	return strings.TrimSpace(gap) == "" && blank == 0
}
