package retrieval

import (
	"fmt"
	"strings"

	"footnote/corpus"
)

// dayHalves are the words before a Korean hour: 1 if its hours from 1 to 11
// are those after noon, 0 if they are as they stand.
var dayHalves = map[string]int{"오전": 0, "새벽": 0, "아침": 0, "오후": 1, "저녁": 1, "낮": 1, "밤": 1}

// A clockTime is a time of the day as it is read.
type clockTime struct {
	hour, minute int
	// half is 0 before noon, 1 after it, and -1 where nothing says so.
	half       int
	start, end int
}

// clock reads a time that begins with digits: 3시 30분, 15:30, 3:30 p.m., 3 pm.
func (r *recognizer) clock(t token) (Quantity, bool) {
	n := smallNumber(t)
	if n < 0 || n > 24 || t.end-t.start > 2 {
		return Quantity{}, false
	}
	if q, ok := r.clockOf(t.start, numeral{value: decimal{uint64(n), 0}.trim(), end: t.end}); ok {
		return q, true
	}
	c := clockTime{hour: n, half: -1, start: t.start, end: t.end}
	if i := r.tokenAt(t.end + 1); i >= 0 && r.text[t.end] == ':' && r.tokens[i].end-r.tokens[i].start == 2 {
		if c.minute = smallNumber(r.tokens[i]); c.minute < 0 || c.minute > 59 {
			return Quantity{}, false
		}
		c.end = r.tokens[i].end
	}
	half, end := r.meridiem(c.end)
	if half < 0 && c.end == t.end {
		return Quantity{}, false
	}
	c.half = half
	if half >= 0 {
		c.end = end
	}
	return c.quantity(), true
}

// meridiem reads am or pm, p.m. and the like behind a time, -1 for none.
func (r *recognizer) meridiem(at int) (half, end int) {
	rest := r.text[r.skipSpace(at):]
	for half, forms := range [][]string{{"a.m.", "am", "a.m"}, {"p.m.", "pm", "p.m"}} {
		for _, form := range forms {
			after, ok := strings.CutPrefix(rest, form)
			if ok && (after == "" || scriptOf(rune(after[0])) != latin && scriptOf(rune(after[0])) != digit) {
				return half, len(r.text) - len(after)
			}
		}
	}
	return -1, at
}

// clockOf reads 시 and what follows it behind an hour.
func (r *recognizer) clockOf(start int, n numeral) (Quantity, bool) {
	from := r.skipSpace(n.end)
	rest, ok := strings.CutPrefix(r.text[from:], "시")
	hour := n.value.int()
	if !ok || hour < 0 || hour > 24 || !endsHour(hangulRun(rest)) {
		return Quantity{}, false
	}
	c := clockTime{hour: hour, half: -1, start: start, end: from + syllableBytes}
	next := r.skipSpace(c.end)
	if i := r.tokenAt(next); i >= 0 {
		t := r.tokens[i]
		if m := smallNumber(t); m >= 0 && m < 60 && strings.HasPrefix(r.text[t.end:], "분") {
			c.minute, c.end = m, t.end+syllableBytes
		} else if hangulRun(r.text[next:]) == "반" || strings.HasPrefix(t.text, "반에") {
			c.minute, c.end = 30, next+syllableBytes
		}
	}
	if r.i > 0 {
		before := r.tokens[r.i-1]
		half, known := dayHalves[before.text]
		if known && before.start >= r.last && before.end >= start-1 {
			c.half, c.start = half, before.start
		}
	}
	return c.quantity(), true
}

// endsHour reports whether what follows 시 in its word leaves it an hour.
func endsHour(rest string) bool {
	switch rest {
	case "경", "쯤", "께", "반", "반에", "정각", "정각에", "경에", "쯤에":
		return true
	}
	return standsAlone(rest) && rest != "간"
}

// quantity returns the time, which is found with and without the half of the
// day.
func (c clockTime) quantity() Quantity {
	half := c.half
	if c.hour > 12 || c.hour == 0 {
		half = c.hour / 12 % 2
	}
	twelve := fmt.Sprintf("~%d:%02d", (c.hour+11)%12+1, c.minute)
	q := Quantity{
		Span: corpus.Span{Start: c.start, End: c.end}, Class: UnitTime, Text: twelve,
		parts: []part{{twelve, quantity, c.start, c.end}},
	}
	if half >= 0 {
		q.Text = fmt.Sprintf("%d:%02d", c.hour%12+12*half, c.minute)
		q.parts = append(q.parts, part{q.Text, quantity, c.start, c.end})
	}
	return q
}
