package evaluate

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFiguresAreTakenOverTheQuestionsThatMeasureThem(t *testing.T) {
	run := Run{Results: []Result{
		{Answered: true, Confidence: .9, Passage: new(1), Quote: new(1), Answer: new(true), ShortEM: new(true), ShortF1: new(1.0), SearchMS: 1, AskMS: 8},
		{Answered: true, Confidence: .7, Passage: new(3), Quote: new(3), Answer: new(false), ShortEM: new(false), ShortF1: new(.5), SearchMS: 2, AskMS: 6},
		{Answered: false, Passage: new(7), Quote: new(0), SearchMS: 3, AskMS: 4},
		{Answered: true, Confidence: .6, Facts: new(.5), SearchMS: 4, AskMS: 2},
		{Answered: true, Confidence: 1, SearchMS: 9, AskMS: 1}, // Nothing to judge it by.
		{Set: "near", Answered: true, Confidence: .6, AskMS: 99},
		{Set: "near"},
		{Set: "absent"},
	}}
	want := Figures{
		{RecallAt1, .3333, 3},
		{RecallAt5, .6667, 3},
		{RecallAt10, 1, 3},
		{MRR, .4921, 3}, // (1 + 1/3 + 1/7) / 3
		{QuoteAt1, .3333, 3},
		{QuoteAt3, .6667, 3},
		{AnswerHeld, .5, 2},
		{ShortEM, .5, 2},
		{ShortF1, .75, 2},
		{Facts, .5, 1},
		{Answered, .8, 5},
		{"false_near", .5, 2},
		{"false_absent", 0, 1},
		{Brier, .205, 4}, // (.1² + .3² + .6² + .6²) / 4
		{ECE, .4, 4},     // (|.9-1| + |.7-1| + |1.2-0|) / 4
		{SearchP50, 3, 5},
		{SearchP99, 9, 5},
		{AskP50, 4, 5},
		{AskP99, 8, 5},
	}
	if diff := cmp.Diff(want, run.Figures()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	text, err := json.Marshal(want[:2])
	if err != nil || string(text) != `{"recall@1":0.3333,"recall@5":0.6667}` {
		t.Errorf("%s, %v", text, err)
	}
}

func TestTheMedianOfAnEvenCountIsBetweenTheTwo(t *testing.T) {
	for _, c := range []struct {
		sorted       []float64
		median, high float64
	}{
		{nil, 0, 0},
		{[]float64{4}, 4, 4},
		{[]float64{1, 2}, 1.5, 2},
		{[]float64{1, 2, 9}, 2, 9},
	} {
		if m, h := median(c.sorted), high(c.sorted); m != c.median || h != c.high {
			t.Errorf("%v: got %v and %v", c.sorted, m, h)
		}
	}
}

func TestConfidenceIsHeldToWhatIsRight(t *testing.T) {
	var run Run
	add := func(n int, confidence float64, right bool) {
		for range n {
			run.Results = append(run.Results, Result{Answered: true, Confidence: confidence, Quote: new(int(one(right)))})
		}
	}
	add(8, .8, true)
	add(2, .8, false)
	add(1, 1, true)
	add(1, math.NaN(), false)
	run.Results = append(run.Results, Result{Set: Absent, Answered: true, Confidence: .85})
	run.Results = append(run.Results, Result{Set: Absent, Confidence: .3}, Result{Answered: true, Confidence: .3})
	got := run.Calibration()
	want := Calibration{
		Answers: 13,
		Brier:   (8*.04 + 2*.64 + .7225) / 13,
		ECE:     (8.85 - 8) / 13,
		Bins: []Bin{
			{0, .1, 1, 0, 0},
			{.8, .9, 11, .8045, .7273},
			{.9, 1, 1, 1, 1},
		},
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
