package answer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
)

// A window is a run of sentences of one passage that an answer tells, and the
// quote that shows it.
type window struct {
	passage *corpus.Passage
	// span is that of the sentences, or of a part of the only one; quote holds
	// it.
	span, quote corpus.Span
	foreign     bool
}

// window makes one of a statement: a sentence that is too long for a quote is
// cut to the part that speaks of the question, and one that begins with a
// pronoun takes the one before along.
func (r *reading) window(s *statement) *window {
	a := s.passage.Article
	w := &window{passage: s.passage, span: s.span, foreign: s.foreign}
	if characters(a, s.span) > MaxQuote {
		w.span = cut(a.Text, s.span, r.concepts, r.supposed(s))
		w.quote = w.span
		return w
	}
	if before := s.place - 1; before >= 0 && referring.MatchString(a.Quote(s.span)) {
		if named := s.passage.Sentences[before]; tells(a, a.Quote(named)) && r.joins(s.passage, before, s.span) {
			w.span.Start = named.Start
		}
	}
	w.quote = widen(a, r.reach(s.passage, w.span))
	return w
}

// supposed returns the place of the words of a statement that answer best.
func (r *reading) supposed(s *statement) corpus.Span {
	if s.phrases == nil {
		r.parse(s)
	}
	if len(s.phrases) == 0 {
		return corpus.Span{}
	}
	return s.phrases[0].span
}

// referring is how sentences begin that speak of somebody or something named
// before.
var referring = regexp.MustCompile(`^["'“‘(]?(?:(?:He|She|They|His|Her|Their|It|Its)\b|(?:그는|그가|그의|그를|그녀는|그녀가|그녀의|그들은|그들의|이들은|이는|이를|이것은)\s)`)

// reach returns the longest run of sentences around a span that fits into a
// quote, joined in the order of how likely they are to answer too.
func (r *reading) reach(p *corpus.Passage, span corpus.Span) corpus.Span {
	from, to := 0, len(p.Sentences)-1
	for from < to && p.Sentences[from].End <= span.Start {
		from++
	}
	for to > from && p.Sentences[to].Start >= span.End {
		to--
	}
	for {
		before, after := -1.0, -1.0
		if from > 0 && r.joins(p, from-1, span) {
			before = r.shareOf(p, from-1)
		}
		if to+1 < len(p.Sentences) && r.joins(p, to+1, span) {
			after = r.shareOf(p, to+1)
		}
		switch {
		case before < 0 && after < 0:
			return span
		case before > after:
			from--
			span.Start = p.Sentences[from].Start
		default:
			to++
			span.End = p.Sentences[to].End
		}
	}
}

// joins reports whether the i-th sentence of a passage fits into a quote
// together with a span next to it, within a paragraph.
func (r *reading) joins(p *corpus.Passage, i int, span corpus.Span) bool {
	s := p.Sentences[i]
	gap := corpus.Span{Start: span.End, End: s.Start}
	if s.Start < span.Start {
		gap = corpus.Span{Start: s.End, End: span.Start}
	}
	if gap.Start > gap.End {
		return false
	}
	_, blank := blankLine(p.Article.Text[gap.Start:gap.End])
	hull := corpus.Span{Start: min(s.Start, span.Start), End: max(s.End, span.End)}
	return blank == 0 && characters(p.Article, hull) <= MaxQuote
}

// shareOf returns the share of a sentence of a passage, 0 if it tells nothing.
func (r *reading) shareOf(p *corpus.Passage, i int) float64 {
	return r.shares[place{p.Article.ID, p.Sentences[i]}]
}

// characters returns how many a place has.
func characters(a *corpus.Article, s corpus.Span) int { return utf8.RuneCountInString(a.Quote(s)) }

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

// told returns the sentences of a window as an answer tells them: without line
// breaks, without what cannot be seen, and without what reads as a mark.
func (w *window) told() []string {
	var out []string
	for _, s := range w.parts() {
		if text := toldText(w.passage.Article.Quote(s)); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func toldText(quote string) string {
	text := itemMark.ReplaceAllString(oneLine(quote), "")
	return defused(oneLine(seen(text)))
}

// itemMark marks a list item or a quotation in Markdown.
var itemMark = regexp.MustCompile(`^[-*+•>] `)

// tells reports whether a sentence has a letter or a digit, and is no heading
// and not the title, unless that is a sentence which serves as one.
func tells(a *corpus.Article, quote string) bool {
	one := oneLine(quote)
	return strings.ContainsFunc(quote, wordy) && !corpus.IsHeading(quote) && (one != oneLine(a.Title) || strings.HasSuffix(one, "."))
}

// markSize is how many characters a mark takes, with the space before it.
const markSize = len(" [1] ")

// size is how many characters a window takes in an answer.
func (w *window) size() int {
	n := 0
	for _, s := range w.told() {
		n += utf8.RuneCountInString(s) + markSize
	}
	return n
}

// repeats reports whether two windows tell the same.
func (w *window) repeats(other *window) bool {
	if w.passage.Article.ID == other.passage.Article.ID && w.span.Overlaps(other.span) {
		return true
	}
	return oneLine(w.passage.Article.Quote(w.span)) == oneLine(other.passage.Article.Quote(other.span))
}
