package answer

import (
	"maps"
	"slices"
	"strings"

	"footnote/internal/message"
	"footnote/retrieval"
)

// sameMatter is the share of what the best statement speaks of that another
// speaks of at least to tell of the same matter.
const sameMatter = 0.9

// mostDiffering is how many statements are compared with the best.
const mostDiffering = 6

// A rival is a statement that gives another value than the best.
type rival struct {
	statement *statement
	// own and other are the values as the articles have them, the best
	// statement's and this one's.
	own, other string
}

// rivals returns the statements that tell of the same matter as the best but
// give another sum, number or date for it, in the same unit: one of each value.
func (r *reading) rivals() []rival {
	if r.kind != kindNumber && r.kind != kindWhen && r.kind != kindYear {
		return nil
	}
	best := r.statements[0]
	values := r.values(best)
	if len(values) == 0 {
		return nil
	}
	var out []rival
	known := make(map[string]bool)
	var ownYears []int
	if r.kind == kindNumber {
		ownYears = yearsOf(best)
	}
	for _, s := range r.statements[1:min(mostDiffering+1, len(r.statements))] {
		if s.foreign && !best.foreign || r.cover(least(s.trust, best.trust)) < sameMatter*r.cover(best.trust) {
			continue
		}
		if years := yearsOf(s); len(years) > 0 && len(ownYears) > 0 && !slices.ContainsFunc(years, func(y int) bool { return slices.Contains(ownYears, y) }) {
			continue // one figure is not the other's
		}
		others := r.values(s)
		for _, unit := range slices.Sorted(maps.Keys(values)) {
			own := values[unit]
			other, found := others[unit]
			if found && own.text != other.text && !known[other.text] {
				known[other.text] = true
				out = append(out, rival{s, own.said, other.said})
				break
			}
		}
	}
	return out
}

// yearsOf returns the years that a statement names.
func yearsOf(s *statement) []int {
	var out []int
	for _, q := range retrieval.Quantities(s.passage.Article.Quote(s.span)) {
		if q.Class == retrieval.UnitDate && q.Year != 0 {
			out = append(out, q.Year)
		}
	}
	return out
}

// A value is a quantity in canonical form, and as an article says it.
type value struct{ text, said string }

// values returns the quantities of a statement that the question may ask for,
// by unit. A unit with two values tells nothing for sure, and is left out.
func (r *reading) values(s *statement) map[string]value {
	quote := s.passage.Article.Quote(s.span)
	out, twice := make(map[string]value), make(map[string]bool)
	for _, q := range retrieval.Quantities(quote) {
		var unit string
		switch q.Class {
		case retrieval.UnitDate:
			if r.kind == kindNumber || q.Year == 0 && q.Day == 0 {
				continue
			}
			unit = "date"
			if r.kind == kindYear && q.Year == 0 {
				continue
			}
		case retrieval.UnitMoney, retrieval.UnitPercent, retrieval.UnitCount, retrieval.UnitLength, retrieval.UnitArea, retrieval.UnitMass:
			if r.kind != kindNumber {
				continue
			}
			_, unit, _ = strings.Cut(q.Text, " ")
		default:
			continue
		}
		if old, found := out[unit]; found && old.text != q.Text {
			twice[unit] = true
		}
		out[unit] = value{q.Text, oneLine(quote[q.Span.Start:q.Span.End])}
	}
	for unit := range twice {
		delete(out, unit)
	}
	return out
}

// least returns the lower of a and b for each concept.
func least(a, b []float64) []float64 {
	out := slices.Clone(a)
	for i, x := range b {
		out[i] = min(out[i], x)
	}
	return out
}

// differ adds the rivals' windows to those chosen and orders all by their
// articles' time, the newest first. It returns what people are told of it.
func (r *reading) differ(chosen []*window, lang string) (windows []*window, notice string) {
	rivals := r.rivals()
	if len(rivals) == 0 {
		return chosen, ""
	}
	windows = []*window{r.window(r.statements[0])}
	said := []string{rivals[0].own}
	room := MaxText - windows[0].size()
	for _, v := range rivals {
		w := r.window(v.statement)
		if n := w.size(); n <= room && !slices.ContainsFunc(windows, w.repeats) && !slices.Contains(said, v.other) {
			room -= n
			windows = append(windows, w)
			said = append(said, v.other)
		}
	}
	if len(windows) == 1 {
		return chosen, ""
	}
	slices.SortStableFunc(windows, func(a, b *window) int {
		return b.passage.Article.Published.Compare(a.passage.Article.Published)
	})
	return windows, message.AnswersDiffer.In(lang, strings.Join(said, ", "))
}
