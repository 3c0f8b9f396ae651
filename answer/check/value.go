package check

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"footnote/retrieval"
)

// rivals reports whether two quantities measure the same and differ: so a
// sentence that has one in the place of the other tells something else.
func rivals(q, o *retrieval.Quantity) bool {
	if same(q, o) || same(o, q) || agrees(o, q) {
		return false
	}
	if q.Class == retrieval.UnitDate || o.Class == retrieval.UnitDate {
		return q.Class == o.Class && datesDiffer(q, o)
	}
	_, unit, _ := strings.Cut(q.Text, " ")
	_, other, _ := strings.Cut(o.Text, " ")
	switch {
	case (q.Class == retrieval.UnitOrdinal) != (o.Class == retrieval.UnitOrdinal):
		return false
	case isVague(q.Class) && isVague(o.Class):
		return unit == other || unit == "" || other == ""
	}
	return q.Class == o.Class && (unit == other || q.Class == retrieval.UnitTime)
}

// datesDiffer reports whether two dates tell different days, months or years as
// far as both tell any.
func datesDiffer(q, o *retrieval.Quantity) bool {
	differ := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	switch {
	case q.Day != 0 && o.Day != 0 || q.Month != 0 && o.Month != 0 && q.Day == 0:
		return differ(q.Year, o.Year) || differ(q.Month, o.Month) || differ(q.Day, o.Day)
	case q.Year != 0 && q.Month == 0:
		return differ(q.Year, o.Year)
	}
	return differ(q.Year, o.Year) || differ(q.Month, o.Month)
}

// isAbout reports whether a sentence tells a quantity as about so much, and
// another one may be meant.
func isAbout(quote string, o, q *retrieval.Quantity) bool {
	before, after := besides(quote, o)
	return (roughly.MatchString(before) || roughlyAfter.MatchString(after)) && closeTo(q, o)
}

// isLoose reports whether the statement tells a quantity as about so much, which
// another one is too, or as a bound that the sentence does not have: then no other
// value contradicts it surely.
func (r *review) isLoose(q *retrieval.Quantity, quote string, o *retrieval.Quantity) bool {
	before, after := besides(r.text, q)
	if roughly.MatchString(before) || roughlyAfter.MatchString(after) {
		return closeTo(q, o)
	}
	otherBefore, otherAfter := besides(quote, o)
	bound := bounded.MatchString(before) || boundedAfter.MatchString(after)
	return bound && !bounded.MatchString(otherBefore) && !boundedAfter.MatchString(otherAfter)
}

// besides returns the words on either side of a quantity.
func besides(text string, q *retrieval.Quantity) (before, after string) {
	return text[max(0, q.Span.Start-mostWordsBefore):q.Span.Start], text[q.Span.End:min(len(text), q.Span.End+mostWordsBefore)]
}

// mostWordsBefore is how many bytes around a number tell that it is not exact.
const mostWordsBefore = 24

var (
	roughly      = regexp.MustCompile(`(?i)(?:\b(?:about|around|roughly|nearly|almost|some|approximately|circa|close to)|약|거의|대략|한)\s*[$€£₩¥]?$`)
	roughlyAfter = regexp.MustCompile(`(?i)^\s*(?:or so\b|정도|쯤|가량|안팎|내외|남짓|여\s|여\s?명)`)
	bounded      = regexp.MustCompile(`(?i)\b(?:over|more than|less than|fewer than|under|at least|at most|up to|no more than|above|below|within)\s*[$€£₩¥]?$`)
	boundedAfter = regexp.MustCompile(`(?i)^\s*(?:or (?:more|less|fewer)\b|이상|이하|미만|초과|넘|이내)`)
)

// closeTo reports whether two values are about the same.
func closeTo(q, o *retrieval.Quantity) bool {
	a, errA := value(q)
	b, errB := value(o)
	return errA == nil && errB == nil && math.Abs(a-b) <= mostApartValues*math.Max(math.Abs(a), math.Abs(b))
}

// mostApartValues is how much of a value another one differs by at most that is
// about the same.
const mostApartValues = 0.1

func value(q *retrieval.Quantity) (float64, error) {
	number, _, _ := strings.Cut(strings.TrimPrefix(q.Text, "~"), " ")
	return strconv.ParseFloat(number, 64)
}
