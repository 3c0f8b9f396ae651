package check

import (
	"regexp"
	"strconv"

	"footnote/retrieval"
)

// A clock is a time of the day, or how long something took, in hours, minutes and
// seconds: 2:24:51, 2시간 24분 51초, 2 h 24 min 51 s, 11.50 p.m.
type clock struct {
	start, end int
	// parts are hours, minutes and seconds, -1 for those that are not told.
	parts [3]int
}

var clockForms = []*regexp.Regexp{
	regexp.MustCompile(`\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\b`),
	regexp.MustCompile(`(\d{1,2})\s*시(?:간)?\s*(\d{1,2})\s*분(?:\s*(\d{1,2})\s*초)?`),
	regexp.MustCompile(`(?i)\b(\d{1,2})\s*(?:h|hrs?|hours?),?\s+(\d{1,2})\s*(?:m|mins?|minutes?)(?:,?\s+(?:and\s+)?(\d{1,2})\s*(?:s|secs?|seconds?))?\b`),
	regexp.MustCompile(`(?i)\b(\d{1,2})\s*(?:hours?)\s+and\s+(\d{1,2})\s*(?:minutes?)()\b`),
}

// clocks returns those of a text.
func clocks(text string) []clock {
	var out []clock
	for _, form := range clockForms {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			c := clock{start: m[0], end: m[1], parts: [3]int{-1, -1, -1}}
			for i := range c.parts {
				if m[2*i+2] >= 0 {
					if n, err := strconv.Atoi(text[m[2*i+2]:m[2*i+3]]); err == nil {
						c.parts[i] = n
					}
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// same reports whether two clocks tell the same, half a day aside.
func (c clock) same(o clock) bool {
	const half = 12
	return c.parts[1] == o.parts[1] && (c.parts[2] == o.parts[2] || c.parts[2] <= 0 && o.parts[2] <= 0) && c.parts[0]%half == o.parts[0]%half
}

// clockOf returns the clock of the sentence that a quantity is a part of.
func (r *review) clockOf(q *retrieval.Quantity) (clock, bool) {
	for _, c := range r.clocks {
		if q.Span.Start >= c.start && q.Span.End <= c.end+1 {
			return c, true
		}
	}
	return clock{}, false
}
