package answer

import (
	"math"

	"footnote/retrieval"
)

// leastConfidence is what an answer needs to be given. At one half, as many
// wrong answers are kept back as right ones are lost; a wrong answer is worse.
const leastConfidence = 0.6

// confidence tells how likely the best window answers the question: a logistic
// regression over how much of the question was found. Its coefficients were
// fitted on questions that are answered and questions that are not; see
// docs/measured.md.
func confidence(w *window, hits []retrieval.Hit, concepts []retrieval.Concept) float64 {
	second := 0.0
	if len(hits) > 1 {
		second = hits[1].Score / hits[0].Score
	}
	weight := 0.0
	unknownName := 0.0
	for _, c := range concepts {
		weight += c.Weight
		if c.Name && !c.Known {
			unknownName = 1
		}
	}
	if weight == 0 {
		return 0
	}
	x := -5.22 + 4.57*w.features.found + 5.32*w.features.around - 1.20*unknownName -
		1.73*second + 2.81*hits[0].Explanation.Lexical/weight
	return 1 / (1 + math.Exp(-x))
}
