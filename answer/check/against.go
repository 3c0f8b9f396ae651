package check

import (
	"regexp"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// An opposition is what a sentence tells against a statement.
type opposition struct {
	Comparison
	// holds reports whether a sentence tells the value that this one has another
	// for; nil where it is no value.
	holds func(t *telling, i, j int) bool
}

// isHeld reports whether another sentence that tells about as much of the
// statement tells its value.
func (o *opposition) isHeld(told []*telling) bool {
	for _, t := range told {
		slack := holderSlack
		if t.isAcross() {
			slack = holderSlackAcross
		}
		for i := range t.shares {
			for j := range t.shares[i] {
				if o.holds != nil && t.shares[i][j] >= max(leastHolder, o.Share-slack) && o.holds(t, i, j) {
					return true
				}
			}
		}
	}
	return false
}

// How much less of a statement a sentence tells that holds its value in spite of
// another one that does not, and the same between languages.
const (
	holderSlack       = 0.2
	holderSlackAcross = 0.5
	// leastHolder is how much of a statement it tells in any case.
	leastHolder = 0.4
)

// against looks for the sentence of a passage that tells most of a statement and
// contradicts it.
func (t *telling) against(concepts func(string) []retrieval.Concept) opposition {
	var best opposition
	for i := range t.sources {
		for j := range t.sources[i].sentences {
			if t.sources[i].sentences[j].order || t.shares[i][j] <= best.Share {
				continue
			}
			found := t.rivalQuantity(i, j)
			if found.Kind == "" {
				found = t.rivalWeekday(i, j)
			}
			if found.Kind == "" {
				found = t.denial(i, j)
			}
			if found.Kind == "" {
				found = t.rivalName(i, j, concepts)
			}
			if found.Kind != "" && found.Share > best.Share {
				best = found
				best.Finding = Contradicted
				best.Places = []Place{{t.sources[i].n + 1, t.sources[i].sentences[j].span}}
			}
		}
	}
	return best
}

// lacksAny reports whether a sentence, with what stands near it, lacks a name of
// a clause of the statement: then it tells of something else.
func (t *telling) lacksAny(i, j, clause int, but map[int]bool) bool {
	return slices.ContainsFunc(t.names, func(k int) bool {
		return !but[k] && (clause == anyClause || t.clause(t.at[k]) == clause) && !t.isTitle(k) && !t.isCommonAcross(k) && !t.near(k, i, j-before, j+after) && !t.near(k, i, 0, 0)
	})
}

const (
	// leastAgainst is how much of a statement a sentence tells at least that
	// contradicts it by another value, leastClause how much of the clause that
	// the value stands in, where it tells less of the rest.
	leastAgainst = 0.65
	leastClause  = 0.75
	leastRest    = 0.4
	// leastAgainstAcross is the same between languages: the vocabulary does not
	// have all words.
	leastAgainstAcross = 0.5
)

// tellsSame reports whether a sentence tells what a part of the statement tells.
func (t *telling) tellsSame(i, j, clause int) bool {
	share, least, own := t.shares[i][j], leastAgainst, 1
	if t.isAcross() {
		least, own = leastAgainstAcross, 2
	}
	if t.own(i, j) < own {
		return false
	}
	if share >= least && !t.lacksAny(i, j, anyClause, nil) {
		return true
	}
	told := t.inClause(clause)
	return len(told) > 1 && share >= leastRest && t.shareAt(told, i, j) >= leastClause && !t.lacksAny(i, j, clause, nil)
}

// rivalQuantity looks for another value in the place of a number or date of the
// statement that the sentence lacks.
func (t *telling) rivalQuantity(i, j int) opposition {
	for n := range t.quantities {
		q := &t.quantities[n]
		if t.quoted(q.Span.Start) || t.isItemNumber(q) || t.isDeniedNumber(q) || t.hasNear(q, i, j) || !t.tellsSame(i, j, t.clause(q.Span.Start)) || !t.hasBeside(q, i, j) {
			continue
		}
		if o := t.rivalOf(q, i, j); o != nil {
			kind := Number
			if q.Class == retrieval.UnitDate {
				kind = Date
			}
			quote := t.sources[i].Article.Quote(t.sources[i].sentences[j].span)
			return opposition{
				Comparison: Comparison{Kind: kind, Claimed: t.asWritten(q), Told: quote[o.Span.Start:o.Span.End], Share: t.shares[i][j]},
				holds:      func(t *telling, i, j int) bool { return t.tells(q, i, j) },
			}
		}
	}
	return opposition{}
}

// isDeniedNumber reports whether the statement only says what a number is not.
func (r *review) isDeniedNumber(q *retrieval.Quantity) bool {
	before, after := besides(r.text, q)
	return notBefore.MatchString(before) || notAfter.MatchString(after)
}

var (
	notBefore = regexp.MustCompile(`(?i)\b(?:not|never|rather than|instead of)\s*[$€£₩¥]?$`)
	notAfter  = regexp.MustCompile(`^(?:이|가)?\s*아니`)
)

// hasBeside reports whether a sentence has a word that stands next to a quantity of
// the statement: else it measures something else.
func (t *telling) hasBeside(q *retrieval.Quantity, i, j int) bool {
	beside := t.beside(q.Span)
	return len(beside) == 0 || slices.ContainsFunc(beside, func(k int) bool { return t.trust[i][j][k] >= surely })
}

// hasNear reports whether a sentence, or one next to it, has a quantity.
func (t *telling) hasNear(q *retrieval.Quantity, i, j int) bool {
	digits := digitsOf(t.asWritten(q))
	for n := max(0, j-1); n <= min(j+1, len(t.sources[i].sentences)-1); n++ {
		s := &t.sources[i].sentences[n]
		if s.has(q, digits, t.sources[i].Article.Quote(s.span)) && (n == j || t.shares[i][n] >= t.shares[i][j]-elsewhere) {
			return true
		}
	}
	return false
}

// rivalOf returns the quantity of a sentence that stands in the place of one of
// the statement, nil if there is none: of the same kind, counting the same, and
// no other one of the statement's.
func (t *telling) rivalOf(q *retrieval.Quantity, i, j int) *retrieval.Quantity {
	s := &t.sources[i].sentences[j]
	quote := t.sources[i].Article.Quote(s.span)
	var best *retrieval.Quantity
	nearest := farAway
	for n := range s.quantities {
		o := &s.quantities[n]
		if o.Span.Len() == 0 || q.Class == retrieval.UnitDate && isRelativeDate(quote[o.Span.Start:o.Span.End]) || !rivals(q, o) || isAbout(quote, o, q) || t.isLoose(q, quote, o) || t.claimsToo(o) {
			continue
		}
		d := t.apartFrom(q, o, i, j)
		if k := t.countedBy(q); k >= 0 && apartBy(s.text.Words(), t.concepts[k].At(s.text), o.Span) > mostBetween {
			continue
		}
		if best == nil || d < nearest {
			best, nearest = o, d
		}
	}
	return best
}

// isRelativeDate reports whether a date is told by words alone, as by "the day
// before", which may be read in more than one way.
func isRelativeDate(written string) bool {
	return !strings.ContainsAny(written, "0123456789")
}

// mostBetween is how many words are between a number and what it counts at most.
const mostBetween = 3

// claimsToo reports whether the statement has a quantity as well.
func (t *telling) claimsToo(o *retrieval.Quantity) bool {
	return slices.ContainsFunc(t.quantities, func(p retrieval.Quantity) bool { return same(&p, o) })
}

// apartFrom returns how far a quantity of a sentence is from the words that stand
// next to one of the statement, in words.
func (t *telling) apartFrom(q, o *retrieval.Quantity, i, j int) int {
	sum := 0
	words := t.sources[i].sentences[j].text.Words()
	for _, k := range t.beside(q.Span) {
		sum += min(mostDistance, apartBy(words, t.concepts[k].At(t.sources[i].sentences[j].text), o.Span))
	}
	return sum
}

// mostDistance is what a word counts at most that is far from a quantity.
const mostDistance = 20

// beside returns the concepts that stand next to a place of the statement: the last
// two before it and the first after it.
func (r *review) beside(at corpus.Span) []int {
	var before, after []int
	for _, k := range r.inClause(anyClause) {
		switch {
		case r.at[k] < at.Start:
			before = append(before, k)
		case r.at[k] >= at.End && len(after) == 0:
			after = append(after, k)
		}
	}
	return append(before[max(0, len(before)-2):], after...)
}
