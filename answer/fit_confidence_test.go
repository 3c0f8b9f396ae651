package answer

import (
	"math"
	"testing"
)

// A judgement is what speaks for the answer to an asking, and whether it is
// right.
type judgement struct {
	*asking
	clues clues
	right bool
}

// readJudgements reads the articles for all askings. Those that nothing speaks
// for are answered in no case.
func readJudgements(t *testing.T, asked []asking) []judgement {
	t.Helper()
	var out []judgement
	for i := range asked {
		a := &asked[i]
		if r := a.read(t); r.evidence[clueBias] != 0 {
			out = append(out, judgement{a, r.evidence, a.as.answerable() && a.answeredBy(r)})
		}
	}
	return out
}

// answeredBy reports whether one of the first three quotes that a reading gives
// holds the evidence.
func (a *asking) answeredBy(r *reading) bool {
	_, citations := compose(r.pick())
	for _, c := range citations[:min(3, len(citations))] {
		if a.in(c.Article, c.Quote()) {
			return true
		}
	}
	return false
}

// groupWeights are what questions of each kind weigh together, as so many
// questions, beside the clues' weights' squares. Those that are answered and those
// that are not weigh about the same. Of the latter, absent ones are what people
// ask most, and near and gone ones are the hardest; there is one passage that is
// the reason for each gone one, so that there is something to learn from those
// without a set of near ones.
var groupWeights = [askedKinds]float64{
	askedQuestion: 150,
	askedEnglish:  12,
	askedGone:     45,
	askedNear:     60,
	askedAbsent:   90,
	askedCross:    22.5,
}

// smallWeight is what those over small collections weigh beside others.
const smallWeight = 0.5

// A group is counted, weighed and measured together.
type group struct {
	as    asked
	lang  string
	small bool
}

func (j *judgement) group() group { return group{j.as, j.lang, j.small} }

// weigh returns the weights of judgements.
func weigh(judged []judgement) []float64 {
	many := make(map[group]float64)
	for i := range judged {
		many[judged[i].group()]++
	}
	out := make([]float64, len(judged))
	for i := range judged {
		j := &judged[i]
		out[i] = groupWeights[j.as] / many[j.group()]
		if j.small {
			out[i] *= smallWeight
		}
	}
	return out
}

// spread returns the standard deviation of each clue, 1 where it is always the
// same.
func spread(judged []judgement) clues {
	var mean, out clues
	n := float64(len(judged))
	for i := range judged {
		addScaled(mean[:], judged[i].clues[:], 1/n)
	}
	for i := range judged {
		for c, x := range judged[i].clues {
			out[c] += (x - mean[c]) * (x - mean[c]) / n
		}
	}
	for c, x := range out {
		if out[c] = math.Sqrt(x); out[c] < 1e-9 {
			out[c] = 1
		}
	}
	return out
}

// besideStep is what the clue of a passage about something else does when it
// changes by one standard deviation. It is not fitted: the sets' own questions
// leave it to other clues, and what is far from all of them needs it.
const besideStep = -0.5

// fitClues fits the weights of clues: a logistic regression within bounds, held
// back by half the sum of the squares of what each weight does when its clue
// changes by one standard deviation.
func fitClues(t *testing.T, judged []judgement) clues {
	t.Helper()
	weights, by := weigh(judged), spread(judged)
	rows := make([]clues, len(judged))
	for i := range judged {
		for c, x := range judged[i].clues {
			rows[i][c] = x / by[c]
		}
	}
	bounds := clueBounds()
	bounds[clueBeside] = bound{besideStep, besideStep}
	w, ok := minimize(func(w, g []float64) float64 {
		sum := (dot(w, w) - w[clueBias]*w[clueBias]) / 2
		copy(g, w)
		g[clueBias] = 0
		for i := range rows {
			said, wrong := logistic(dot(rows[i][:], w), number(judged[i].right))
			sum += weights[i] * said
			addScaled(g, rows[i][:], weights[i]*wrong)
		}
		return sum
	}, bounds)
	if !ok {
		t.Error("no minimum was reached")
	}
	var out clues
	for c := range out {
		out[c] = w[c] / by[c]
	}
	return out
}

// logistic returns how unlikely an outcome, 0 or 1, is by its log odds, on a
// logarithmic scale, and the slope of that.
func logistic(odds, outcome float64) (loss, slope float64) {
	loss = max(odds, 0) + math.Log1p(math.Exp(-math.Abs(odds))) - outcome*odds
	return loss, 1/(1+math.Exp(-odds)) - outcome
}

// fitConfidence fits the weights of clues, so that confidences mean what they say
// as far as the share of questions that is to be answered lets them.
func fitConfidence(t *testing.T, judged []judgement) []weight {
	t.Helper()
	odds := unseenOdds(t, judged)
	logRates(t, judged, odds)
	c := calibrate(t, judged, odds)
	c.answerEnough(judged, odds)
	logCalibrated(t, judged, odds, c)
	w := fitClues(t, judged)
	scale(w[:], c.slope)
	w[clueBias] += c.bias
	w[clueKorean] += c.korean
	return weightsIn(columnsOf("confidence", clueNames), w[:])
}

// unseenOdds returns the log odds of each judgement by weights that were fitted
// to the articles of other folds.
func unseenOdds(t *testing.T, judged []judgement) []float64 {
	t.Helper()
	homes := make([]string, len(judged))
	for i := range judged {
		homes[i] = judged[i].home
	}
	in := foldsOf(homes)
	out := make([]float64, len(judged))
	for fold := range folds {
		var seen []judgement
		for _, j := range judged {
			if in[j.home] != fold {
				seen = append(seen, j)
			}
		}
		w := fitClues(t, seen)
		for i := range judged {
			if in[judged[i].home] == fold {
				out[i] = dot(judged[i].clues[:], w[:])
			}
		}
	}
	return out
}
