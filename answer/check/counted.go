package check

import (
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// isExchanged reports whether a source has a number of the claim exchanged with
// another one.
func (e *examination) isExchanged(q *retrieval.Quantity) bool {
	for i, s := range e.sources {
		for j := range s.sentences {
			if e.countsOthers(q, i, j) {
				return true
			}
		}
	}
	return false
}

// countsOthers reports whether a sentence of a source has two numbers of the claim
// with what they count exchanged: 48 people and 120 buses.
func (e *examination) countsOthers(q *retrieval.Quantity, i, j int) bool {
	k := e.counted(q)
	if k < 0 || !isVague(q.Class) {
		return false
	}
	for n := range e.quantities {
		o := &e.quantities[n]
		if m := e.counted(o); m >= 0 && isVague(o.Class) && m != k && !same(q, o) &&
			e.nextTo(k, o, i, j) && e.nextTo(m, q, i, j) && !e.nextTo(k, q, i, j) && !e.nextTo(m, o, i, j) {
			return true
		}
	}
	return false
}

// nextTo reports whether a concept stands next to a quantity in a sentence.
func (e *examination) nextTo(k int, q *retrieval.Quantity, i, j int) bool {
	s := &e.sources[i].sentences[j]
	for n := range s.quantities {
		if o := &s.quantities[n]; o.Span.Len() > 0 && same(q, o) && apartBy(s.text.Words(), e.concepts[k].At(s.text), o.Span) <= 1 {
			return true
		}
	}
	return false
}

// farAway is more words than a sentence has.
const farAway = 1 << 20

// counted returns the concept that a number of the claim counts, -1 if none stands
// next to it: in English the next word, in Korean the one before.
func (r *review) counted(q *retrieval.Quantity) int {
	k, known := r.counts[q.Span]
	if !known {
		k = r.nextConcept(q.Span)
		r.counts[q.Span] = k
	}
	return k
}

func (r *review) nextConcept(at corpus.Span) int {
	for k := range r.concepts {
		word := r.concepts[k].Word
		from, to := at.End, r.at[k]
		if hasHangul(word) {
			from, to = r.at[k]+len(word), at.Start
		}
		if from <= to && strings.TrimSpace(r.text[from:to]) == "" && !r.isEmpty(k) && !r.isQuantity(k) && (!r.isNameAt(k) || r.isTitle(k)) {
			return k
		}
	}
	return -1
}

// apartBy returns how many words are between the nearest of some words and a
// place, farAway if there are none.
func apartBy(words []corpus.Span, at []int, place corpus.Span) int {
	first, last := -1, -1
	for n, w := range words {
		if w.Overlaps(place) {
			if first < 0 {
				first = n
			}
			last = n
		}
	}
	best := farAway
	for _, n := range at {
		switch {
		case first < 0:
		case n < first:
			best = min(best, first-n)
		default:
			best = min(best, max(0, n-last))
		}
	}
	return best
}
