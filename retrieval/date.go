package retrieval

import (
	"fmt"
	"strings"

	"footnote/corpus"
)

// A dated is a date as it is read: its parts, as far as it has them.
type dated struct{ year, month, day datePart }

// A datePart is a year, month or day with its place in the folded text; a
// value of 0 stands for none.
type datePart struct{ value, start, end int }

// newDate returns a date as a quantity. It is found as a whole and by all that
// a text may tell of it.
func newDate(d dated) Quantity {
	q := Quantity{Class: UnitDate, Year: d.year.value, Month: d.month.value, Day: d.day.value}
	q.Span = corpus.Span{Start: 1 << 62}
	for _, p := range []datePart{d.year, d.month, d.day} {
		if p.value != 0 {
			q.Span.Start, q.Span.End = min(q.Span.Start, p.start), max(q.Span.End, p.end)
		}
	}
	add := func(p datePart, format string, values ...any) {
		q.Text = fmt.Sprintf(format, values...)
		q.parts = append(q.parts, part{q.Text, quantity, p.start, p.end})
	}
	year, month, day := d.year.value, d.month.value, d.day.value
	if year != 0 {
		add(d.year, "%d y", year)
	}
	if day != 0 {
		add(d.day, "%d d", day)
	}
	if month != 0 {
		add(d.month, "--%02d", month)
	}
	if month != 0 && year != 0 {
		add(d.month, "%d-%02d", year, month)
	}
	if month != 0 && day != 0 {
		add(d.day, "--%02d-%02d", month, day)
	}
	if month != 0 && day != 0 && year != 0 {
		add(d.day, "%d-%02d-%02d", year, month, day)
	}
	return q
}

func inMonths(n int) bool { return n >= 1 && n <= 12 }
func inDays(n int) bool   { return n >= 1 && n <= 31 }

// isYear reports whether four digits may be a year even where nothing says so.
func isYear(digits string) bool {
	return len(digits) == 4 && digits >= "1000" && digits < "2100" && !strings.Contains(digits, ".")
}

// smallNumber returns the whole number that a token of up to four digits is,
// else -1. 007 is none.
func smallNumber(t token) int {
	if t.script != digit || t.end-t.start > 4 {
		return -1
	}
	d, ok := parseDecimal(t.text)
	if !ok {
		return -1
	}
	return d.int()
}

// date reads a date that begins with digits.
func (r *recognizer) date(t token) (Quantity, bool) {
	n := smallNumber(t)
	if n < 0 {
		return Quantity{}, false
	}
	if q, ok := r.yearOf(t, n); ok {
		return q, true
	}
	if d, ok := r.monthDay(r.i); ok {
		return newDate(d), true
	}
	if d, end, ok := r.dayOf(t, n); ok && !r.isSpanOfDays(end) {
		return newDate(dated{day: d}), true
	}
	return r.dayBeforeMonth(t, n)
}

// yearOf reads what begins with a year: 2025년 2월, 2025-02-04, '87, 1980s,
// 1980년대.
func (r *recognizer) yearOf(t token, n int) (Quantity, bool) {
	if q, ok := r.decade(t, n); ok {
		return q, true
	}
	if d, ok := r.numericDate(t, n); ok {
		return newDate(d), true
	}
	year := datePart{n, t.start, t.end}
	if r.isShortYear(t) {
		year.start--
		year.value += 1900
		if n < firstShortYear {
			year.value += 100
		}
		return newDate(dated{year: year}), true
	}
	from := r.skipSpace(t.end)
	before := r.i > 0 && r.tokens[r.i-1].text == "기원전" && r.tokens[r.i-1].start >= r.last
	if n < leastYear && !before || n == 0 || !strings.HasPrefix(r.text[from:], "년") || isSpanOfYears(r.text[from+syllableBytes:]) {
		return Quantity{}, false
	}
	year.end = from + syllableBytes
	if before {
		year.start, year.value = r.tokens[r.i-1].start, -n
	}
	if i := r.tokenAt(r.skipSpace(year.end)); i >= 0 {
		if d, ok := r.monthDay(i); ok {
			d.year = year
			return newDate(d), true
		}
	}
	return newDate(dated{year: year}), true
}

// leastYear is the first that is one by 년 alone: 60년 is more often how long
// something lasts.
const leastYear = 100

// firstShortYear is the first of two digits that stand for a year of the
// twentieth century.
const firstShortYear = 30

// isShortYear reports whether an apostrophe makes two digits a year.
func (r *recognizer) isShortYear(t token) bool {
	if t.end-t.start != 2 || t.start == 0 || t.start-1 < r.last || r.text[t.start-1] != '\'' {
		return false
	}
	closed := strings.HasPrefix(r.text[t.end:], "'")
	return !closed && (t.start == 1 || r.text[t.start-2] == ' ' || r.text[t.start-2] == '(')
}

// isSpanOfYears reports whether 년 tells how long something lasts.
func isSpanOfYears(rest string) bool {
	for _, s := range []string{"간", " 동안", "동안", " 만에", "만에"} {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// decade reads 1980s, 80's and 1980년대.
func (r *recognizer) decade(t token, n int) (Quantity, bool) {
	if n%10 != 0 || n >= 100 && n < 1000 || n < 10 {
		return Quantity{}, false
	}
	end := 0
	for _, suffix := range []string{"년대", " 년대", "s", "'s", "’s"} {
		if strings.HasPrefix(r.text[t.end:], suffix) {
			end = t.end + len(suffix)
			break
		}
	}
	if end == 0 || end < len(r.text) && scriptOf(rune(r.text[end])) == latin {
		return Quantity{}, false
	}
	if n < 100 {
		n += 1900
	}
	text := fmt.Sprintf("%ds", n)
	return Quantity{
		Span: corpus.Span{Start: t.start, End: end}, Class: UnitDate, Text: text,
		parts: []part{{text, quantity, t.start, end}},
	}, true
}

// numericDate reads 2025-02-04, 2025.2.4, 2025. 2. 4 and 2025/2/4.
func (r *recognizer) numericDate(t token, n int) (dated, bool) {
	if !isYear(t.text) || r.i+2 >= len(r.tokens) {
		return dated{}, false
	}
	month, day := r.tokens[r.i+1], r.tokens[r.i+2]
	first, second := r.text[t.end:month.start], r.text[month.end:day.start]
	if first != second || first != "-" && first != "." && first != "/" && first != ". " {
		return dated{}, false
	}
	m, d := smallNumber(month), smallNumber(day)
	if !inMonths(m) || !inDays(d) {
		return dated{}, false
	}
	return dated{datePart{n, t.start, t.end}, datePart{m, month.start, month.end}, datePart{d, day.start, day.end}}, true
}

// monthDay reads 2월 4일 and 2월 at a token.
func (r *recognizer) monthDay(i int) (d dated, ok bool) {
	t := r.tokens[i]
	m := smallNumber(t)
	from := r.skipSpace(t.end)
	rest, ok := strings.CutPrefix(r.text[from:], "월")
	if !ok || !inMonths(m) || strings.HasPrefix(rest, "드") {
		return dated{}, false
	}
	d.month = datePart{m, t.start, from + syllableBytes}
	if i = r.tokenAt(r.skipSpace(d.month.end)); i >= 0 {
		if day, _, ok := r.dayOf(r.tokens[i], smallNumber(r.tokens[i])); ok {
			d.day = day
		}
	}
	return d, true
}

// dayOf reads 4일.
func (r *recognizer) dayOf(t token, n int) (d datePart, end int, ok bool) {
	rest, ok := strings.CutPrefix(r.text[t.end:], "일")
	if !ok || !inDays(n) || strings.HasPrefix(rest, "본") {
		return datePart{}, 0, false
	}
	end = t.end + syllableBytes
	return datePart{n, t.start, end}, end, true
}

// isSpanOfDays reports whether the days that end at a byte tell how long
// something lasts.
func (r *recognizer) isSpanOfDays(end int) bool {
	rest := r.text[end:]
	return isSpanOfYears(rest) || strings.HasPrefix(rest, "째") || strings.HasPrefix(rest, " 뒤") || strings.HasPrefix(rest, " 후")
}

// bareYear returns the year that four digits by themselves are, 0 if none.
func (r *recognizer) bareYear(t token, n numeral) int {
	if !n.plain || t.end-t.start != 4 || !isYear(t.text) {
		return 0
	}
	return n.value.int()
}
