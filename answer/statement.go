package answer

import (
	"math"
	"sync"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A statement is a sentence of a passage, as far as the question is concerned.
type statement struct {
	passage *corpus.Passage
	// hit and place are the positions of the passage among the hits and of the
	// sentence in the passage.
	hit, place int
	span       corpus.Span
	// tells: it has a letter or a digit, and is no heading and not the title.
	tells bool
	// foreign: it is not in the question's language.
	foreign bool
	// trust tells for each concept of the question how surely the sentence
	// speaks of it, and at by which of its words.
	trust []float64
	at    [][]int
	words int
	// features are what it is ranked by.
	features [statementFeatures]float64
	score    float64
	// share is the probability, by the scores of all statements, that it is
	// the one that answers, if one does.
	share      float64
	quantities []retrieval.Quantity
	// tokens and phrases are set of the best statements only.
	tokens  []token
	phrases []phrase
}

// Features of a statement, each from 0 to 1 but for the length.
const (
	// The share of the question's weight that the sentence speaks of, in any
	// form and in the very words; that it and its neighbours do; that the one
	// before, the one after and the title add to it; and that its passage does.
	statementCover = iota
	statementExact
	statementAround
	statementBefore
	statementAfter
	statementTitle
	statementPassage
	// The share of names, of what is no name and not the focus, of the focus,
	// and of the rarest word.
	statementNames
	statementOther
	statementFocus
	statementRarest
	// How close the question's words stand together.
	statementDense
	statementPairs
	// The passage's score beside the best one's, whether it is the best, and
	// its lexical score beside the highest there could be.
	statementRank
	statementTop
	statementLexical
	// Whether it may hold the kind of answer that is asked for.
	statementKind
	// The logarithm of its length in characters.
	statementLength
	// Its place in the article, from the end to the start.
	statementLead
	statementFirst
	statementComplete
	statementForeign
	// For a vague question: the share of the title's words that the sentence
	// has, and its place in the article. Who asks about "the meeting" and no
	// more means the one that an article is about.
	statementVagueTitle
	statementVagueLead
	statementFeatures
)

var statementNamesOf = []string{
	"cover", "exact", "around", "before", "after", "title", "passage", "names", "other", "focus", "rarest", "dense", "pairs",
	"rank", "top", "lexical", "kind", "length", "lead", "first", "complete", "foreign", "vague-title", "vague-lead",
}

var statementWeights = sync.OnceValue(newStatementWeights)

func newStatementWeights() *[statementFeatures]float64 {
	var w [statementFeatures]float64
	fill(w[:], "statement", statementNamesOf)
	return &w
}

// read reads the sentences of the passages that were found.
func (q *inquiry) read(hits []retrieval.Hit, texts *texts) []*statement {
	var out []*statement
	for i, h := range hits {
		lexical := 0.0
		if h.Explanation != nil {
			lexical = share(h.Explanation.Lexical, mostLexical*q.weight)
		}
		out = append(out, q.readPassage(h, i, share(h.Score, hits[0].Score), lexical, texts.of(h.Passage))...)
	}
	return out
}

// mostLexical is about the highest lexical score there is for each unit of a
// question's weight: its words and their grams, each many times.
const mostLexical = 4

func (q *inquiry) readPassage(h retrieval.Hit, n int, rank, lexical float64, texts passageTexts) []*statement {
	p := h.Passage
	title := q.trust(texts.title)
	all := title
	out := make([]*statement, len(p.Sentences))
	for i := range p.Sentences {
		out[i] = q.statement(p, i, texts)
		out[i].hit = n
		all = most(all, out[i].trust)
	}
	passage := q.cover(all)
	for i, s := range out {
		f := &s.features
		around := s.trust
		if i > 0 {
			f[statementBefore] = q.gain(s.trust, out[i-1].trust)
			around = most(around, out[i-1].trust)
		}
		if i+1 < len(out) {
			f[statementAfter] = q.gain(s.trust, out[i+1].trust)
			around = most(around, out[i+1].trust)
		}
		f[statementTitle] = q.gain(s.trust, title)
		f[statementAround] = q.cover(around)
		f[statementPassage] = passage
		f[statementRank], f[statementTop], f[statementLexical] = rank, number(n == 0), lexical
		f[statementLead] = 1 - share(float64(s.span.Start), float64(len(p.Article.Text)))
		f[statementFirst] = number(i == 0)
		q.rate(s, texts)
	}
	return out
}

// trust tells for each concept how surely a text speaks of it.
func (q *inquiry) trust(t retrieval.Text) []float64 {
	out := make([]float64, len(q.concepts))
	for i := range q.concepts {
		out[i] = q.concepts[i].In(t)
	}
	return out
}

// statement reads the i-th sentence of a passage.
func (q *inquiry) statement(p *corpus.Passage, i int, texts passageTexts) *statement {
	span, text := p.Sentences[i], texts.sentences[i]
	quote := p.Article.Quote(span)
	s := &statement{
		passage: p, place: i, span: span, words: len(text.Words()), tells: texts.tells[i],
		foreign: texts.languages[i] != q.lang, trust: q.trust(text), at: make([][]int, len(q.concepts)), quantities: texts.quantities[i],
	}
	for i, x := range s.trust {
		if x > 0 {
			s.at[i] = q.concepts[i].At(text)
		}
	}
	q.bySurname(s, quote, text)
	if q.vague() {
		s.features[statementVagueTitle] = texts.title.Share(text)
		s.features[statementVagueLead] = 1 - share(float64(span.Start), float64(len(p.Article.Text)))
	}
	return s
}

// rate sets the features that hang on the sentence alone, and the score.
func (q *inquiry) rate(s *statement, texts passageTexts) {
	quote := s.passage.Article.Quote(s.span)
	var names, exact, other, others, rarest, rare float64
	for i, c := range q.concepts {
		switch {
		case c.Name:
			names += c.Weight * s.trust[i]
		case i != q.focus:
			other += c.Weight * s.trust[i]
			others += c.Weight
		}
		if s.trust[i] == 1 {
			exact += c.Weight
		}
		if c.Weight > rare {
			rare, rarest = c.Weight, s.trust[i]
		}
	}
	f := &s.features
	f[statementCover], f[statementExact] = q.cover(s.trust), share(exact, q.weight)
	f[statementNames], f[statementOther], f[statementRarest] = share(names, q.weight), share(other, others), rarest
	if q.focus >= 0 {
		f[statementFocus] = s.trust[q.focus]
	}
	f[statementDense], f[statementPairs] = q.dense(s), q.pairs(s)
	f[statementKind] = q.sought(quote, s.place, texts)
	f[statementLength] = math.Log1p(float64(utf8.RuneCountInString(quote)))
	f[statementComplete], f[statementForeign] = number(isComplete(quote)), number(s.foreign)
	s.score = dot(f[:], statementWeights()[:])
}

// cover is the share of the question's weight that is spoken of.
func (q *inquiry) cover(trust []float64) float64 { return covered(q.concepts, trust) }

// gain is the share of the question's weight that other speaks of and one does
// not.
func (q *inquiry) gain(one, other []float64) float64 {
	sum := 0.0
	for i, c := range q.concepts {
		sum += c.Weight * max(0, other[i]-one[i])
	}
	return share(sum, q.weight)
}

// denseReach is how many words the densest part of a sentence has.
const denseReach = 8

// dense is the share of the question's weight that the densest part of a
// sentence speaks of.
func (q *inquiry) dense(s *statement) float64 {
	best := 0.0
	for start := 0; start == 0 || start+denseReach <= s.words; start++ {
		sum := 0.0
		for i, c := range q.concepts {
			for _, w := range s.at[i] {
				if w >= start && w < start+denseReach {
					sum += c.Weight * s.trust[i]
					break
				}
			}
		}
		best = max(best, sum)
	}
	return share(best, q.weight)
}

// pairReach is how many words apart two concepts still belong together.
const pairReach = 2

// pairs is the share of the question's neighbouring concepts that are
// neighbours in the sentence too.
func (q *inquiry) pairs(s *statement) float64 {
	found, all := 0.0, 0.0
	for i := 0; i+1 < len(q.concepts); i++ {
		w := min(q.concepts[i].Weight, q.concepts[i+1].Weight)
		all += w
		if neighbours(s.at[i], s.at[i+1]) {
			found += w
		}
	}
	return share(found, all)
}

// neighbours reports whether two sorted lists of places hold two that are
// near each other.
func neighbours(a, b []int) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch d := a[i] - b[j]; {
		case d > pairReach:
			j++
		case d < -pairReach:
			i++
		default:
			return true
		}
	}
	return false
}

// number is 1 for true.
func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
