package answer

import (
	"math"
	"strings"
	"sync"
	"unicode"

	"footnote/internal/message"
)

// leastConfidence is what an answer needs to be given. Below one half it is more
// likely wrong than right, and a wrong answer does more harm than none.
const leastConfidence = 0.5

// Clues to whether the articles answer a question.
const (
	confidenceBias = iota
	// The best statement's share of all and its score.
	clueShare
	clueScore
	// What it speaks of, with its neighbours, and its passage.
	clueCover
	clueAround
	cluePassage
	// The same of what the title does not say already: that is what tells its
	// sentences apart.
	clueNews
	clueNewsSum
	cluePassageNews
	// What of the question is missed, by kinds of words: names, numbers, the
	// noun that names what is asked for, predicates and the rest; in the
	// sentence with its neighbours and in the passage. In units of the rarity of
	// an unknown word.
	clueNameMissed
	clueNameMissedInPassage
	clueNumberMissed
	clueNumberMissedInPassage
	clueFocusMissed
	clueFocusMissedInPassage
	cluePredicateMissed
	cluePredicateMissedInPassage
	clueOtherMissed
	clueOtherMissedInPassage
	clueRarestMissed
	// The share of concepts that the sentence and the passage speak of.
	clueWhole
	clueWholeInPassage
	// What the passage has of the question and the other hits do not.
	clueOwn
	clueOwnSum
	clueOwnInPassage
	// The passage's scores, and the next one's beside them.
	clueLexical
	clueNextLexical
	clueNextScore
	clueVector
	// How much is asked: concepts, and their rarity in all.
	clueConcepts
	clueRarity
	// Whether it has what the question asks for.
	clueKind
	cluePhrase
	cluePhraseMargin
	clueForeign
	// How close together and in what form the question's words stand in it.
	clueExact
	clueDense
	cluePairs
	// What of the question no article has in any form.
	clueUnknown
	// The best lexical score of another passage of the same article, and of
	// another article, beside this one's.
	clueNextInArticle
	clueNextElsewhere
	// Korean questions say less with the same weights: their endings count.
	clueKorean
	// The names that the sentence itself misses while it has others, if a
	// number is asked for: it may be another one's.
	clueRivalName
	confidenceFeatures
)

var confidenceNames = []string{
	"bias", "share", "score", "cover", "around", "passage", "news", "news-sum", "passage-news",
	"name-missed", "name-missed-in-passage", "number-missed", "number-missed-in-passage",
	"focus-missed", "focus-missed-in-passage", "predicate-missed", "predicate-missed-in-passage",
	"other-missed", "other-missed-in-passage", "rarest-missed", "whole", "whole-in-passage",
	"own", "own-sum", "own-in-passage", "lexical", "next-lexical", "next-score", "vector",
	"concepts", "rarity", "kind", "phrase", "phrase-margin", "foreign",
	"exact", "dense", "pairs", "unknown", "next-in-article", "next-elsewhere", "korean", "rival-name",
}

// confidenceClues are what the confidence comes from.
type confidenceClues [confidenceFeatures]float64

var confidenceWeights = sync.OnceValue(func() *confidenceClues {
	var w confidenceClues
	fill(w[:], "confidence", confidenceNames)
	return &w
})

// confidence tells how likely the best statements answer the question, between
// 0 and 1: a logistic regression on the clues.
func (c *confidenceClues) confidence() float64 {
	if c[confidenceBias] == 0 {
		return 0
	}
	x := dot(c[:], confidenceWeights()[:])
	if math.IsNaN(x) {
		return 0
	}
	return 1 / (1 + math.Exp(-x))
}

// judge gathers the clues; without a statement or a concept there are none.
func (r *reading) judge() confidenceClues {
	var c confidenceClues
	if len(r.statements) == 0 || !(r.weight > 0) {
		return c
	}
	best := r.statements[0]
	f := &best.features
	c[confidenceBias] = 1
	c[clueShare], c[clueScore] = best.share, best.score/10
	c[clueCover], c[clueAround], c[cluePassage] = f[statementCover], f[statementAround], f[statementPassage]
	c[clueKind], c[clueForeign] = f[statementKind], f[statementForeign]
	c[clueExact], c[clueDense], c[cluePairs] = f[statementExact], f[statementDense], f[statementPairs]
	c[clueKorean] = number(r.lang == message.Korean)
	c[clueRivalName] = r.rivalName(best)
	r.judgeConcepts(&c, best)
	r.judgeHits(&c, best)
	// Where the passage has what is asked, another as good tells the same story;
	// where it has not, one as good means that neither stands out.
	poor := 1 - c[cluePassage]
	c[clueNextLexical] *= poor
	c[clueNextScore] *= poor
	c[clueNextElsewhere] *= poor
	if len(best.phrases) > 0 {
		c[cluePhrase] = best.phrases[0].score / 10
		for _, p := range best.phrases[1:] {
			if p.from >= best.phrases[0].to || p.to <= best.phrases[0].from {
				c[cluePhraseMargin] = min(1, (best.phrases[0].score-p.score)/10)
				break
			}
		}
	}
	return c
}

// judgeConcepts looks at what is missed of the question.
func (r *reading) judgeConcepts(c *confidenceClues, best *statement) {
	around := best.trust
	for _, s := range r.statements {
		if s.hit == best.hit && (s.place == best.place-1 || s.place == best.place+1) {
			around = most(around, s.trust)
		}
	}
	in := r.trustByHit()
	passage := in[best.hit]
	var own, ownSentence, ownPassage, news, newsSentence, newsPassage float64
	for i, concept := range r.concepts {
		x := concept.Rarity
		missed, missedInPassage := x*(1-around[i]), x*(1-passage[i])
		class := r.classOf(i)
		c[class] += missed
		c[class+1] += missedInPassage
		c[clueRarestMissed] = max(c[clueRarestMissed], missedInPassage)
		c[clueRarity] += x
		c[clueUnknown] += x * number(!concept.Known && concept.Near == "")
		elsewhere := 0.0
		for h := range in {
			if h != best.hit {
				elsewhere += in[h][i] / float64(len(in)-1)
			}
		}
		own += x * (1 - elsewhere)
		ownSentence += x * (1 - elsewhere) * best.trust[i]
		ownPassage += x * (1 - elsewhere) * passage[i]
		title := r.titles[best.hit][i]
		news += x * (1 - title)
		newsSentence += x * (1 - title) * best.trust[i]
		newsPassage += x * (1 - title) * passage[i]
		c[clueWhole] += number(best.trust[i] > 0.5) / float64(len(r.concepts))
		c[clueWholeInPassage] += number(passage[i] > 0.5) / float64(len(r.concepts))
	}
	c[clueConcepts] = math.Log(float64(len(r.concepts)))
	c[clueOwn], c[clueOwnInPassage], c[clueOwnSum] = share(ownSentence, own), share(ownPassage, own), ownSentence
	c[clueNews], c[cluePassageNews], c[clueNewsSum] = share(newsSentence, news), share(newsPassage, news), newsSentence
}

// classOf returns the clue that tells how much is missed of words like the i-th
// concept.
func (r *reading) classOf(i int) int {
	c := &r.concepts[i]
	switch {
	case strings.ContainsFunc(c.Word, unicode.IsDigit):
		return clueNumberMissed
	case i == r.focus:
		return clueFocusMissed
	case c.Name:
		return clueNameMissed
	case predicates.MatchString(c.Word):
		return cluePredicateMissed
	}
	return clueOtherMissed
}

// trustByHit tells for each hit how surely it speaks of each concept.
func (r *reading) trustByHit() [][]float64 {
	out := make([][]float64, len(r.hits))
	for i := range r.hits {
		out[i] = r.titles[i]
	}
	for _, s := range r.statements {
		out[s.hit] = most(out[s.hit], s.trust)
	}
	return out
}

// judgeHits looks at the scores of the passages.
func (r *reading) judgeHits(c *confidenceClues, best *statement) {
	h := r.hits[best.hit]
	if e := h.Explanation; e != nil {
		c[clueLexical], c[clueVector] = share(e.Lexical, mostLexical*r.weight), e.Vector
		if len(r.hits) > 1 && r.hits[1].Explanation != nil && r.hits[0].Explanation != nil {
			c[clueNextLexical] = share(r.hits[1].Explanation.Lexical, r.hits[0].Explanation.Lexical)
		}
	}
	for i, other := range r.hits {
		if i == best.hit || other.Explanation == nil || h.Explanation == nil {
			continue
		}
		clue := clueNextElsewhere
		if other.Passage.Article.ID == h.Passage.Article.ID {
			clue = clueNextInArticle
		}
		c[clue] = max(c[clue], min(2, ratio(other.Explanation.Lexical, h.Explanation.Lexical)))
	}
	if len(r.hits) > 1 {
		c[clueNextScore] = share(r.hits[1].Score, r.hits[0].Score)
	}
}

// rivalName returns how many of the question's names a statement does not have
// if it has another name and a number is asked for, 0 otherwise.
func (r *reading) rivalName(s *statement) float64 {
	if r.kind != kindNumber {
		return 0
	}
	missed := 0.0
	for i, c := range r.concepts {
		if c.Name && !strings.ContainsFunc(c.Word, unicode.IsDigit) && r.titles[s.hit][i] < 0.5 {
			missed += 1 - s.trust[i]
		}
	}
	for i, t := range s.tokens {
		if (i > 0 || t.hangul() || !t.capital) && t.capital && t.weight == 0 && !t.function {
			return missed
		}
	}
	return 0
}
