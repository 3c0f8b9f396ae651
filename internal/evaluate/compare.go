package evaluate

import "strconv"

// A Comparison is what changed from one run to another.
type Comparison struct {
	// Figures are taken over the questions of both runs alone: a run over other
	// questions would differ for those.
	Figures []Difference `json:"figures"`
	// Better and Worse are questions of both runs, in the order of the later.
	Better []Change `json:"better"`
	Worse  []Change `json:"worse"`
	// OnlyBefore and OnlyAfter are how many questions one run has alone.
	OnlyBefore int `json:"only_before"`
	OnlyAfter  int `json:"only_after"`
}

// A Difference is a figure of both runs; nil where a run has it not.
type Difference struct {
	Name       string   `json:"name"`
	Before     *float64 `json:"before"`
	After      *float64 `json:"after"`
	Difference *float64 `json:"difference"`
	// Of is how many questions of the later run it is taken over, or else of the
	// earlier.
	Of int `json:"of"`
}

// A Change is a question that came out better or worse, and in what.
type Change struct {
	ID       string  `json:"id"`
	Question string  `json:"question"`
	Set      string  `json:"set,omitempty"`
	Changes  []Moved `json:"changes"`
}

// A Moved is one measure of a question, named as in [Result].
type Moved struct {
	Measure string  `json:"measure"`
	Before  float64 `json:"before"`
	After   float64 `json:"after"`
}

// Compare returns what changed. Questions are the same if their sets and IDs
// are.
func Compare(before, after *Run) *Comparison {
	c := &Comparison{Figures: []Difference{}, Better: []Change{}, Worse: []Change{}}
	old := byKey(before)
	var was, is Run
	for i, key := range keysOf(after) {
		if r, ok := old[key]; ok {
			was.Results = append(was.Results, *r)
			is.Results = append(is.Results, after.Results[i])
			c.question(r, &after.Results[i])
		}
	}
	c.OnlyBefore = len(before.Results) - len(was.Results)
	c.OnlyAfter = len(after.Results) - len(is.Results)
	c.figures(was.Figures(), is.Figures())
	return c
}

func (c *Comparison) figures(before, after Figures) {
	for _, f := range after {
		d := Difference{Name: f.Name, After: new(f.Value), Of: f.Of}
		if was, ok := before.Get(f.Name); ok {
			d.Before, d.Difference = new(was.Value), new(share(f.Value-was.Value))
		}
		c.Figures = append(c.Figures, d)
	}
	for _, f := range before {
		if _, ok := after.Get(f.Name); !ok {
			c.Figures = append(c.Figures, Difference{Name: f.Name, Before: new(f.Value), Of: f.Of})
		}
	}
}

// question lists a question if it came out otherwise. What matters most
// decides whether that is better.
func (c *Comparison) question(before, after *Result) {
	change := Change{ID: after.ID, Question: after.Question, Set: after.Set}
	decided := 0.0
	was, is := before.measures(), after.measures()
	for i := range is {
		if was[i].known && is[i].known && was[i].shown != is[i].shown {
			change.Changes = append(change.Changes, Moved{is[i].name, was[i].shown, is[i].shown})
			if decided == 0 {
				decided = is[i].worth - was[i].worth
			}
		}
	}
	switch {
	case decided > 0:
		c.Better = append(c.Better, change)
	case decided < 0:
		c.Worse = append(c.Worse, change)
	}
}

// A measured is one measure of a result.
type measured struct {
	name string
	// shown is what people see, worth what is the more the better.
	shown, worth float64
	known        bool
}

// measures returns the measures of a result, the most important first.
func (r *Result) measures() []measured {
	answered := measured{"answered", one(r.Answered), one(r.Answered), true}
	if r.Set != "" {
		answered.worth = -answered.worth
	}
	return []measured{
		place("quote", r.Quote), number("facts", r.Facts), flag("answer", r.Answer), answered,
		flag("short_em", r.ShortEM), number("short_f1", r.ShortF1), place("passage", r.Passage),
	}
}

func place(name string, n *int) measured {
	switch {
	case n == nil:
		return measured{name: name}
	case *n == 0:
		return measured{name: name, known: true}
	default:
		return measured{name, float64(*n), 1 / float64(*n), true}
	}
}

func number(name string, f *float64) measured {
	x, known := value(f)
	return measured{name, share(x), share(x), known}
}

func flag(name string, b *bool) measured {
	x, known := truth(b)
	return measured{name, x, x, known}
}

// keysOf returns what tells the questions of a run apart: set and ID, and a
// number where these stand there again.
func keysOf(r *Run) []string {
	out := make([]string, len(r.Results))
	seen := make(map[string]int)
	for i := range r.Results {
		key := r.Results[i].Set + "\x00" + r.Results[i].ID
		seen[key]++
		out[i] = key + "\x00" + strconv.Itoa(seen[key])
	}
	return out
}

func byKey(r *Run) map[string]*Result {
	out := make(map[string]*Result, len(r.Results))
	for i, key := range keysOf(r) {
		out[key] = &r.Results[i]
	}
	return out
}
