package answer

import (
	"math"

	"footnote/retrieval"
)

// leastConfidence is what an answer needs to be given. Below one half it is more
// likely wrong than right, and a wrong answer does more harm than none.
const leastConfidence = 0.55

// Coefficients of the logistic regression that tells how likely the articles
// answer a question, fitted on questions that they answer and questions that
// they do not. See docs/measured.md.
const (
	intercept         = -5.22
	foundCoefficient  = 4.57
	aroundCoefficient = 5.32
	// A name that no article has is hardly ever beside the point.
	unknownNameCoefficient = -1.20
	// Where the second passage is as good as the first, neither stands out.
	secondCoefficient  = -1.73
	lexicalCoefficient = 2.81
)

// confidence tells how likely the best window answers the question, between 0
// and 1, by how much of the question was found.
func confidence(best *window, hits []retrieval.Hit, concepts []retrieval.Concept) float64 {
	weight, unknownName := 0.0, 0.0
	for _, c := range concepts {
		weight += c.Weight
		if c.Name && !c.Known {
			unknownName = 1
		}
	}
	if !(weight > 0) {
		return 0
	}
	second, lexical := 0.0, 0.0
	if len(hits) > 1 {
		second = share(hits[1].Score, hits[0].Score)
	}
	if e := hits[0].Explanation; e != nil {
		lexical = e.Lexical / weight
	}
	x := intercept + foundCoefficient*best.features.found + aroundCoefficient*best.features.around +
		unknownNameCoefficient*unknownName + secondCoefficient*second + lexicalCoefficient*lexical
	if math.IsNaN(x) {
		return 0
	}
	return 1 / (1 + math.Exp(-x))
}
