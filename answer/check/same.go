package check

import (
	"strconv"
	"strings"

	"footnote/retrieval"
)

// same reports whether a sentence's quantity is the article's: the same number
// of the same unit, or of one that is not said.
func same(q, of *retrieval.Quantity) bool {
	if q.Text == of.Text || agrees(q, of) {
		return true
	}
	number, unit, _ := strings.Cut(q.Text, " ")
	other, otherUnit, _ := strings.Cut(of.Text, " ")
	switch {
	case isEither(q, of, retrieval.UnitTime, retrieval.UnitNone):
		return onTheHour(number, other) || onTheHour(other, number)
	case strings.TrimPrefix(number, "~") != strings.TrimPrefix(other, "~"):
		return false
	case isEither(q, of, retrieval.UnitPercent, retrieval.UnitNone):
		return true // by 54 percent to 46
	case isEither(q, of, retrieval.UnitMoney, retrieval.UnitNone) && len(number) >= leastSum:
		return true // $212 million, 37 million more than planned
	}
	return unit == otherUnit || isMoney(unit, otherUnit, q, of) || mayBeOne(q.Class, of.Class) || isAge(q, of) || isDay(q, of)
}

// mayBeOne reports whether units of two classes may be told by the same words.
func mayBeOne(a, b retrieval.UnitClass) bool {
	return isVague(a) && (isVague(b) || b == retrieval.UnitOther) || a == retrieval.UnitOther && isVague(b)
}

// isDay reports whether a number is a day of the month: on days that end in 3.
func isDay(q, of *retrieval.Quantity) bool {
	return q.Class == retrieval.UnitNone && of.Class == retrieval.UnitDate && of.Year == 0 && of.Month == 0 && of.Day != 0
}

// isEither reports whether two quantities are of two classes, in either order.
func isEither(q, of *retrieval.Quantity, a, b retrieval.UnitClass) bool {
	return q.Class == a && of.Class == b || q.Class == b && of.Class == a
}

// onTheHour reports whether a time is that of a number alone: four o'clock.
func onTheHour(clock, number string) bool {
	hour, found := strings.CutSuffix(strings.TrimPrefix(clock, "~"), ":00")
	h, err := strconv.Atoi(hour)
	n, also := strconv.Atoi(number)
	return found && err == nil && also == nil && h%12 == n%12
}

// leastSum is how many digits a sum has at least whose currency may go without
// saying.
const leastSum = 4

// isMoney reports whether both are sums, of which one does not say whose
// currency: pounds.
func isMoney(unit, other string, q, of *retrieval.Quantity) bool {
	const code = 3 // letters, by ISO 4217
	return q.Class == retrieval.UnitMoney && of.Class == retrieval.UnitMoney && (len(unit) != code || len(other) != code)
}

// isVague reports whether a number's unit may be told or not, and by many
// words: 149명, 149 residents; 7번, number 7.
func isVague(c retrieval.UnitClass) bool {
	switch c {
	case retrieval.UnitNone, retrieval.UnitCount, retrieval.UnitOrdinal:
		return true
	}
	return false
}

// isAge reports whether both are spans of years: an age is one.
func isAge(q, of *retrieval.Quantity) bool {
	if isVague(q.Class) && strings.HasSuffix(of.Text, " age") || isVague(of.Class) && strings.HasSuffix(q.Text, " age") {
		return true // aged eight
	}
	return q.Class == retrieval.UnitDuration && of.Class == retrieval.UnitDuration && (strings.HasSuffix(q.Text, " age") || strings.HasSuffix(of.Text, " age")) &&
		(strings.HasSuffix(q.Text, " y") || strings.HasSuffix(of.Text, " y"))
}

// agrees reports whether a date says nothing that another does not: "February"
// agrees with 4 February 2025.
func agrees(q, of *retrieval.Quantity) bool {
	if q.Class != retrieval.UnitDate || of.Class != retrieval.UnitDate || q.Year == 0 && q.Month == 0 && q.Day == 0 {
		return false
	}
	return (q.Year == 0 || q.Year == of.Year) && (q.Month == 0 || q.Month == of.Month) && (q.Day == 0 || q.Day == of.Day)
}
