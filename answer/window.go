package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// A window is a run of neighbouring sentences of one passage that fits into a
// quote: what the reader may answer with.
type window struct {
	passage *corpus.Passage
	// span is that of the sentences, or of a part of the only one.
	span corpus.Span
	// sentences is how many sentences it has.
	sentences int
	// foreign: it is not in the question's language.
	foreign  bool
	features features
	score    float64
}

// longestWindow is in sentences.
const longestWindow = 5

// quote returns the window's words, the article's own to the byte.
func (w *window) quote() string { return w.passage.Article.Quote(w.span) }

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
		text := itemMark.ReplaceAllString(oneLine(w.passage.Article.Quote(s)), "")
		if text = defused(oneLine(strings.Map(visible, text))); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// itemMark marks a list item or a quotation in Markdown.
var itemMark = regexp.MustCompile(`^[-*+•>] `)

// A statement is what the reader knows of a sentence, or of several together.
type statement struct {
	span corpus.Span
	// tells: it has a letter or a digit, and is no heading and not the title.
	tells bool
	// found tells for each concept of the question how surely it speaks of it.
	found []float64
	// titled is the share of the title's words that a sentence has.
	titled float64
	// signs are those of the kind of the question.
	signs int
}

// statement reads a sentence.
func (r *reader) statement(a *corpus.Article, s corpus.Span, title retrieval.Text) statement {
	quote := a.Quote(s)
	text := retrieval.NewText(quote)
	out := statement{
		span:  s,
		tells: strings.ContainsFunc(quote, wordy) && !corpus.IsHeading(quote) && oneLine(quote) != oneLine(a.Title),
		found: match(r.concepts, text),
		signs: r.asked.signs(oneLine(quote)),
	}
	if r.vague() {
		out.titled = title.Share(text)
	}
	return out
}

// join returns what a statement and the sentence after it say together.
func (r *reader) join(a, b statement) statement {
	return statement{
		span:   corpus.Span{Start: a.span.Start, End: b.span.End},
		tells:  a.tells,
		found:  most(a.found, b.found),
		titled: max(a.titled, b.titled),
		signs:  r.asked.join(a.signs, b.signs),
	}
}

// windows returns the candidates of a passage: every sentence, and with the
// ones after it as far as a quote reaches. rank is the passage's.
func (r *reader) windows(p *corpus.Passage, rank float64) []*window {
	title := retrieval.NewText(p.Article.Title)
	around := match(r.concepts, title)
	statements := make([]statement, len(p.Sentences))
	for i, s := range p.Sentences {
		statements[i] = r.statement(p.Article, s, title)
		around = most(around, statements[i].found)
	}
	var out []*window
	for i, s := range statements {
		if !s.tells {
			continue
		}
		for n := 1; ; n++ {
			span, fits := s.span, utf8.RuneCountInString(p.Article.Quote(s.span)) <= MaxQuote
			if !fits && n > 1 {
				break
			}
			if !fits {
				span = cut(p.Article.Text, span, r.concepts)
			}
			w := &window{passage: p, span: span, sentences: n}
			r.rate(w, s, around, rank)
			out = append(out, w)
			if !fits || n == longestWindow || i+n == len(statements) || !statements[i+n].tells {
				break
			}
			s = r.join(s, statements[i+n])
		}
	}
	return out
}

// rate gives a window its features and its score.
func (r *reader) rate(w *window, s statement, around []float64, rank float64) {
	quote := w.quote()
	w.foreign = message.Of(quote) != r.lang
	w.features = features{
		found:    covered(r.concepts, s.found),
		around:   covered(r.concepts, around),
		rank:     rank,
		kind:     r.asked.holds(s.signs),
		title:    s.titled,
		lead:     1 - float64(w.span.Start)/float64(len(w.passage.Article.Text)),
		extra:    float64(w.sentences - 1),
		foreign:  float64(count(w.foreign)),
		complete: float64(count(isComplete(quote))),
	}
	w.score = r.score(w.features)
}

func match(concepts []retrieval.Concept, t retrieval.Text) []float64 {
	out := make([]float64, len(concepts))
	for i := range concepts {
		out[i] = concepts[i].In(t)
	}
	return out
}

// most returns the higher of a and b for each concept.
func most(a, b []float64) []float64 {
	out := slices.Clone(a)
	for i, x := range b {
		out[i] = max(out[i], x)
	}
	return out
}
