package check

import (
	"regexp"
	"slices"
	"strings"

	"footnote/retrieval"
)

// supports reports whether the sources tell all of the statement. More is asked
// than of a sentence that was made from them.
func (t *telling) supports() bool {
	least, bound, plain := leastSupport, leastBound, leastPlain
	switch across, measured := t.isAcross(), t.isDistinct(); {
	case across && (measured || t.isNamed()):
		least, bound, plain = leastSupportAcross, leastBoundAcross, leastPlainAcross
	case across:
		bound = leastBoundUnnamed
	case measured:
		least, bound = leastSupportMeasured, leastBoundAcross
	}
	return t.passed() && t.share >= least && t.bound >= bound && t.speaks(plain) && t.deniesAlike() && !t.isDenied()
}

// isNamed reports whether the statement has a name that is no common word.
func (t *telling) isNamed() bool {
	return slices.ContainsFunc(t.names, func(k int) bool { return !t.isTitle(k) && !t.isCommonAcross(k) })
}

// isDenied reports whether a word of a statement that denies nothing stands only
// where a sentence denies it.
func (t *telling) isDenied() bool {
	if deniesPlainly(t.review.text) {
		return false
	}
	return slices.ContainsFunc(t.told, func(k int) bool {
		return (isPredicate(&t.concepts[k]) || !t.negated) && !t.isNameAt(k) && !t.quoted(t.at[k]) && t.onlyDenied(k)
	})
}

// onlyDenied reports whether all sentences that speak of a concept deny it.
func (t *telling) onlyDenied(k int) bool {
	found := false
	for i := range t.sources {
		for j := range t.sources[i].sentences {
			s := &t.sources[i].sentences[j]
			if t.trust[i][j][k] < surely {
				continue
			}
			quote := t.sources[i].Article.Quote(s.span)
			if found = true; !deniesPlainly(quote) || !allOf(denied(quote, s.text.Words()), t.concepts[k].At(s.text)) {
				return false
			}
		}
	}
	return found
}

// isDistinct reports whether the statement has a number or date that hardly stands
// in a text by chance.
func (t *telling) isDistinct() bool {
	return slices.ContainsFunc(t.quantities, func(q retrieval.Quantity) bool {
		return len(strings.ReplaceAll(digitsOf(t.asWritten(&q)), ",", "")) > 2 || q.Class == retrieval.UnitDate && q.Month != 0 && q.Day != 0
	})
}

// speaks reports whether the sources speak of the words that are no names, as far
// as no numbers tell what is said, and of more than one word.
func (t *telling) speaks(least float64) bool {
	near := t.window()
	found, plain, plainFound := 0, 0.0, 0.0
	for _, k := range t.told {
		trust := min(1, near[k]/certain)
		if trust >= surely {
			found++
		}
		if !t.isNameAt(k) {
			plain++
			plainFound += trust
		}
	}
	if len(t.quantities)+len(t.fractions) > 0 {
		return found > 0 || len(t.told) == 0
	}
	return found > 1 && (plain == 0 || plainFound/plain >= least) && (t.isAcross() || !t.lacksPredicate())
}

// lacksPredicate reports whether the sources nowhere have a verb of the statement:
// the right people and things, of whom something else is told.
func (t *telling) lacksPredicate() bool {
	return slices.ContainsFunc(t.told, func(k int) bool {
		return !t.isNameAt(k) && !t.quoted(t.at[k]) && isPredicate(&t.concepts[k]) && t.best(k) < spoilt
	})
}

// deniesAlike reports whether a sentence that tells most of the statement denies
// something if the statement does: what the statement denies, unless none has
// the word for it.
func (t *telling) deniesAlike() bool {
	if !deniesPlainly(t.review.text) {
		return true
	}
	about := t.deniedConcepts()
	denies, affirms := false, false
	for i := range t.shares {
		for j := range t.shares[i] {
			if t.shares[i][j] < t.bound-leastGivenUp {
				continue
			}
			quote := t.sources[i].Article.Quote(t.sources[i].sentences[j].span)
			denies = denies || isNegated(ofItself.ReplaceAllString(quote, " "))
			found, same := t.deniesAny(about, i, j)
			if same {
				return true
			}
			affirms = affirms || found
		}
	}
	return denies && !affirms && (!t.isAcross() || len(about) == 0)
}

// ofItself are negations that are about no other word.
var ofItself = regexp.MustCompile(`(?i)\b(?:unannounced|undecided|unfinished|incomplete|unclear|unknown)\b`)

// deniedConcepts returns what the statement denies, names and negations aside.
func (t *telling) deniedConcepts() []int {
	own := retrieval.NewText(t.review.text).Words()
	ownDenied := denied(t.review.text, own)
	return slices.DeleteFunc(slices.Clone(t.told), func(k int) bool {
		return t.isNameAt(k) || isNegated(t.concepts[k].Word) || !t.deniedAt(k, own, ownDenied)
	})
}

// deniesAny reports whether a sentence speaks of any of some concepts, and
// whether it denies one.
func (t *telling) deniesAny(concepts []int, i, j int) (found, same bool) {
	s := &t.sources[i].sentences[j]
	there := denied(t.sources[i].Article.Quote(s.span), s.text.Words())
	for _, k := range concepts {
		if t.trust[i][j][k] < surely {
			continue
		}
		found = true
		if at := t.concepts[k].At(s.text); len(at) > 0 && allOf(there, at) {
			return true, true
		}
	}
	return found, false
}

// How much of a statement a passage tells at least, how much of it the sentences
// with its numbers, and how much of its words that are no names: of any, of one
// with a number or date that hardly stands there by chance, and of one in the
// other language, since the vocabulary does not have all words. leastGivenUp is
// how much less of a statement a sentence tells that may deny it. Measured on
// answer/testdata/verify-first.jsonl.
const (
	leastSupport         = 0.75
	leastSupportMeasured = 0.6
	leastSupportAcross   = 0.55
	leastBound           = 0.55
	leastBoundAcross     = 0.3
	leastBoundUnnamed    = 0.5
	leastPlain           = 0.7
	leastPlainAcross     = 0.35
	leastGivenUp         = 0.3
)
