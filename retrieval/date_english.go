package retrieval

import "strings"

// monthNames are the English names of months and their abbreviations. Those
// that are common words too count beside a number alone.
var (
	monthNames = map[string]int{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
		"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
		"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	}
	beforeMonths = wordSet("in of since until till by last next early late mid from to")
)

// monthName reads a date that begins with the name of a month: February 4,
// 2025; Feb 2025; February.
func (r *recognizer) monthName(t token) (Quantity, bool) {
	month := monthNames[t.text]
	if month == 0 {
		return Quantity{}, false
	}
	d := dated{month: datePart{month, t.start, t.end}}
	end := t.end
	if strings.HasPrefix(r.text[end:], ".") {
		end++
	}
	i := r.tokenAt(r.skipSpace(end))
	if i >= 0 && inDays(smallNumber(r.tokens[i])) && r.endsDay(r.tokens[i]) {
		day := r.tokens[i]
		d.day = datePart{smallNumber(day), day.start, r.ordinalEnd(day.end)}
		end = d.day.end
	}
	d.year = r.yearAfter(end)
	if d.day.value == 0 && d.year.value == 0 && (len(t.text) <= len("march")) && !r.namesMonth(t) {
		return Quantity{}, false
	}
	return newDate(d), true
}

// endsDay reports whether a number behind a month is a day, not the hour of
// 3:30 or the beginning of a decimal.
func (r *recognizer) endsDay(t token) bool { return !strings.HasPrefix(r.text[t.end:], ":") }

// namesMonth reports whether a word that may be a month is one by what stands
// before it. Abbreviations never are.
func (r *recognizer) namesMonth(t token) bool {
	switch t.text {
	case "april", "june", "july":
		return true
	case "may", "march":
		return r.i > 0 && beforeMonths[r.tokens[r.i-1].text]
	}
	return false
}

// yearAfter reads the year behind a month or a day.
func (r *recognizer) yearAfter(end int) datePart {
	if strings.HasPrefix(r.text[end:], ",") {
		end++
	}
	if i := r.tokenAt(r.skipSpace(end)); i >= 0 && isYear(r.tokens[i].text) {
		t := r.tokens[i]
		return datePart{smallNumber(t), t.start, t.end}
	}
	return datePart{}
}

// dayBeforeMonth reads 4 February 2025 and 4th of February.
func (r *recognizer) dayBeforeMonth(t token, n int) (Quantity, bool) {
	if !inDays(n) {
		return Quantity{}, false
	}
	end := r.ordinalEnd(t.end)
	i := r.tokenAt(r.skipGap(end))
	if i >= 0 && r.tokens[i].text == "of" {
		i = r.tokenAt(r.skipSpace(r.tokens[i].end))
	}
	if i < 0 || monthNames[r.tokens[i].text] == 0 {
		return Quantity{}, false
	}
	m := r.tokens[i]
	return newDate(dated{
		day: datePart{n, t.start, end}, month: datePart{monthNames[m.text], m.start, m.end}, year: r.yearAfter(m.end),
	}), true
}
