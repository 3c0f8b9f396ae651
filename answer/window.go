package answer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A window is a run of neighbouring sentences of one passage that fits into a
// quote: what the reader may answer with.
type window struct {
	passage *corpus.Passage
	span    corpus.Span
	// sentences is how many sentences it has.
	sentences int
	// hit is the position of the passage among the hits.
	hit int
	// found tells for each concept of the question how surely the window
	// speaks of it; around, how surely it, the passage or the title does.
	found, around []float64
	// foreign: it is not in the question's language.
	foreign bool
	// titled is the share of the title's words that it has.
	titled   float64
	features features
	score    float64
}

// text returns the window's words, its line breaks as spaces.
func (w *window) text() string { return oneLine(w.passage.Article.Quote(w.span)) }

// windows returns the candidates in the hits, each place once: every sentence,
// and with the ones after it as far as a quote reaches.
func windows(hits []retrieval.Hit, concepts []retrieval.Concept) []*window {
	var out []*window
	seen := make(map[place]bool)
	for i, h := range hits {
		p := h.Passage
		around := match(concepts, retrieval.NewText(p.Article.Title+"\n"+p.Text()))
		found := make([][]float64, len(p.Sentences))
		titled := make([]float64, len(p.Sentences))
		title := retrieval.NewText(p.Article.Title)
		for j, s := range p.Sentences {
			text := retrieval.NewText(p.Article.Quote(s))
			found[j], titled[j] = match(concepts, text), title.Share(text)
		}
		for j := range p.Sentences {
			for n := 1; n <= longestWindow && j+n <= len(p.Sentences); n++ {
				span := corpus.Span{Start: p.Sentences[j].Start, End: p.Sentences[j+n-1].End}
				if utf8.RuneCountInString(p.Article.Quote(span)) > MaxQuote {
					if n > 1 {
						break
					}
					span = cut(p.Article.Text, span, concepts)
				}
				if at := (place{p.Article.ID, span}); !seen[at] {
					seen[at] = true
					out = append(out, &window{passage: p, span: span, sentences: n, hit: i, found: most(found[j : j+n]), around: around,
						titled: slices.Max(titled[j : j+n])})
				}
			}
		}
	}
	return out
}

// longestWindow is in sentences.
const longestWindow = 5

func match(concepts []retrieval.Concept, t retrieval.Text) []float64 {
	out := make([]float64, len(concepts))
	for i := range concepts {
		out[i] = concepts[i].In(t)
	}
	return out
}

// most returns for each concept the highest of the rows.
func most(rows [][]float64) []float64 {
	out := append([]float64(nil), rows[0]...)
	for _, row := range rows[1:] {
		for i, x := range row {
			out[i] = max(out[i], x)
		}
	}
	return out
}

// cut narrows a sentence that is longer than a quote to the part that speaks
// of most of the question. It begins and ends at white space.
func cut(text string, s corpus.Span, concepts []retrieval.Concept) corpus.Span {
	best, bestScore := corpus.Span{}, -1.0
	for start := s.Start; start < s.End; {
		part := corpus.Span{Start: start, End: fit(text, start, s.End)}
		score := 0.0
		for i, f := range match(concepts, retrieval.NewText(text[part.Start:part.End])) {
			score += f * concepts[i].Weight
		}
		if score > bestScore {
			best, bestScore = part, score
		}
		if part.End == s.End {
			break
		}
		start = skip(text, start, s.End)
	}
	return best
}

// fit returns the end of the longest part from start on that fits into a
// quote and ends before white space.
func fit(text string, start, limit int) int {
	n, space := 0, 0
	for i, r := range text[start:limit] {
		if unicode.IsSpace(r) {
			space = i
		}
		if n == MaxQuote {
			if space > 0 {
				return start + space
			}
			return start + i
		}
		n++
	}
	return limit
}

// skip returns the start of a word about a third of a quote further on.
func skip(text string, start, limit int) int {
	n := 0
	for i, r := range text[start:limit] {
		n++
		if n > 2*MaxQuote/3 || n > MaxQuote/3 && unicode.IsSpace(r) {
			if unicode.IsSpace(r) {
				i += utf8.RuneLen(r)
			}
			return start + i
		}
	}
	return limit
}
