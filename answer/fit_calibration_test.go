package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// A calibration makes log odds of others: those of weights that were held back
// are too near to 0, and were fitted to more unanswerable questions than people
// ask.
type calibration struct {
	slope, bias float64
	// korean is added for a Korean question.
	korean float64
}

func (c *calibration) of(j *judgement, odds float64) float64 {
	return c.slope*odds + c.bias + c.korean*j.clues[clueKorean]
}

const (
	// answeredShare is the share of answerable questions that are answered, in
	// each language. At .95, a quarter more of the near ones would be too.
	answeredShare = 0.927
	// calibrationWeight is what each language weighs, and calibrationSmall what a
	// question over a small collection does beside others.
	calibrationWeight = 1000
	calibrationSmall  = 0.3
	// calibrationHold hardly holds anything back.
	calibrationHold = 0.01
)

// asAsked reports whether a question is one of those that people might ask, as
// they stand in the sets: others are made of them.
func (j *judgement) asAsked() bool {
	return j.as != askedGone && j.as != askedCross
}

// calibrate fits a calibration to unseen log odds of questions as people ask
// them (Platt, 1999).
func calibrate(t *testing.T, judged []judgement, odds []float64) calibration {
	t.Helper()
	weights, all := make([]float64, len(judged)), make(map[string]float64)
	for i := range judged {
		j := &judged[i]
		if !j.asAsked() {
			continue
		}
		if weights[i] = 1; j.small {
			weights[i] = calibrationSmall
		}
		all[j.lang] += weights[i]
	}
	x, ok := minimize(func(x, g []float64) float64 {
		sum := calibrationHold * dot(x, x) / 2
		clear(g)
		addScaled(g, x, calibrationHold)
		for i := range judged {
			j := &judged[i]
			if weights[i] == 0 {
				continue
			}
			by := weights[i] / all[j.lang] * calibrationWeight
			row := []float64{odds[i], 1, j.clues[clueKorean]}
			said, wrong := logistic(dot(row, x), number(j.right))
			sum += by * said
			addScaled(g, row, by*wrong)
		}
		return sum
	}, []bound{free, free, free})
	if !ok {
		t.Error("no calibration was reached")
	}
	t.Logf("calibration: slope %.3f, bias %.3f, Korean %.3f", x[0], x[1], x[2])
	return calibration{x[0], x[1], x[2]}
}

// answerEnough moves a calibration so that of the questions in each language the
// wanted share is answered.
func (c *calibration) answerEnough(judged []judgement, odds []float64) {
	least := math.Log(leastConfidence / (1 - leastConfidence))
	var over [2]float64
	for n, lang := range fitLanguages {
		var said []float64
		for i := range judged {
			if j := &judged[i]; j.group() == (group{askedQuestion, lang, false}) {
				said = append(said, c.of(j, odds[i]))
			}
		}
		over[n] = quantile(said, 1-answeredShare) - least
	}
	c.bias -= over[0]
	c.korean -= over[1] - over[0]
}

// quantile returns the value that a share of others is below, between two of
// them in proportion; 0 of none.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	at := share * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}

// rate returns the share of a group whose log odds are at least so high, and how
// many it has.
func rate(judged []judgement, odds []float64, g group, least float64) (float64, int) {
	over, all := 0, 0
	for i := range judged {
		if judged[i].group() == g {
			all++
			over += count(odds[i] >= least)
		}
	}
	return ratio(float64(over), float64(all)), all
}

// logRates logs which share of the unanswerable questions is answered for a share
// of the others.
func logRates(t *testing.T, judged []judgement, odds []float64) {
	t.Helper()
	for _, lang := range fitLanguages {
		var said []float64
		for i := range judged {
			if judged[i].group() == (group{askedQuestion, lang, false}) {
				said = append(said, odds[i])
			}
		}
		for _, answered := range []float64{.93, .95, .97} {
			least := quantile(said, 1-answered)
			t.Logf("confidence %s: of those answered, %.2f, of%s", lang, answered, ratesOf(judged, odds, lang, false, least))
		}
	}
}

// ratesOf tells which share of each kind of question has log odds so high.
func ratesOf(judged []judgement, odds []float64, lang string, small bool, least float64) string {
	var b strings.Builder
	for as := range askedKinds {
		if share, n := rate(judged, odds, group{as, lang, small}, least); n > 0 {
			fmt.Fprintf(&b, " %s %.3f (%d)", askedNames[as], share, n)
		}
	}
	return b.String()
}

// logCalibrated logs what is answered with the confidences as they are shipped,
// and how far these say what is true.
func logCalibrated(t *testing.T, judged []judgement, odds []float64, c calibration) {
	t.Helper()
	said := make([]float64, len(odds))
	for i := range judged {
		said[i] = c.of(&judged[i], odds[i])
	}
	least := math.Log(leastConfidence / (1 - leastConfidence))
	for _, lang := range fitLanguages {
		t.Logf("answered %s: of%s", lang, ratesOf(judged, said, lang, false, least))
		t.Logf("answered %s, over small collections: of%s", lang, ratesOf(judged, said, lang, true, least))
		t.Logf("right %s, by confidence:%s", lang, bins(judged, said, lang))
	}
}

// bins tells the share of right answers by tenths of confidence.
func bins(judged []judgement, odds []float64, lang string) string {
	var all, right [10]float64
	for i := range judged {
		if j := &judged[i]; j.lang == lang && !j.small && j.asAsked() {
			at := min(9, int(10/(1+math.Exp(-odds[i]))))
			all[at]++
			right[at] += number(j.right)
		}
	}
	var b strings.Builder
	for i, n := range all {
		if n > 0 {
			fmt.Fprintf(&b, " .%d %.3f (%.0f)", i, right[i]/n, n)
		}
	}
	return b.String()
}

func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		values []float64
		share  float64
		want   float64
	}{
		{nil, 0.5, 0},
		{[]float64{4}, 0.9, 4},
		{[]float64{3, 1, 2}, 0, 1},
		{[]float64{3, 1, 2}, 0.5, 2},
		{[]float64{3, 1, 2}, 0.75, 2.5},
		{[]float64{3, 1, 2}, 1, 3},
	} {
		if got := quantile(c.values, c.share); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("quantile %g of %v: %g, want %g", c.share, c.values, got, c.want)
		}
	}
}
