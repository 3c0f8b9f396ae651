package retrieval

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"footnote/corpus"
)

// A Quantity is a number with what it measures, or a date or time, that stands
// in a text: 5,000억 달러, three people, 2025년 2월 4일.
type Quantity struct {
	// Span is its place in the text, unit and currency sign included.
	Span corpus.Span
	// Text is the same for all ways to write the quantity, in both languages:
	// the number, exact and without an exponent, and the code of its unit
	// ("500000000000 usd"). That of a date has its parts as far as it has them:
	// "2025-02-04", "--02-04", "2025 y"; that of a time begins with "~" where
	// nothing says which half of the day it is in.
	Text  string
	Class UnitClass
	// Year, Month and Day are those of a date, 0 where it does not tell. A year
	// before Christ is negative.
	Year, Month, Day int

	// parts are what it is found by.
	parts []part
	value decimal
	unit  unit
	// plain: the number is written in digits alone.
	plain bool
}

// A part of a text is a term that is not one token's alone, with its place in
// the folded text.
type part struct {
	text       string
	field      field
	start, end int
}

// A UnitClass tells what a quantity measures.
type UnitClass byte

// The classes. UnitNone is that of a number alone. UnitCount is that of things,
// people and times; UnitDuration of spans of time and of ages; UnitDate of days,
// months, years, decades and centuries; UnitTime of times of the day; UnitOther
// of all other measures: volts, degrees, gigabytes.
const (
	UnitNone UnitClass = iota
	UnitMoney
	UnitPercent
	UnitCount
	UnitLength
	UnitArea
	UnitMass
	UnitDuration
	UnitDate
	UnitTime
	UnitOrdinal
	UnitOther
)

// Quantities returns the quantities of a text in order; they do not overlap.
func Quantities(text string) []Quantity {
	folded, places := foldPlaces(text)
	found := quantitiesOf(folded, split(folded))
	out := found[:0]
	end := 0
	for _, q := range found {
		q.Span = places.original(q.Span)
		// Two may stand in what is one character: ⅓.
		if q.Span.Start >= end {
			out = append(out, q)
			end = q.Span.End
		}
	}
	return out
}

// places map a folded text to the text it was made of: the i-th piece begins
// at folded[i] and at source[i]. None are needed where all lengths are kept.
type places struct{ folded, source []int }

// foldPlaces folds a text and tells where its pieces came from.
func foldPlaces(text string) (string, places) {
	if isPlain(text) {
		return lowerASCII(text), places{}
	}
	var p places
	var b strings.Builder
	var pieces norm.Iter
	pieces.InitString(norm.NFKC, text)
	for !pieces.Done() {
		// A character that folds to several may come in several pieces.
		if from := pieces.Pos(); len(p.source) == 0 || from > p.source[len(p.source)-1] {
			p.folded, p.source = append(p.folded, b.Len()), append(p.source, from)
		}
		b.WriteString(fold(string(pieces.Next())))
	}
	p.folded, p.source = append(p.folded, b.Len()), append(p.source, len(text))
	return b.String(), p
}

// original returns the place of the pieces that a span of the folded text
// lies in.
func (p places) original(s corpus.Span) corpus.Span {
	if p.folded == nil {
		return s
	}
	first := sort.SearchInts(p.folded, s.Start+1) - 1
	// Pieces that fold to nothing begin where the next one does.
	last := sort.SearchInts(p.folded, s.End)
	return corpus.Span{Start: p.source[first], End: p.source[last]}
}

// syllableAt returns the Korean syllable at a byte of a text, "" if there is
// none.
func syllableAt(text string, at int) string {
	if at+syllableBytes > len(text) || text[at] < 0xEA {
		return ""
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	if _, _, _, ok := apart(r); !ok {
		return ""
	}
	return text[at : at+n]
}
