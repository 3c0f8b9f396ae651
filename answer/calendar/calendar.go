package calendar

import (
	"cmp"
	"slices"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// Relative returns the dates that a question's relative words mean, in the order
// of the text, given when it is asked, in the asker's zone: "yesterday",
// "지난달 4일", "last May", "3년 전". A week comes out as its seven days, Monday
// first. Dates that the question tells in part alone, such as "2월 4일", and
// words that count from another date, such as "전날", are left out. Without a
// time, there are none.
func Relative(question string, asked time.Time) []retrieval.Quantity {
	if asked.IsZero() {
		return nil
	}
	t := read(question)
	var out []retrieval.Quantity
	for _, w := range t.words {
		if w.told != always && !w.bare {
			out = append(out, w.quantities(w.from(dayOf(asked)))...)
		}
	}
	for _, p := range t.parts {
		if p.side != anySide {
			out = append(out, p.quantities(p.before(dayOf(asked)))...)
		}
	}
	return distinct(out)
}

// Resolved returns the dates that the words of an article mean which are no
// whole date: relative words (see [Relative]), days of the week, words that count
// from a date that is told ("전날", "the day before"), and days and months in
// part. published is the article's date, in its own zone; if it is zero, only
// what follows from the text's own dates is returned.
//
// Of several dates that words may mean, the likeliest comes first:
//   - A day or a month in part is the last one up to the publication. If that
//     is earlier than the one of the same month or year, that one follows, unless
//     "지난" or "last" rules it out. Besides, it may belong to the month or year
//     of the date told before it.
//   - "전날", "the day before" and their like count from the dates that the text
//     tells near them, and from the publication.
//   - A day of the week is the last one up to the publication, or the next.
//
// Whole dates are [retrieval.Quantities] and are not returned.
func Resolved(text string, published time.Time) []retrieval.Quantity {
	t := read(text)
	var out []retrieval.Quantity
	if !published.IsZero() {
		now := dayOf(published)
		for _, p := range t.parts {
			out = append(out, p.quantities(p.before(now))...)
		}
		for _, w := range t.words {
			if w.told == never {
				out = append(out, w.quantities(w.from(now))...)
			}
		}
	}
	told := t.told(out)
	for _, w := range t.words {
		if w.told != never {
			if !published.IsZero() {
				out = append(out, w.quantities(w.from(dayOf(published)))...)
			}
			for _, d := range near(told, w.span) {
				out = append(out, w.quantities(w.from(d.date))...)
			}
		}
	}
	return distinct(append(out, t.continued()...))
}

// continued returns the parts of dates as they go on from the date told before
// them: "25 June 1950 … on the 1st of July".
func (t *text) continued() []retrieval.Quantity {
	var out []retrieval.Quantity
	var last date
	dates := t.dates
	for _, p := range t.parts {
		for len(dates) > 0 && dates[0].Span.Start < p.span.Start {
			last, dates = date{dates[0].Year, dates[0].Month, dates[0].Day}, dates[1:]
		}
		if d := p.within(last); d.exists() {
			out = append(out, d.quantity(p.span))
			last = d
		}
	}
	return out
}

// A toldDate is a date with its place.
type toldDate struct {
	date
	span corpus.Span
}

// told returns the dates that a text tells in full, or that follow from the
// publication, in order; of several that words may mean, the likeliest.
func (t *text) told(resolved []retrieval.Quantity) []toldDate {
	var out []toldDate
	for _, q := range slices.Concat(t.dates, resolved) {
		same := func(d toldDate) bool { return d.span == q.Span }
		if q.Year > 0 && !slices.ContainsFunc(out, same) {
			out = append(out, toldDate{date{q.Year, q.Month, q.Day}, q.Span})
		}
	}
	slices.SortStableFunc(out, func(a, b toldDate) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return out
}

// mostNear is how many dates a word such as "전날" may count from.
const mostNear = 6

// near returns the dates that are told nearest before some words, and then after
// them.
func near(told []toldDate, words corpus.Span) []toldDate {
	i, _ := slices.BinarySearchFunc(told, words.Start, func(d toldDate, at int) int { return cmp.Compare(d.span.Start, at) })
	out := slices.Clone(told[max(0, i-mostNear/2):i])
	slices.Reverse(out)
	for _, d := range told[i:] {
		if len(out) >= mostNear {
			break
		}
		if d.span != words {
			out = append(out, d)
		}
	}
	return out
}

// distinct returns each date of the same words once, in the order of the text.
func distinct(all []retrieval.Quantity) []retrieval.Quantity {
	type key struct {
		span corpus.Span
		text string
	}
	seen := make(map[key]bool)
	out := all[:0]
	for _, q := range all {
		if k := (key{q.Span, q.Text}); !seen[k] {
			seen[k] = true
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b retrieval.Quantity) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return out
}
