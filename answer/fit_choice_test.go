package answer

import (
	"math"
	"slices"
	"testing"
)

// A choice is among candidates, the best of which is to be learnt.
type choice struct {
	home string
	// lang is that of the articles.
	lang       string
	weight     float64
	candidates []candidate
}

// A candidate is described by features, of which few are not 0.
type candidate struct {
	at []int
	x  []float64
	// aim is the share of its choice's candidates that it is to be, 0 for a
	// wrong one, and worth is what choosing it is worth, from 0 to 1.
	aim, worth float64
}

func (c *candidate) set(at int, x float64) {
	if x != 0 {
		c.at, c.x = append(c.at, at), append(c.x, x)
	}
}

func (c *candidate) score(w []float64) float64 {
	sum := 0.0
	for i, at := range c.at {
		sum += c.x[i] * w[at]
	}
	return sum
}

// aimed sets the shares in proportion to what they are, so that they are 1
// together, and reports whether there are any.
func (c *choice) aimed() bool {
	sum := 0.0
	for i := range c.candidates {
		sum += c.candidates[i].aim
	}
	if sum == 0 {
		return false
	}
	for i := range c.candidates {
		c.candidates[i].aim /= sum
	}
	return true
}

// fitChoices returns the weights by which the right candidates are most likely
// chosen: a conditional logit (McFadden, 1974), held back by half the sum of the
// weights' squares.
func fitChoices(t *testing.T, choices []*choice, bounds []bound) []float64 {
	t.Helper()
	w, ok := minimize(func(w, g []float64) float64 {
		sum := dot(w, w) / 2
		copy(g, w)
		for _, c := range choices {
			sum += c.loss(w, g)
		}
		return sum
	}, bounds)
	if !ok {
		t.Error("no minimum was reached")
	}
	return w
}

// loss returns how unlikely the right candidates are chosen, on a logarithmic
// scale, and adds its gradient to g.
func (c *choice) loss(w, g []float64) float64 {
	scores := make([]float64, len(c.candidates))
	for i := range c.candidates {
		scores[i] = c.candidates[i].score(w)
	}
	top, all := slices.Max(scores), 0.0
	for _, s := range scores {
		all += math.Exp(s - top)
	}
	sum := 0.0
	for i, s := range scores {
		one := &c.candidates[i]
		logShare := s - top - math.Log(all)
		sum -= c.weight * one.aim * logShare
		by := c.weight * (math.Exp(logShare) - one.aim)
		for j, at := range one.at {
			g[at] += by * one.x[j]
		}
	}
	return sum
}

// worths returns what the candidates are worth, the one with the highest score
// first.
func (c *choice) worths(w []float64) []float64 {
	order := make([]int, len(c.candidates))
	scores := make([]float64, len(c.candidates))
	for i := range order {
		order[i], scores[i] = i, c.candidates[i].score(w)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	out := make([]float64, len(order))
	for i, j := range order {
		out[i] = c.candidates[j].worth
	}
	return out
}

// folds is how many parts articles are cut into: weights are fitted to all but
// one, and measured on that one, in turn.
const folds = 5

// foldsOf returns the fold of each home. Neighbours, which are often about like
// things, come into different ones.
func foldsOf(homes []string) map[string]int {
	sorted := slices.Clone(homes)
	slices.Sort(sorted)
	out := make(map[string]int)
	for i, home := range slices.Compact(sorted) {
		out[home] = i % folds
	}
	return out
}

// homesOf returns the homes of choices.
func homesOf(choices []*choice) []string {
	out := make([]string, len(choices))
	for i, c := range choices {
		out[i] = c.home
	}
	return out
}

// learnt returns the choices that something is learnt from.
func learnt(choices []*choice, keep func(*choice) bool) []*choice {
	var out []*choice
	for _, c := range choices {
		if c.aimed() && keep(c) {
			out = append(out, c)
		}
	}
	return out
}

// Of two candidates of which one is right in three of four choices, and that
// differ in one feature, the weight makes it three times as likely; it is less,
// as it is held back.
func TestFitChoices(t *testing.T) {
	var choices []*choice
	for i := range 4000 {
		a, b := candidate{worth: 1}, candidate{}
		a.set(0, 1)
		if a.aim = 1; i%4 == 0 {
			a.aim, b.aim = 0, 1
		}
		choices = append(choices, &choice{weight: 1, candidates: []candidate{b, a}})
	}
	w := fitChoices(t, choices, []bound{free})
	if want := math.Log(3); math.Abs(w[0]-want) > 0.01 {
		t.Errorf("weight %.4f, want about %.4f", w[0], want)
	}
	if got := choices[0].worths(w); got[0] != 1 {
		t.Errorf("worths %v: the likelier one does not come first", got)
	}
	if held := fitChoices(t, choices, []bound{{0, 1}}); held[0] != 1 {
		t.Errorf("weight %.4f, want its bound", held[0])
	}
}

func TestAllAskingsOfAHomeAreInOneFold(t *testing.T) {
	got := foldsOf([]string{"0/b", "0/a", "0/b", "1/a"})
	if len(got) != 3 || got["0/a"] != 0 || got["0/b"] != 1 || got["1/a"] != 2 {
		t.Errorf("folds %v", got)
	}
}
