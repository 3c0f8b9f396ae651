package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// readDates sorts the dates of a text into those with a year, those that belong to
// relative words, as in "지난해 12월", and parts of dates.
func (t *text) readDates(plain string) {
	i := 0
	for _, q := range retrieval.Quantities(plain) {
		if q.Class != retrieval.UnitDate || q.Year == 0 && q.Month == 0 && q.Day == 0 {
			continue
		}
		if q.Year != 0 {
			t.dates = append(t.dates, q)
			continue
		}
		for i < len(t.words) && t.words[i].span.End <= q.Span.Start {
			i++
		}
		p := part{span: q.Span, month: q.Month, day: q.Day}
		switch {
		case i < len(t.words) && t.words[i].span.Overlaps(q.Span):
		case i > 0 && t.words[i-1].takes(p, plain[t.words[i-1].span.End:q.Span.Start]):
		case i < len(t.words) && t.words[i].takes(p, plain[q.Span.End:t.words[i].span.Start]):
		default:
			p.readSide(plain)
			t.parts = append(t.parts, p)
		}
	}
}

// takes adds a part of a date to relative words that it belongs to by what stands
// between them, and reports whether it does.
func (w *word) takes(p part, between string) bool {
	switch between {
	case "", " ", "의 ", ", ", " of ":
	default:
		return false
	}
	if w.inMonth+w.inMonthsDay > 0 || w.unit == month && p.month > 0 || w.unit == year && p.month == 0 || w.unit < month {
		return false
	}
	w.inMonth, w.inMonthsDay = p.month, p.day
	w.span = corpus.Span{Start: min(w.span.Start, p.span.Start), End: max(w.span.End, p.span.End)}
	return true
}

// sidesOf are the words before a part of a date that tell where it lies.
var sidesOf = map[string]side{"지난 ": past, "오는 ": future, "올 ": current, "last ": past, "next ": future, "this ": current}

// readSide reads such a word before the part.
func (p *part) readSide(plain string) {
	for form, side := range sidesOf {
		before, found := strings.CutSuffix(plain[:p.span.Start], form)
		if last, _ := utf8.DecodeLastRuneInString(before); found && !unicode.IsLetter(last) {
			p.side, p.span.Start = side, len(before)
			return
		}
	}
}
