package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"footnote/retrieval"
)

// checkQuantities looks for the sentence's numbers and dates: each stands in a
// source, and near it what the same clause names.
func (e *examination) checkQuantities() {
	for _, q := range e.quantities {
		if e.quoted(q.Span.Start) || e.isItemNumber(&q) || e.isRelative(&q) {
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

var relative = regexp.MustCompile(`^\s*(?:earlier|later|before|after|ago|전|뒤|후|만)`)

// hasClock reports whether a time stands in a source.
func (e *examination) hasClock(c clock) bool {
	return slices.ContainsFunc(e.sources, func(s numbered) bool {
		return slices.ContainsFunc(clocks(s.Article.Quote(s.Span)), c.same)
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
	for _, k := range e.names {
		if !e.isTitle(k) && e.best(k) >= surely && e.clause(e.at[k]) == e.clause(q.Span.Start) && !e.near(k, i, j-before, j+after) {
			return false
		}
	}
	return true
}

// A name may stand some sentences before a quantity that is its own, since
// pronouns stand for it, and in the one after.
const (
	before = 3
	after  = 1
)

// belongsElsewhere reports whether what the clause of a quantity tells stands in
// another clause of a source, with another quantity of its kind.
func (e *examination) belongsElsewhere(q *retrieval.Quantity, i, j int) bool {
	told := e.inClause(e.clause(q.Span.Start))
	if len(told) == 0 {
		told = e.inClause(anyClause)
	}
	if len(told) == 0 {
		return false
	}
	here, rival := 0.0, 0.0
	for n := range e.sources[i].sentences {
		before := 0.0 // what a sentence speaks of at first goes on
		for _, c := range e.clausesIn(i, n, told) {
			switch {
			case c.has(q):
				if n == j {
					here = max(here, c.share, before)
				}
			case c.rivals(q):
				rival = max(rival, c.share)
			}
			before = max(before, c.share)
		}
	}
	return rival >= here+elsewhere && rival*float64(len(told)) >= leastRival
}

// leastRival is how many words of the clause the other one has at least.
const leastRival = 1.6

// elsewhere is how much more of a clause another one tells at least to be the
// one that it is about.
const elsewhere = 0.45

// A toldClause is a clause of an article's sentence: its quantities, and how
// much of some concepts it speaks of.
type toldClause struct {
	text       string
	quantities []retrieval.Quantity
	share      float64
}

func (c *toldClause) has(q *retrieval.Quantity) bool {
	number, _, _ := strings.Cut(q.Text, " ")
	return slices.ContainsFunc(c.quantities, func(o retrieval.Quantity) bool { return same(q, &o) }) ||
		isVague(q.Class) && hasNative(c.text, number)
}

// rivals reports whether the clause has another quantity of the same kind.
func (c *toldClause) rivals(q *retrieval.Quantity) bool {
	return slices.ContainsFunc(c.quantities, func(o retrieval.Quantity) bool {
		return (o.Class == q.Class || isVague(o.Class) && isVague(q.Class)) && !same(q, &o)
	})
}

// clausesIn returns the clauses of a sentence.
func (e *examination) clausesIn(i, j int, told []int) []toldClause {
	s := &e.sources[i].sentences[j]
	quote := e.sources[i].Article.Quote(s.span)
	ends := clausesOf(quote)
	out := make([]toldClause, len(ends))
	for n, start := 0, 0; n < len(ends); n++ {
		out[n].text, start = quote[start:ends[n]], ends[n]
	}
	clause := func(at int) int {
		return slices.IndexFunc(ends, func(end int) bool { return at < end })
	}
	for _, q := range s.quantities {
		if n := clause(q.Span.Start); n >= 0 {
			out[n].quantities = append(out[n].quantities, q)
		}
	}
	words := s.text.Words()
	for _, k := range told {
		if e.trust[i][j][k] == 0 {
			continue
		}
		seen := make(map[int]bool)
		for _, at := range e.concepts[k].At(s.text) {
			if n := clause(words[at].Start); n >= 0 && !seen[n] {
				seen[n] = true
				out[n].share += min(1, e.trust[i][j][k]/certain) / float64(len(told))
			}
		}
	}
	return out
}

// anyClause stands for all of them.
const anyClause = -1

// inClause returns the concepts of a clause that say something, numbers aside.
func (r *review) inClause(n int) []int {
	var out []int
	for k := range r.concepts {
		if !r.isEmpty(k) && !r.isQuantity(k) && (n == anyClause || r.clause(r.at[k]) == n) {
			out = append(out, k)
		}
	}
	return out
}

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

// same reports whether a sentence's quantity is the article's: the same number
// of the same unit, or of one that is not said.
func same(q, of *retrieval.Quantity) bool {
	if q.Text == of.Text || agrees(q, of) {
		return true
	}
	number, unit, _ := strings.Cut(q.Text, " ")
	other, otherUnit, _ := strings.Cut(of.Text, " ")
	if isEither(q, of, retrieval.UnitTime, retrieval.UnitNone) {
		return onTheHour(number, other) || onTheHour(other, number)
	}
	if strings.TrimPrefix(number, "~") != strings.TrimPrefix(other, "~") {
		return false
	}
	if q.Class == retrieval.UnitNone && of.Class == retrieval.UnitDate && of.Year == 0 && of.Month == 0 && !strings.HasSuffix(of.Text, " mo") {
		return true // on days that end in 3
	}
	if isEither(q, of, retrieval.UnitMoney, retrieval.UnitNone) && len(number) >= leastSum {
		return true // $212 million, 37 million more than planned
	}
	return unit == otherUnit || isMoney(unit, otherUnit, q, of) || isVague(q.Class) && isVague(of.Class) || isVague(q.Class) && of.Class == retrieval.UnitOther ||
		q.Class == retrieval.UnitOther && isVague(of.Class) || isAge(q, of)
}

// isEither reports whether two quantities are of two classes, in either order.
func isEither(q, of *retrieval.Quantity, a, b retrieval.UnitClass) bool {
	return q.Class == a && of.Class == b || q.Class == b && of.Class == a
}

// onTheHour reports whether a time is that of a number alone: four o'clock.
func onTheHour(clock, number string) bool {
	hour, found := strings.CutSuffix(strings.TrimPrefix(clock, "~"), ":00")
	h, err := strconv.Atoi(hour)
	n, also := strconv.Atoi(number)
	return found && err == nil && also == nil && h%12 == n%12
}

// leastSum is how many digits a sum has at least whose currency may go without
// saying.
const leastSum = 4

// isMoney reports whether both are sums, of which one does not say whose
// currency: pounds.
func isMoney(unit, other string, q, of *retrieval.Quantity) bool {
	const code = 3 // letters, by ISO 4217
	return q.Class == retrieval.UnitMoney && of.Class == retrieval.UnitMoney && (len(unit) != code || len(other) != code)
}

// isVague reports whether a number's unit may be told or not, and by many
// words: 149명, 149 residents; 7번, number 7.
func isVague(c retrieval.UnitClass) bool {
	switch c {
	case retrieval.UnitNone, retrieval.UnitCount, retrieval.UnitOrdinal:
		return true
	}
	return false
}

// isAge reports whether both are spans of years: an age is one.
func isAge(q, of *retrieval.Quantity) bool {
	if isVague(q.Class) && strings.HasSuffix(of.Text, " age") || isVague(of.Class) && strings.HasSuffix(q.Text, " age") {
		return true // aged eight
	}
	return q.Class == retrieval.UnitDuration && of.Class == retrieval.UnitDuration && (strings.HasSuffix(q.Text, " age") || strings.HasSuffix(of.Text, " age")) &&
		(strings.HasSuffix(q.Text, " y") || strings.HasSuffix(of.Text, " y"))
}

// agrees reports whether a date says nothing that another does not: "February"
// agrees with 4 February 2025.
func agrees(q, of *retrieval.Quantity) bool {
	if q.Class != retrieval.UnitDate || of.Class != retrieval.UnitDate || q.Year == 0 && q.Month == 0 && q.Day == 0 {
		return false
	}
	return (q.Year == 0 || q.Year == of.Year) && (q.Month == 0 || q.Month == of.Month) && (q.Day == 0 || q.Day == of.Day)
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
