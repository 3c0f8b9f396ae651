package calendar

import (
	"footnote/corpus"
	"footnote/retrieval"
)

// A part is a date that a text tells without its year: "4일", "2월 4일", "in
// February".
type part struct {
	span       corpus.Span
	month, day int // month 0: a day alone
	side       side
}

// A side tells on which side of the day that is counted from a date lies.
type side int

const (
	anySide side = iota
	past         // 지난 4일, last May
	future       // 오는 4일, next May
	current      // 올 2월, this May
)

// before returns the dates that the part may mean on a day, the likeliest first.
func (p part) before(now date) []date {
	last, next := p.around(now)
	switch {
	case p.side == past:
		return []date{last}
	case p.side == future:
		return []date{next}
	case p.side == current:
		return []date{p.within(now)}
	case last.year == now.year && (p.month > 0 || last.month == now.month):
		return []date{last}
	}
	return []date{last, next}
}

// mostSteps is how many months, or years, are looked through for one that has the
// day: 31 August is two months after 31 July, and leap years are up to eight
// apart.
const mostSteps = 9

// around returns the last such date up to a day, and the first after it.
func (p part) around(now date) (last, next date) {
	at := func(n int) date {
		if p.month > 0 {
			return date{now.year + n, p.month, p.day}
		}
		m := now.addMonths(n)
		return date{m.year, m.month, p.day}
	}
	for n := 0; n > -mostSteps; n-- {
		if last = at(n); last.exists() && !last.after(now) {
			break
		}
	}
	for n := range mostSteps {
		if next = at(n); next.exists() && next.after(now) {
			break
		}
	}
	return last, next
}

// after reports whether a date lies behind a day. A month does not lie behind
// its days.
func (d date) after(day date) bool {
	if d.year != day.year {
		return d.year > day.year
	}
	if d.month != day.month {
		return d.month > day.month
	}
	return d.day > day.day
}

// within returns the date that the part is in the month or year of another one;
// the zero date if it is none.
func (p part) within(d date) date {
	switch {
	case p.month > 0:
		return date{d.year, p.month, p.day}
	case d.month > 0:
		return date{d.year, d.month, p.day}
	}
	return date{}
}

func (p part) quantities(dates []date) []retrieval.Quantity {
	var out []retrieval.Quantity
	for _, d := range dates {
		if d.exists() {
			out = append(out, d.quantity(p.span))
		}
	}
	return out
}
