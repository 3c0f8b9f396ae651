package check

import (
	"slices"

	"footnote/retrieval"
)

// A tally is how much of a sentence the sources speak of: what is said of all of
// it, and of the words that are no names.
type tally struct {
	all, said, plain, plainSaid float64
	// counted are the numbers and dates.
	counted float64
	quoted  bool
}

func (e *examination) tally() tally {
	var t tally
	near := e.window()
	for _, k := range e.inClause(anyClause) {
		w, found := e.weight(k), min(1, near[k]/certain)
		t.all += w
		t.said += w * found
		if !e.isNameAt(k) {
			t.plain++
			t.plainSaid += found
		}
	}
	for _, c := range e.checks {
		if c.Kind == Number || c.Kind == Date {
			t.counted++
			if c.Passed {
				t.said += quantityWeight
			}
		}
	}
	t.quoted = slices.ContainsFunc(e.found, func(f *placed) bool { return f != nil })
	return t
}

// checkSaid measures how much of the sentence the sources speak of.
func (e *examination) checkSaid() {
	t := e.tally()
	switch {
	case t.all > 0:
		e.share = t.said / (t.all + t.counted*quantityWeight)
	case t.quoted || e.isMeasured():
		e.share = 1
	default:
		e.share = 0 // See passage 1.
	}
	// Names alone do not say what is said of them.
	only := t.counted == 0 && !t.quoted && t.plain >= manyPlain &&
		(t.plainSaid == 0 || len(e.given) == 0 && !e.isAcross() && t.plainSaid/t.plain < leastGiven)
	e.check(Said, "", e.share >= e.least(t) && !only && !e.isOrdered())
}

// least returns the share that the sources speak of at least.
func (e *examination) least(t tally) float64 {
	switch {
	case t.counted > 0:
		return leastCounted
	case len(e.given) > 0 && t.plain <= fewPlain:
		return 0 // The words given are all that there is to it.
	case len(e.given) > 0:
		return leastGiven
	case e.isAcross():
		return leastAcross
	}
	return leastSaid
}

// fewPlain is how many words of a sentence, names and numbers aside, are too few
// to measure it by.
const fewPlain = 1

// isMeasured reports whether a number with a unit, or a date, of the sentence was
// found.
func (e *examination) isMeasured() bool {
	for _, q := range e.quantities {
		if !isVague(q.Class) && slices.Contains(e.checks, Check{Number, e.asWritten(&q), true}) || slices.Contains(e.checks, Check{Date, e.asWritten(&q), true}) {
			return true
		}
	}
	return false
}

// isAcross reports whether no source is in the sentence's language.
func (e *examination) isAcross() bool {
	return !slices.ContainsFunc(e.sources, func(s numbered) bool {
		return hasHangul(e.review.text) == hasHangul(s.Article.Quote(s.Span))
	})
}

// isOrdered reports whether the sentence is what an order in a source wants said,
// and not what the source tells.
func (e *examination) isOrdered() bool {
	if e.share >= leastTold {
		return false
	}
	told := e.inClause(anyClause)
	for _, s := range e.sources {
		for j := range s.sentences {
			if !s.sentences[j].order {
				continue
			}
			said := 0.0
			for _, k := range told {
				said += min(1, e.concepts[k].In(s.sentences[j].text)/certain)
			}
			if said >= ordered*float64(len(told)) {
				return true
			}
		}
	}
	return false
}

// ordered is how much of a sentence an order says that wants it said, leastTold
// what the rest of a source says that tells it all the same.
const (
	ordered   = 0.7
	leastTold = 0.8
)

// window returns how surely each source's sentences that stand together speak of
// each concept: those that say most of it.
func (e *examination) window() []float64 {
	out := make([]float64, len(e.concepts))
	for i := range e.trust {
		var best []float64
		most := -1.0
		for j := range e.trust[i] {
			near, sum := make([]float64, len(e.concepts)), 0.0
			for k := range near {
				for n := j; n < min(j+widest, len(e.trust[i])); n++ {
					near[k] = max(near[k], e.trust[i][n][k])
				}
				near[k] = max(near[k], e.titled(i, k))
				if !e.isEmpty(k) {
					sum += near[k]
				}
			}
			if sum > most {
				best, most = near, sum
			}
		}
		for k := range best {
			out[k] = max(out[k], best[k])
		}
	}
	return out
}

// widest is how many sentences in a row say what one sentence claims.
const widest = 3

// manyPlain is how many words of a sentence, names and numbers aside, tell that
// passages do not say it if they speak of none of them.
const manyPlain = 3

// quantityWeight is what a number or date counts.
const quantityWeight = 1

// certain is the trust from which a form counts in full.
const certain = 0.6

// leastSaid is the share of a sentence that its passages speak of at least,
// leastAcross the same where they are in another language, since the vocabulary
// does not have all; leastGiven where the model gave the words that say it, and
// leastCounted where numbers or dates of it were found: what is made up has
// hardly ever the right ones. Measured on the tables of scripted replies.
const (
	leastSaid    = 0.45
	leastAcross  = 0.3
	leastGiven   = 0.3
	leastCounted = 0.2
)

// weight returns how much a concept counts: a name in full, another word less,
// since the same may be said in other words.
func (e *examination) weight(k int) float64 {
	c := &e.concepts[k]
	for _, n := range e.names {
		if n == k {
			return 1
		}
	}
	if !c.Known && !retrieval.Knows(c.Word) {
		return unknownWeight
	}
	return wordWeight
}

const (
	wordWeight    = 0.8
	unknownWeight = 0.6
)
