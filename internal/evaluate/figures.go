package evaluate

import (
	"cmp"
	"slices"
	"strings"
)

// Names of figures. Those of unanswerable questions are [FalsePrefix] and the
// name of their set.
const (
	RecallAt1   = "recall@1"
	RecallAt5   = "recall@5"
	RecallAt10  = "recall@10"
	MRR         = "mrr@10"
	QuoteAt1    = "quote@1"
	QuoteAt3    = "quote@3"
	AnswerHeld  = "answer"
	ShortEM     = "short_em"
	ShortF1     = "short_f1"
	Facts       = "facts"
	Answered    = "answered"
	FalsePrefix = "false_"
	Brier       = "brier"
	ECE         = "ece"
	SearchP50   = "search_p50_ms"
	SearchP99   = "search_p99_ms"
	AskP50      = "ask_p50_ms"
	AskP99      = "ask_p99_ms"
)

// A Figure is one measure over a run.
type Figure struct {
	Name string
	// Value is a share or a mean from 0 to 1, to four digits, or if Time it is
	// in milliseconds, to two.
	Value float64
	// Of is how many questions it is taken over, at least 1.
	Of int
}

// Time reports whether the figure is a time. It differs from run to run.
func (f Figure) Time() bool { return strings.HasSuffix(f.Name, "_ms") }

// Lower reports whether less is better.
func (f Figure) Lower() bool {
	return f.Time() || f.Name == Brier || f.Name == ECE || strings.HasPrefix(f.Name, FalsePrefix)
}

// Figures are in the order in which people read them. As JSON they are one
// object.
type Figures []Figure

// Get returns a figure by its name, and whether there is one.
func (fs Figures) Get(name string) (Figure, bool) {
	i := slices.IndexFunc(fs, func(f Figure) bool { return f.Name == name })
	if i < 0 {
		return Figure{}, false
	}
	return fs[i], true
}

// MarshalJSON writes an object of names and values.
func (fs Figures) MarshalJSON() ([]byte, error) {
	var o object
	for _, f := range fs {
		o.add(f.Name, f.Value)
	}
	return o.bytes()
}

// Figures returns the figures that the questions could measure.
func (r *Run) Figures() Figures {
	var t tally
	t.find(r.Results)
	t.answer(r.Results)
	t.abstain(r.Results)
	if c := r.Calibration(); c.Answers > 0 {
		t.add(Brier, share(c.Brier), c.Answers)
		t.add(ECE, share(c.ECE), c.Answers)
	}
	t.times(r.Results)
	return t.figures
}

// A tally gathers figures.
type tally struct{ figures Figures }

func (t *tally) add(name string, value float64, of int) {
	if of > 0 {
		t.figures = append(t.figures, Figure{Name: name, Value: value, Of: of})
	}
}

// mean adds the mean of what measure returns for the results it is known of.
func (t *tally) mean(name string, results []Result, measure func(r *Result) (x float64, known bool)) {
	sum, n := 0.0, 0
	for i := range results {
		if x, known := measure(&results[i]); known {
			sum += x
			n++
		}
	}
	t.add(name, share(sum/float64(max(1, n))), n)
}

func (t *tally) find(results []Result) {
	for _, at := range []struct {
		name string
		k    int
	}{{RecallAt1, 1}, {RecallAt5, 5}, {RecallAt10, 10}} {
		t.mean(at.name, results, func(r *Result) (float64, bool) { return among(r.Passage, at.k) })
	}
	t.mean(MRR, results, func(r *Result) (float64, bool) {
		if r.Passage == nil || *r.Passage == 0 {
			return 0, r.Passage != nil
		}
		return 1 / float64(*r.Passage), true
	})
}

func (t *tally) answer(results []Result) {
	t.mean(QuoteAt1, results, func(r *Result) (float64, bool) { return among(r.Quote, 1) })
	t.mean(QuoteAt3, results, func(r *Result) (float64, bool) { return among(r.Quote, 3) })
	t.mean(AnswerHeld, results, func(r *Result) (float64, bool) { return truth(r.Answer) })
	t.mean(ShortEM, results, func(r *Result) (float64, bool) { return truth(r.ShortEM) })
	t.mean(ShortF1, results, func(r *Result) (float64, bool) { return value(r.ShortF1) })
	t.mean(Facts, results, func(r *Result) (float64, bool) { return value(r.Facts) })
}

func (t *tally) abstain(results []Result) {
	sets := []string{""}
	for i := range results {
		if !slices.Contains(sets, results[i].Set) {
			sets = append(sets, results[i].Set)
		}
	}
	for _, set := range sets {
		name := Answered
		if set != "" {
			name = FalsePrefix + set
		}
		t.mean(name, results, func(r *Result) (float64, bool) { return one(r.Answered), r.Set == set })
	}
}

func (t *tally) times(results []Result) {
	var search, ask []float64
	for i := range results {
		// Only those that are answered are searched as well, and so compared.
		if r := &results[i]; r.Set == "" {
			search, ask = append(search, r.SearchMS), append(ask, r.AskMS)
		}
	}
	slices.SortFunc(search, cmp.Compare)
	slices.SortFunc(ask, cmp.Compare)
	t.add(SearchP50, digits(median(search), 2), len(search))
	t.add(SearchP99, digits(high(search), 2), len(search))
	t.add(AskP50, digits(median(ask), 2), len(ask))
	t.add(AskP99, digits(high(ask), 2), len(ask))
}
