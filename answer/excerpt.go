package answer

import (
	"footnote/corpus"
	"footnote/retrieval"
)

// Excerpts returns for each hit the part of its passage that speaks of most of
// a question, as a quote of at most [MaxQuote] characters: whole sentences
// where they fit.
func (a *Answerer) Excerpts(question string, hits []retrieval.Hit) []Citation {
	concepts := a.index.Concepts(firstWords(question))
	out := make([]Citation, len(hits))
	for i, h := range hits {
		out[i] = Citation{N: i + 1, Article: h.Passage.Article, Span: excerpt(h.Passage, a.texts.of(h.Passage).sentences, concepts)}
	}
	return out
}

// excerpt returns the part of a passage, given its analyzed sentences. A heading
// says little by itself, and stands where there is nothing else.
func excerpt(p *corpus.Passage, sentences []retrieval.Text, concepts []retrieval.Concept) corpus.Span {
	best, highest := p.Span, -1.0
	for i, s := range p.Sentences {
		if corpus.IsHeading(p.Article.Quote(s)) {
			continue
		}
		if x := covered(concepts, match(concepts, sentences[i])); x > highest {
			best, highest = s, x
		}
	}
	if characters(p.Article, best) > MaxQuote {
		return cut(p.Article.Text, best, concepts, corpus.Span{})
	}
	return widen(p.Article, best)
}
