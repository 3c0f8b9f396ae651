package answer

import (
	"footnote/corpus"
	"footnote/retrieval"
)

// Excerpts returns for each hit the part of its passage that speaks of most of
// a question, as a quote of at most [MaxQuote] characters: whole sentences
// where they fit.
func (a *Answerer) Excerpts(question string, hits []retrieval.Hit) []Citation {
	return a.excerpts(a.index.Concepts(firstWords(question)), hits)
}

func (a *Answerer) excerpts(concepts []retrieval.Concept, hits []retrieval.Hit) []Citation {
	out := make([]Citation, len(hits))
	for i, h := range hits {
		out[i] = Citation{N: i + 1, Article: h.Passage.Article, Span: excerpt(h.Passage, a.texts.of(h.Passage).sentences, concepts)}
	}
	return out
}

// excerpt returns the part of a passage, given its analyzed sentences: the
// sentence that speaks of most concepts, or what stands below it if it is a
// heading, and those around it in its paragraph while there is room.
func excerpt(p *corpus.Passage, sentences []retrieval.Text, concepts []retrieval.Concept) corpus.Span {
	if len(p.Sentences) == 0 {
		return cut(p.Article.Text, p.Span, concepts, corpus.Span{})
	}
	best, highest := 0, -1.0
	for i := range p.Sentences {
		if x := covered(concepts, match(concepts, sentences[i])); x > highest {
			best, highest = i, x
		}
	}
	heads := func(i int) bool { return corpus.IsHeading(p.Article.Quote(p.Sentences[i])) }
	for heads(best) && best+1 < len(p.Sentences) {
		best++
	}
	out := p.Sentences[best]
	if characters(p.Article, out) > MaxQuote {
		return cut(p.Article.Text, out, concepts, corpus.Span{})
	}
	fits := func(i int, with corpus.Span) bool {
		_, apart := blankLine(p.Article.Quote(with))
		return apart == 0 && !heads(i) && characters(p.Article, with) <= MaxQuote
	}
	for i := best + 1; i < len(p.Sentences) && fits(i, corpus.Span{Start: out.Start, End: p.Sentences[i].End}); i++ {
		out.End = p.Sentences[i].End
	}
	for i := best - 1; i >= 0 && fits(i, corpus.Span{Start: p.Sentences[i].Start, End: out.End}); i-- {
		out.Start = p.Sentences[i].Start
	}
	return out
}
