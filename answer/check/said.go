package check

import (
	"footnote/retrieval"
)

// checkSaid measures how much of the sentence the sources speak of.
func (e *examination) checkSaid() {
	var all, said float64
	for k := range e.concepts {
		if e.isEmpty(k) || e.isQuantity(k) {
			continue
		}
		w := e.weight(k)
		all += w
		said += w * min(1, e.best(k)/certain)
	}
	if all == 0 {
		// Only numbers, or nothing at all.
		e.share = 0
		for _, c := range e.checks {
			if c.Passed && (c.Kind == Number || c.Kind == Date || c.Kind == Quotation) {
				e.share = 1
			}
		}
	} else {
		e.share = said / all
	}
	e.check(Said, "", e.share >= leastSaid)
}

// certain is the trust from which a form counts in full.
const certain = 0.6

// leastSaid is the share of a sentence that its passages speak of at least.
const leastSaid = 0.5

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

// checkPolarity looks for a sentence that says most of what is claimed, and
// whether just one of both denies it.
func (e *examination) checkPolarity() {
	i, j, share := e.closest()
	if share < leastSame || len(e.clauses) > mostClauses {
		return
	}
	if s := &e.sources[i].sentences[j]; s.negated != e.negated {
		e.check(Polarity, "", false)
	}
}

// leastSame is how much of a sentence another says at least to be compared
// with, and mostClauses how many clauses it has at most.
const (
	leastSame   = 0.75
	mostClauses = 2
)

// closest returns the source and the sentence that say most of what is claimed.
func (e *examination) closest() (i, j int, share float64) {
	for s := range e.trust {
		for n := range e.trust[s] {
			var all, said float64
			for k := range e.concepts {
				if e.isEmpty(k) || e.isQuantity(k) {
					continue
				}
				w := e.weight(k)
				all += w
				said += w * min(1, e.trust[s][n][k]/certain)
			}
			if all > 0 && said/all > share {
				i, j, share = s, n, said/all
			}
		}
	}
	return i, j, share
}
