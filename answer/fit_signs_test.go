package answer

import (
	"math"
	"testing"
)

// A sign is what the weight of a clue may be.
type sign int

const (
	eitherSign sign = iota
	neverNegative
	neverPositive
)

// clueSigns were set before anything was fitted: what is found of a question
// speaks for an answer, or does not matter, and what is missed speaks against it.
// Left alone, weights of clues that tell nearly the same take opposite signs. Over
// the sets that does little harm; but then a sentence that misses one more word may
// be trusted more, which nobody could be told the reason of, and over other articles
// such pairs do not cancel out. Only what tells of the question itself has either
// sign.
var clueSigns = map[string]sign{
	"bias":   eitherSign,
	"korean": eitherSign,

	"share":         neverNegative,
	"news":          neverNegative,
	"news-sum":      neverNegative,
	"own-sum":       neverNegative,
	"whole":         neverNegative,
	"lexical":       neverNegative,
	"dense":         neverNegative,
	"pairs":         neverNegative,
	"kind":          neverNegative,
	"phrase":        neverNegative,
	"phrase-margin": neverNegative,

	"poor-passage":         neverPositive,
	"poor-around":          neverPositive,
	"beside":               neverPositive,
	"name-missed":          neverPositive,
	"number-missed":        neverPositive,
	"number-missed-around": neverPositive,
	"predicate-missed":     neverPositive,
	"other-missed":         neverPositive,
	"rival-name":           neverPositive,
	"next-lexical":         neverPositive,
	"next-score":           neverPositive,
	"next-in-article":      neverPositive,
	"next-elsewhere":       neverPositive,
}

func (s sign) bound() bound {
	switch s {
	case neverNegative:
		return bound{0, math.Inf(1)}
	case neverPositive:
		return bound{math.Inf(-1), 0}
	}
	return free
}

// clueBounds are the bounds of the clues' weights.
func clueBounds() []bound {
	out := make([]bound, clueCount)
	for i, name := range clueNames {
		out[i] = clueSigns[name].bound()
	}
	return out
}

func TestEachClueHasASign(t *testing.T) {
	if len(clueNames) != clueCount {
		t.Errorf("%d names for %d clues", len(clueNames), clueCount)
	}
	known := make(map[string]bool)
	for _, name := range clueNames {
		known[name] = true
		if _, ok := clueSigns[name]; !ok {
			t.Errorf("clue %s has no line in clueSigns: say what its weight may be", name)
		}
	}
	for name := range clueSigns {
		if !known[name] {
			t.Errorf("%s is in clueSigns and is no clue: remove its line", name)
		}
	}
}

func TestShippedWeightsHaveTheSignsTheyMayHave(t *testing.T) {
	for i, b := range clueBounds() {
		if w := clueWeights()[i]; w < b.low || w > b.high {
			t.Errorf("weights.txt: confidence %s %g is outside of %v", clueNames[i], w, b)
		}
	}
}
