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

// Clues to whether the best statements answer the question. Their signs were
// fixed before their weights were fitted: nothing that is missed speaks for an
// answer, whatever the questions at hand say.
const (
	clueBias = iota
	// The best statement's share of all.
	clueShare
	// What it speaks of that the title does not say already, as a share of the
	// question and in sum: that is what tells an article's sentences apart. Rarities
	// are summed, see [retrieval.Concept].
	clueNews
	clueNewsSum
	// The same of what the other hits hardly have.
	clueOwnSum
	// How much less than most, and than half, of the question its passage, and
	// it and its neighbours speak of.
	cluePoorPassage
	cluePoorAround
	// Whether the passage speaks of so little of it that it is about something
	// else.
	clueBeside
	// What is missed, by kinds of words: names and numbers in all the passage;
	// numbers, predicates and all others in the sentence and its neighbours.
	clueNameMissed
	clueNumberMissed
	clueNumberMissedAround
	cluePredicateMissed
	clueOtherMissed
	// The share of the question's words that the passage has, in number.
	clueWhole
	// Names that the sentence misses while it has another beside a number.
	clueRivalName
	// The passage's lexical score, and those of the next passage, of another
	// one of the same article and of another article beside it: the more, the
	// less of the question the passage has. Where it has all, another that has
	// as much tells the same story; where it has little, neither stands out.
	clueLexical
	clueNextLexical
	clueNextScore
	clueNextInArticle
	clueNextElsewhere
	// How close together the question's words stand in the sentence.
	clueDense
	cluePairs
	// Whether it may hold what is asked for, the score of the words that
	// answer, and by how much they beat the next ones.
	clueKind
	cluePhrase
	cluePhraseMargin
	// A Korean question has more words for the same: its endings count.
	clueKorean
	clueCount
)

var clueNames = []string{
	"bias", "share", "news", "news-sum", "own-sum", "poor-passage", "poor-around", "beside",
	"name-missed", "number-missed", "number-missed-around", "predicate-missed", "other-missed", "whole", "rival-name",
	"lexical", "next-lexical", "next-score", "next-in-article", "next-elsewhere", "dense", "pairs",
	"kind", "phrase", "phrase-margin", "korean",
}

// poorBase less what a passage speaks of is how much other passages' scores
// count: less the more it has, but never nothing.
const poorBase = 1.3

// What a passage, and a sentence with its neighbours, speak of at least of a
// question that they answer for sure.
const (
	enoughPassage = 0.6
	enoughAround  = 0.5
	// leastPassage is what it speaks of at least if it answers at all: of the
	// questions that it answers hardly one in a hundred has less, of those that no
	// article answers two in three.
	leastPassage = 0.35
)

// clues are what the confidence comes from.
type clues [clueCount]float64

var clueWeights = sync.OnceValue(newClueWeights)

func newClueWeights() *clues {
	var w clues
	fill(w[:], "confidence", clueNames)
	return &w
}

// confidence tells how likely the best statements answer the question, between
// 0 and 1: a logistic regression on the clues.
func (c *clues) confidence() float64 {
	if c[clueBias] == 0 {
		return 0
	}
	x := dot(c[:], clueWeights()[:])
	if math.IsNaN(x) {
		return 0
	}
	return 1 / (1 + math.Exp(-x))
}

// judge gathers the clues; without a statement or a concept there are none.
func (r *reading) judge() clues {
	var c clues
	if len(r.statements) == 0 || !(r.weight > 0) {
		return c
	}
	best := r.statements[0]
	f := &best.features
	c[clueBias], c[clueKorean] = 1, number(r.lang == message.Korean)
	c[clueShare] = best.share
	c[cluePoorPassage] = max(0, enoughPassage-f[statementPassage])
	c[clueBeside] = number(f[statementPassage] < leastPassage)
	c[cluePoorAround] = max(0, enoughAround-f[statementAround])
	c[clueDense], c[cluePairs], c[clueKind] = f[statementDense], f[statementPairs], f[statementKind]
	c[clueRivalName] = r.rivalName(best)
	r.judgeConcepts(&c, best)
	r.judgeHits(&c, best)
	judgePhrases(&c, best)
	return c
}

// judgeConcepts looks at what is found and missed of the question.
func (r *reading) judgeConcepts(c *clues, best *statement) {
	around := best.trust
	for _, s := range r.statements {
		if s.hit == best.hit && (s.place == best.place-1 || s.place == best.place+1) {
			around = most(around, s.trust)
		}
	}
	in := r.trustByHit()
	passage, title := in[best.hit], r.titles[best.hit]
	news := 0.0
	for i, concept := range r.concepts {
		x := concept.Rarity
		missed, missedInPassage := x*(1-around[i]), x*(1-passage[i])
		switch class := r.classOf(i); class {
		case clueNameMissed:
			c[class] += missedInPassage
		case clueNumberMissed:
			c[class] += missedInPassage
			c[clueNumberMissedAround] += missed
		default:
			c[class] += missed
		}
		elsewhere := 0.0
		for h := range in {
			if h != best.hit {
				elsewhere += in[h][i] / float64(len(in)-1)
			}
		}
		c[clueOwnSum] += x * (1 - elsewhere) * best.trust[i]
		news += x * (1 - title[i])
		c[clueNewsSum] += x * (1 - title[i]) * best.trust[i]
		c[clueWhole] += number(passage[i] > 0.5) / float64(len(r.concepts))
	}
	c[clueNews] = share(c[clueNewsSum], news)
}

// classOf returns the clue that tells how much is missed of words like the i-th
// concept. The noun that names what is asked for is among the other words.
func (r *reading) classOf(i int) int {
	c := &r.concepts[i]
	switch {
	case strings.ContainsFunc(c.Word, unicode.IsDigit):
		return clueNumberMissed
	case c.Name && i != r.focus:
		return clueNameMissed
	case predicates.MatchString(c.Word):
		return cluePredicateMissed
	}
	return clueOtherMissed
}

// trustByHit tells for each hit how surely it speaks of each concept.
func (r *reading) trustByHit() [][]float64 {
	out := make([][]float64, len(r.hits))
	copy(out, r.titles)
	for _, s := range r.statements {
		out[s.hit] = most(out[s.hit], s.trust)
	}
	return out
}

// judgeHits looks at the scores of the passages.
func (r *reading) judgeHits(c *clues, best *statement) {
	h := r.hits[best.hit]
	poor := poorBase - best.features[statementPassage]
	if len(r.hits) > 1 {
		c[clueNextScore] = poor * share(r.hits[1].Score, r.hits[0].Score)
	}
	if h.Explanation == nil {
		return
	}
	c[clueLexical] = best.features[statementLexical]
	for i, other := range r.hits {
		if other.Explanation == nil {
			continue
		}
		beside := min(2, ratio(other.Explanation.Lexical, h.Explanation.Lexical))
		switch {
		case i == best.hit:
		case other.Passage.Article.ID == h.Passage.Article.ID:
			c[clueNextInArticle] = max(c[clueNextInArticle], poor*beside)
		default:
			c[clueNextElsewhere] = max(c[clueNextElsewhere], poor*beside)
		}
	}
	if len(r.hits) > 1 && r.hits[0].Explanation != nil && r.hits[1].Explanation != nil {
		c[clueNextLexical] = poor * share(r.hits[1].Explanation.Lexical, r.hits[0].Explanation.Lexical)
	}
}

// judgePhrases looks at the words of the best statement that may answer.
func judgePhrases(c *clues, best *statement) {
	if len(best.phrases) == 0 {
		return
	}
	first := best.phrases[0]
	c[cluePhrase] = first.score / 10
	for _, p := range best.phrases[1:] {
		if p.from >= first.to || p.to <= first.from {
			c[cluePhraseMargin] = min(1, (first.score-p.score)/10)
			return
		}
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
