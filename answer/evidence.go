package answer

import (
	"slices"
	"strings"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

// An evidence is a part of an article that a model is given: one passage, or
// several that follow one another, with the sentences around them.
type evidence struct {
	check.Source
	// score is that of the best hit in it.
	score float64
}

func (e *evidence) text() string { return e.Article.Quote(e.Span) }

// pack makes evidence of the hits, best first, as much as fits into a budget of
// tokens: the hits in their order, passages of one article that follow one
// another as one, and then, while the budget lasts, the text around the best.
// There is always a first one; if it does not fit, cut to what does.
func pack(hits []retrieval.Hit, budget int) []evidence {
	var out []evidence
	for i, h := range hits {
		p := h.Passage
		cost := tokenCount(p.Text()) + passageTokens
		if cost > budget && i > 0 {
			break
		}
		budget -= cost
		out = join(out, evidence{check.Source{Article: p.Article, Span: p.Span, Sentences: p.Sentences}, h.Score})
	}
	if budget < 0 && len(out) > 0 {
		out[0].shorten(budget)
	}
	for i := range out[:min(mostWidened, len(out))] {
		budget = out[i].widen(out, budget)
	}
	return out
}

// passageTokens are what the delimiters and the title of a passage take, about.
const passageTokens = 40

// mostWidened is how many of the best get the text around them.
const mostWidened = 3

// join adds a passage to evidence, to what it follows on or overlaps in its
// article; what then touches one another becomes one.
func join(out []evidence, p evidence) []evidence {
	at := slices.IndexFunc(out, p.touches)
	if at < 0 {
		return append(out, p)
	}
	out[at].absorb(p)
	for i := at + 1; i < len(out); {
		if !out[at].touches(out[i]) {
			i++
			continue
		}
		out[at].absorb(out[i])
		out = slices.Delete(out, i, i+1)
		i = at + 1 // It has grown: one passed over may touch it now.
	}
	return out
}

// touches reports whether two pieces of evidence overlap or follow one another.
func (e *evidence) touches(o evidence) bool {
	return e.Article == o.Article && (e.follows(o.Span) || o.follows(e.Span))
}

// absorb adds what another piece has.
func (e *evidence) absorb(o evidence) {
	e.Span = corpus.Span{Start: min(e.Span.Start, o.Span.Start), End: max(e.Span.End, o.Span.End)}
	e.Sentences = slices.Clone(e.Sentences)
	for _, s := range o.Sentences {
		if !slices.ContainsFunc(e.Sentences, s.Overlaps) {
			e.Sentences = append(e.Sentences, s)
		}
	}
	slices.SortFunc(e.Sentences, func(a, b corpus.Span) int { return a.Start - b.Start })
}

// follows reports whether e begins where another span of its article ends, or
// overlaps it.
func (e *evidence) follows(s corpus.Span) bool {
	return s.Start <= e.Span.Start && (s.End >= e.Span.Start || strings.TrimSpace(e.Article.Text[s.End:e.Span.Start]) == "")
}

// around is how many bytes of text on either side may be added.
const around = 900

// widen adds whole sentences before and after while a budget lasts, and returns
// what is left of it. It stops where other evidence begins.
func (e *evidence) widen(all []evidence, budget int) int {
	body := e.Article.Body
	before := corpus.Span{Start: max(body.Start, e.Span.Start-around), End: e.Span.Start}
	after := corpus.Span{Start: e.Span.End, End: min(body.End, e.Span.End+around)}
	for i := range all {
		if o := &all[i]; o.Article == e.Article && o.Span != e.Span {
			if o.Span.Start < e.Span.Start {
				before.Start = min(max(before.Start, o.Span.End), e.Span.Start)
			} else {
				after.End = max(min(after.End, o.Span.Start), e.Span.End)
			}
		}
	}
	sentences := corpus.Sentences(e.Article.Text, wordBound(e.Article.Text, before))
	if before.Start > body.Start && len(sentences) > 0 {
		sentences = sentences[1:] // It may begin before.
	}
	for _, s := range slices.Backward(sentences) {
		if budget -= tokenCount(e.Article.Quote(s)); budget < 0 {
			return 0
		}
		e.Span.Start = s.Start
		e.Sentences = slices.Insert(slices.Clone(e.Sentences), 0, s)
	}
	sentences = corpus.Sentences(e.Article.Text, wordBound(e.Article.Text, after))
	if after.End < body.End && len(sentences) > 0 {
		sentences = sentences[:len(sentences)-1]
	}
	for _, s := range sentences {
		if budget -= tokenCount(e.Article.Quote(s)); budget < 0 {
			return 0
		}
		e.Span.End = s.End
		e.Sentences = append(slices.Clip(e.Sentences), s)
	}
	return budget
}

// wordBound moves the ends of a span inwards to the next white space, so that
// it cuts no character.
func wordBound(text string, s corpus.Span) corpus.Span {
	if n := strings.IndexAny(text[s.Start:s.End], " \n\t"); s.Start > 0 && n >= 0 {
		s.Start += n
	}
	if n := strings.LastIndexAny(text[s.Start:s.End], " \n\t"); s.End < len(text) && n >= 0 {
		s.End = s.Start + n
	}
	return s
}

// shorten drops sentences from the end until what is over a budget is gone. One
// is kept.
func (e *evidence) shorten(over int) {
	for over < 0 && len(e.Sentences) > 1 {
		last := e.Sentences[len(e.Sentences)-1]
		over += tokenCount(e.Article.Quote(last))
		e.Sentences = e.Sentences[:len(e.Sentences)-1]
		e.Span.End = e.Sentences[len(e.Sentences)-1].End
	}
}
