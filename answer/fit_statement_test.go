package answer

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// statementFloors are what some weights are raised to once they are fitted. The
// questions of sets that are as short as vague ones were written by somebody who
// had the article before him, and mean one sentence of it; that somebody who asks
// about "the meeting", and no more, means the one in a title is known without them.
var statementFloors = map[string]float64{"vague-title": 2, "vague-lead": 1}

// statementCeilings are what some are lowered to. No set has articles in both
// languages: where one in the question's own tells it, it is preferred.
var statementCeilings = map[string]float64{"foreign": -1}

// handmade returns fitted weights within what was set by hand.
func handmade(w []float64) []float64 {
	out := slices.Clone(w)
	for i, name := range statementNamesOf {
		if floor, ok := statementFloors[name]; ok {
			out[i] = max(out[i], floor)
		}
		if ceiling, ok := statementCeilings[name]; ok {
			out[i] = min(out[i], ceiling)
		}
	}
	return out
}

// statementChoice makes a choice of the sentences of a reading.
func (a *asking) statementChoice(r *reading, answer spot) *choice {
	c := &choice{home: a.home, lang: a.lang}
	for _, s := range r.statements {
		var one candidate
		for i, x := range s.features {
			one.set(i, x)
		}
		if answer.in(s) {
			one.aim, one.worth = 1, 1
		}
		c.candidates = append(c.candidates, one)
	}
	return c
}

// fitStatements fits the weights of sentences, to both languages together: what
// makes a sentence answer is the same in both, and one of them may have few
// questions.
func fitStatements(t *testing.T, choices []*choice) []weight {
	t.Helper()
	bounds := unbounded(statementFeatures)
	weighLanguages(choices)
	in := foldsOf(homesOf(choices))
	fitted, shipped := make(map[string]picked), make(map[string]picked)
	for fold := range folds {
		w := fitChoices(t, learnt(choices, func(c *choice) bool { return in[c.home] != fold }), bounds)
		for _, c := range choices {
			if in[c.home] == fold {
				fitted[c.lang] = fitted[c.lang].and(c.worths(w))
				shipped[c.lang] = shipped[c.lang].and(c.worths(handmade(w)))
			}
		}
	}
	for _, lang := range fitLanguages {
		t.Logf("statements %s: %v; with the floors %v", lang, fitted[lang], shipped[lang])
	}
	w := fitChoices(t, learnt(choices, func(*choice) bool { return true }), bounds)
	return weightsIn(columnsOf("statement", statementNamesOf), handmade(w))
}

// weighLanguages makes up in part for how many more choices one language has
// than another: half-way, on a logarithmic scale, between each choice and each
// language weighing the same.
func weighLanguages(choices []*choice) {
	many, most := make(map[string]float64), 0.0
	for _, c := range choices {
		many[c.lang]++
		most = max(most, many[c.lang])
	}
	for _, c := range choices {
		c.weight = math.Sqrt(most / many[c.lang])
	}
}

// picked counts in how many choices the first candidate is right, and one of the
// first three.
type picked struct{ first, three, of float64 }

func (p picked) and(worths []float64) picked {
	return picked{p.first + worths[0], p.three + slices.Max(worths[:min(3, len(worths))]), p.of + 1}
}

func (p picked) String() string {
	return fmt.Sprintf("the first answers %.4f, one of three %.4f, of %.0f", p.first/p.of, p.three/p.of, p.of)
}
