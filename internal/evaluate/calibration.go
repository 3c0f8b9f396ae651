package evaluate

import "math"

// bins is how many equal parts of [0, 1] confidence is told in.
const bins = 10

// A Calibration tells whether confidence means what it says: of the answers
// given with a confidence of .8, eight in ten should be right.
type Calibration struct {
	// Answers is how many were given and can be judged.
	Answers int
	// Brier is the mean of (confidence - right)^2 (Brier 1950), right being 1 or
	// 0: 0 is perfect, and .25 what saying one half each time scores.
	Brier float64
	// ECE is the expected calibration error (Naeini et al. 2015): how far
	// confidence and share of right answers of a bin are apart, weighed by its
	// answers.
	ECE float64
	// Bins are those with answers, lowest first.
	Bins []Bin
}

// A Bin is the answers given with a confidence in [From, To), the last 1 too.
type Bin struct {
	From    float64 `json:"from"`
	To      float64 `json:"to"`
	Answers int     `json:"answers"`
	// Confidence is the mean, Right the share of right answers, both to four
	// digits.
	Confidence float64 `json:"confidence"`
	Right      float64 `json:"right"`
}

// Calibration judges the confidence of the answers that were given, those to
// unanswerable questions included.
func (r *Run) Calibration() Calibration {
	var all [bins]Bin
	var c Calibration
	for i := range r.Results {
		right, known := r.Results[i].Right()
		if !known || !r.Results[i].Answered {
			continue
		}
		said := probability(r.Results[i].Confidence)
		b := &all[min(int(said*bins), bins-1)]
		b.Answers++
		b.Confidence += said
		b.Right += one(right)
		c.Answers++
		c.Brier += (said - one(right)) * (said - one(right))
	}
	if c.Answers == 0 {
		return c
	}
	c.Brier /= float64(c.Answers)
	for i, b := range all {
		if b.Answers == 0 {
			continue
		}
		c.ECE += math.Abs(b.Confidence-b.Right) / float64(c.Answers)
		n := float64(b.Answers)
		c.Bins = append(c.Bins, Bin{
			From: float64(i) / bins, To: float64(i+1) / bins, Answers: b.Answers,
			Confidence: share(b.Confidence / n), Right: share(b.Right / n),
		})
	}
	return c
}

// probability returns x as a number from 0 to 1.
func probability(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	return min(x, 1)
}
