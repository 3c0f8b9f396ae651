package check

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"footnote/retrieval"
)

// checkQuantities looks for the sentence's numbers and dates: each stands in a
// source, and near it what the same clause names.
func (e *examination) checkQuantities() {
	for _, q := range e.quantities {
		if e.quoted(q.Span.Start) || e.isItemNumber(&q) || e.isRelative(&q) || e.isRate(&q) {
			continue // the article's own, or a fault already; or told by another
		}
		kind := Number
		if q.Class == retrieval.UnitDate {
			kind = Date
		}
		if c, found := e.clockOf(&q); found && e.hasClock(c) {
			e.check(kind, e.asWritten(&q), true)
			continue
		}
		if below.MatchString(e.review.text[:q.Span.Start]) && !slices.ContainsFunc(e.sources, func(s numbered) bool { return belowZero.MatchString(s.Article.Quote(s.Span)) }) {
			e.check(kind, "-"+e.asWritten(&q), false)
			continue
		}
		stands, bound := e.quantity(&q)
		if !stands && e.isPlain(&q) || isVague(q.Class) && strings.HasPrefix(q.Text+" ", "1 ") {
			continue
		}
		e.check(kind, e.asWritten(&q), stands && bound)
	}
	for _, f := range e.fractions {
		if !e.quoted(f.start) {
			e.check(Number, e.review.text[f.start:f.end], e.hasFraction(f))
		}
	}
}

// isItemNumber reports whether a number only counts the items of a list.
func (r *review) isItemNumber(q *retrieval.Quantity) bool {
	return q.Span.Start == 0 && strings.HasPrefix(strings.TrimLeft(r.text[q.Span.End:], ".)"), " ") && q.Span.End < len(r.text) && strings.ContainsRune(".)", rune(r.text[q.Span.End]))
}

// isRelative reports whether a span of time only tells how far a date is, which
// the sentence tells as well: four years earlier, in 2018.
func (r *review) isRelative(q *retrieval.Quantity) bool {
	return q.Class == retrieval.UnitDuration && relative.MatchString(r.text[q.Span.End:]) &&
		slices.ContainsFunc(r.quantities, func(o retrieval.Quantity) bool { return o.Class == retrieval.UnitDate })
}

// isRate reports whether a span of time is what something is counted by: twice a
// day, 하루 여덟 번.
func (r *review) isRate(q *retrieval.Quantity) bool {
	return rate.MatchString(r.asWritten(q)) && !lasting.MatchString(r.text[:q.Span.Start]) && !lastingAfter.MatchString(r.text[q.Span.End:])
}

var (
	rate         = regexp.MustCompile(`(?i)^(?:a|an|per|하루)`)
	lasting      = regexp.MustCompile(`(?i)\b(?:for|within|lasted|after|in|than|of|about|almost|nearly|over)\s+$`)
	lastingAfter = regexp.MustCompile(`^\s*(?:동안|간|만에|이상|넘게)`)
)

var relative = regexp.MustCompile(`^\s*(?:earlier|later|before|after|ago|전|뒤|후|만)`)

// below is a sign before a number, and belowZero how articles tell such numbers.
var (
	below     = regexp.MustCompile(`(?:^|\s)[-−]$`)
	belowZero = regexp.MustCompile(`(?:^|\s)[-−]\d|(?i:\bminus\b|\bbelow zero\b|\bnegative\b)|영하|마이너스`)
)

// hasClock reports whether a time stands in a source.
func (e *examination) hasClock(c clock) bool {
	return slices.ContainsFunc(e.sources, func(s numbered) bool {
		return slices.ContainsFunc(s.times(), c.same)
	})
}

// hasFraction reports whether a fraction, or the percentage that it is, stands
// in a source.
func (e *examination) hasFraction(f fraction) bool {
	for _, s := range e.sources {
		for j := range s.sentences {
			if slices.ContainsFunc(s.sentences[j].fractions, f.same) ||
				slices.ContainsFunc(s.sentences[j].quantities, func(q retrieval.Quantity) bool { return q.Text == f.percent() }) {
				return true
			}
		}
	}
	return false
}

// asWritten returns a quantity as the sentence has it.
func (r *review) asWritten(q *retrieval.Quantity) string { return r.text[q.Span.Start:q.Span.End] }

// quantity reports whether a quantity stands in a source, and whether it stands
// near what its clause names.
func (e *examination) quantity(q *retrieval.Quantity) (stands, bound bool) {
	if e.isExchanged(q) {
		return true, false
	}
	digits := strings.TrimFunc(e.asWritten(q), func(r rune) bool { return !unicode.IsDigit(r) })
	for i, s := range e.sources {
		for j := range s.sentences {
			if s.sentences[j].order || !s.sentences[j].has(q, digits, s.Article.Quote(s.sentences[j].span)) {
				continue
			}
			stands = true
			if e.together(q, i, j) && !e.belongsElsewhere(q, i, j) {
				return true, true
			}
		}
	}
	if q.Class == retrieval.UnitDate && reporting.MatchString(e.review.text) && e.isPublished(q) {
		return true, true
	}
	return stands, false
}

// reporting is how a sentence speaks of when it was told, not when it was.
var reporting = regexp.MustCompile(`(?i)\b(?:article|report(?:s|ed)?|published|dated|as of|according to)\b|기사|보도|발행|게재|기준`)

// isPublished reports whether a date is that of a source.
func (e *examination) isPublished(q *retrieval.Quantity) bool {
	for _, s := range e.sources {
		if p := s.Article.Published; !p.IsZero() && agrees(q, dateOf(p)) {
			return true
		}
	}
	return false
}

func dateOf(t time.Time) *retrieval.Quantity {
	return &retrieval.Quantity{Class: retrieval.UnitDate, Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// together reports whether the names in a quantity's clause stand near a
// sentence of a source.
func (e *examination) together(q *retrieval.Quantity, i, j int) bool {
	whole := q.Year != 0 && q.Day != 0
	for _, k := range e.names {
		if whole && retrieval.IsProper(e.concepts[k].Stem) || e.isCommonAcross(k) {
			continue // A whole date tells by itself, and a bridge is not called so everywhere.
		}
		if !e.isTitle(k) && e.best(k) >= surely && e.clause(e.at[k]) == e.clause(q.Span.Start) && !e.near(k, i, j-before, j+after) && !e.near(k, i, 0, 0) {
			return false
		}
	}
	return true
}

// What the first sentence names is what the article is about. Another name may stand some sentences before a quantity that is its own, since
// pronouns stand for it, and in the one after.
const (
	before = 3
	after  = 1
)

// has reports whether a sentence has a quantity.
func (s *sentence) has(q *retrieval.Quantity, digits, quote string) bool {
	for i := range s.quantities {
		if same(q, &s.quantities[i]) {
			return true
		}
	}
	if number, _, _ := strings.Cut(q.Text, " "); isVague(q.Class) && hasNative(quote, number) {
		return true
	}
	return len(digits) > 2 && q.Class != retrieval.UnitMoney && q.Class != retrieval.UnitDate && hasDigits(quote, digits)
}

// holds is has for a quantity by its value alone.
func (s *sentence) holds(q *retrieval.Quantity) bool { return s.has(q, "", "") }

// hasDigits reports whether a text has a number as it is written.
func hasDigits(text, digits string) bool {
	for at := 0; ; {
		n := strings.Index(text[at:], digits)
		if n < 0 {
			return false
		}
		at += n
		end := at + len(digits)
		if (at == 0 || !strings.ContainsRune("0123456789.,", rune(text[at-1]))) && !goesOn(text[end:]) {
			return true
		}
		at = end
	}
}

// goesOn reports whether a text begins with more of a number.
func goesOn(s string) bool {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(0) || s != "" && (s[0] == ',' || s[0] == '.') && digit(1)
}

// isPlain reports whether a number claims nothing that would have to stand
// somewhere: the first, both, or how many the sentence itself names.
func (e *examination) isPlain(q *retrieval.Quantity) bool {
	number, _, _ := strings.Cut(q.Text, " ")
	switch {
	case number == "1" && (isVague(q.Class) || q.Class == retrieval.UnitDuration || q.Class == retrieval.UnitOther):
		return q.Class != retrieval.UnitDuration || !strings.HasPrefix(strings.ToLower(e.asWritten(q)), "a")
	case number == "1" && q.Class == retrieval.UnitOrdinal:
		return true
	case !isVague(q.Class), q.Class == retrieval.UnitOrdinal:
		return false
	}
	if number == "2" && !strings.ContainsFunc(e.asWritten(q), unicode.IsDigit) {
		return true
	}
	n := 0
	for _, d := range number {
		if d < '0' || d > '9' || n > mostCounted {
			return false
		}
		n = 10*n + int(d-'0')
	}
	return e.isCounted(n)
}

// mostCounted is the longest list that people count.
const mostCounted = 20

// isCounted reports whether the sentence lists that many.
func (e *examination) isCounted(n int) bool {
	items := 1
	for _, r := range e.review.text {
		if r == ',' || r == '·' || r == '、' || r == ';' {
			items++
		}
	}
	if strings.Contains(e.review.text, " and ") && !strings.Contains(e.review.text, ", and ") || strings.Contains(e.review.text, " 및 ") || strings.Contains(e.review.text, "그리고 ") {
		items++
	}
	return items == n || items == n+1
}
