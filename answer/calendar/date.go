package calendar

import (
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// A date is a day, a month or a year; what it does not tell is 0. Years before
// the first are no dates here.
type date struct{ year, month, day int }

func dayOf(t time.Time) date {
	year, month, day := t.Date()
	return date{year, int(month), day}
}

func (d date) time() time.Time {
	return time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
}

func (d date) addDays(n int) date { return dayOf(d.time().AddDate(0, 0, n)) }

// addMonths returns the month that is n months later.
func (d date) addMonths(n int) date {
	out := dayOf(date{d.year, d.month, 1}.time().AddDate(0, n, 0))
	return date{out.year, out.month, 0}
}

// exists reports whether there is such a date: there is no 31 April.
func (d date) exists() bool {
	return d.year > 0 && (d.day == 0 || dayOf(d.time()) == d)
}

// sinceMonday counts the days from the Monday of the date's week.
func (d date) sinceMonday() int { return (int(d.time().Weekday()) + 6) % 7 }

// quantity returns the date as the quantity of some words.
func (d date) quantity(words corpus.Span) retrieval.Quantity {
	q := retrieval.Quantity{Span: words, Class: retrieval.UnitDate, Year: d.year, Month: d.month, Day: d.day}
	switch {
	case d.day > 0:
		q.Text = fmt.Sprintf("%d-%02d-%02d", d.year, d.month, d.day)
	case d.month > 0:
		q.Text = fmt.Sprintf("%d-%02d", d.year, d.month)
	default:
		q.Text = fmt.Sprintf("%d y", d.year)
	}
	return q
}
