package bot

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxDate is the most characters of a date that somebody types.
const maxDate = 40

// written matches a date as people type it: 2025-02-04, 2025.2.4, 2025/2,
// 2025년 2월 4일, 2025.
var written = regexp.MustCompile(`^(\d{4})(?:[-./년]\s*(\d{1,2})(?:[-./월]\s*(\d{1,2})[.일]?)?[.월]?)?[.년]?$`)

// period returns the first moment of the day, the month or the year that a
// date names, and the first one after it; ok is false for what is no date.
func period(text string) (begin, end time.Time, ok bool) {
	m := written.FindStringSubmatch(strings.Join(strings.Fields(text), ""))
	if m == nil {
		return begin, end, false
	}
	year, month, day := number(m[1]), max(number(m[2]), 1), max(number(m[3]), 1)
	begin = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if begin.Year() != year || int(begin.Month()) != month || begin.Day() != day {
		return begin, end, false // the 30th of February
	}
	switch {
	case m[3] != "":
		return begin, begin.AddDate(0, 0, 1), number(m[3]) > 0
	case m[2] != "":
		return begin, begin.AddDate(0, 1, 0), number(m[2]) > 0
	}
	return begin, begin.AddDate(1, 0, 0), true
}

// number returns a number of few digits, 0 for none.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
