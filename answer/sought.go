package answer

import (
	"strings"

	"footnote/retrieval"
)

// sought tells how well the i-th sentence of a passage, which is quote, may hold
// what a question asks for, from 0 to 1. What the question says itself is not
// sought.
func (q *inquiry) sought(quote string, i int, texts passageTexts) float64 {
	best := 0.0
	switch q.kind {
	case kindYear, kindWhen, kindNumber:
	default:
		return q.kind.holds(texts.signsOf(i, q.kind, quote))
	}
	for _, x := range texts.quantities[i] {
		if !q.given[x.Text] {
			best = max(best, q.fits(x, quote))
		}
	}
	if q.kind == kindWhen && best < 0.5 && timeWords.MatchString(quote) {
		best = 0.5
	}
	return best
}

// fits tells how well a quantity is of the kind that a question asks for.
func (q *inquiry) fits(x retrieval.Quantity, quote string) float64 {
	date := x.Class == retrieval.UnitDate
	switch {
	case q.kind == kindYear:
		return number(x.Year != 0)
	case q.kind == kindWhen && (date || x.Class == retrieval.UnitTime):
		return 1
	case q.kind == kindWhen:
		return 0.5 * number(x.Class == retrieval.UnitDuration)
	case q.unit != "" && strings.Contains(quote[x.Span.Start:x.Span.End], q.unit):
		return 1
	case x.Class == retrieval.UnitNone:
		return 0.4
	case date || x.Class == retrieval.UnitTime || x.Class == retrieval.UnitOrdinal:
		return 0.2
	case q.unit != "":
		return 0.5
	}
	return 1
}

// givenBy returns the quantities that a question says itself.
func givenBy(question string) map[string]bool {
	given := make(map[string]bool)
	for _, x := range retrieval.Quantities(question) {
		given[x.Text] = true
	}
	return given
}
