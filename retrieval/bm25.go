package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// saturate is BM25's part of a count in a document: more of a term counts less
// and less, and in a long document less than in a short one.
func (x *lexical) saturate(doc uint32, f field, count uint8) float64 {
	tf := float64(count)
	return tf * (bm25K1 + 1) / (tf + x.norms[doc][f.counted()])
}

// gain is what a document with a term's count gets for a term of a question. A
// word that only resembles one that articles have gets no more for standing
// there often, or in a short document: the word itself may stand once in a long
// one.
func (x *lexical) gain(q *queryTerm, doc uint32, count uint8) float64 {
	s := x.saturate(doc, q.field, count)
	if q.behind {
		s = min(s, 1)
	}
	return q.weight * s
}

// counted returns the field whose length a term's document is measured by.
func (f field) counted() field {
	if f > gram {
		return word
	}
	return f
}

// A scored is a document with its score.
type scored struct {
	doc   uint32
	score float64
}

// byScore orders the best first, equal scores by document.
func byScore(a, b scored) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
}

// scores are the accumulators of one search, by document.
type scores struct {
	total []float64
	// given is what the terms of one group gave so far, to the documents
	// touched; 0 for all others.
	given   []float64
	touched []uint32
}

// scratch keeps the accumulators of searches that ended.
var scratch = sync.Pool{New: func() any { return new(scores) }}

// reset makes the accumulators fit n documents, all zero.
func (s *scores) reset(n int) {
	if cap(s.total) < n {
		s.total, s.given = make([]float64, n), make([]float64, n)
	}
	s.total, s.given = s.total[:n], s.given[:n]
	clear(s.total)
}

// search returns the k best documents that pass, best first, equal scores by
// document; only documents that hold a term are returned.
func (x *lexical) search(query []queryTerm, k int, pass func(doc uint32) bool) []scored {
	s := scratch.Get().(*scores)
	defer scratch.Put(s)
	s.reset(len(x.lengths))
	for len(query) > 0 {
		n := group(query)
		x.addBest(s, query[:n])
		query = query[n:]
	}
	return best(s.total, k, pass)
}

// group returns how many of the first terms stand for the same, so that only
// the best of them counts.
func group(query []queryTerm) int {
	n := 1
	for n < len(query) && (query[n].rival || query[n].meant != "" || query[0].equivalent && query[n].equivalent) {
		n++
	}
	return n
}

// addBest adds to each document's score what the best of some terms gives.
func (x *lexical) addBest(s *scores, terms []queryTerm) {
	for _, q := range terms {
		if q.index < 0 || q.weight == 0 {
			continue
		}
		x.postings(q, func(doc uint32, count uint8) {
			score := x.gain(&q, doc, count)
			if len(terms) == 1 {
				s.total[doc] += score
				return
			}
			before := s.given[doc]
			if score <= before {
				return
			}
			if before == 0 {
				s.touched = append(s.touched, doc)
			}
			s.total[doc] += score - before
			s.given[doc] = score
		})
	}
	for _, doc := range s.touched {
		s.given[doc] = 0
	}
	s.touched = s.touched[:0]
}

// best returns the k highest positive scores that pass, best first, equal ones
// by document.
func best(scores []float64, k int, pass func(doc uint32) bool) []scored {
	if k <= 0 {
		return nil
	}
	k = min(k, len(scores))
	var top []scored
	least := 0.0 // what a score must exceed
	for i, s := range scores {
		if s <= least || pass != nil && !pass(uint32(i)) {
			continue
		}
		top = append(top, scored{uint32(i), s})
		if len(top) == 2*k {
			slices.SortFunc(top, byScore)
			top = top[:k]
			least = top[k-1].score
		}
	}
	slices.SortFunc(top, byScore)
	return top[:min(k, len(top))]
}

// explain returns for each of some documents, in any order, what each term
// adds to its score, most first.
func (x *lexical) explain(query []queryTerm, docs []uint32) [][]TermScore {
	out := make([][]TermScore, len(docs))
	place := make(map[uint32]int, len(docs))
	for i, doc := range docs {
		place[doc] = i
	}
	for len(query) > 0 {
		n := group(query)
		for doc, t := range x.bestTerms(query[:n], place) {
			out[place[doc]] = append(out[place[doc]], t)
		}
		query = query[n:]
	}
	for _, terms := range out {
		slices.SortStableFunc(terms, func(a, b TermScore) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Term, b.Term))
		})
	}
	return out
}

// bestTerms returns for each of some documents which of the terms gives most,
// as addBest has it.
func (x *lexical) bestTerms(terms []queryTerm, docs map[uint32]int) map[uint32]TermScore {
	out := make(map[uint32]TermScore)
	for _, q := range terms {
		if q.index < 0 || q.weight == 0 {
			continue
		}
		x.postings(q, func(doc uint32, count uint8) {
			if _, asked := docs[doc]; !asked {
				return
			}
			if score := x.gain(&q, doc, count); score > out[doc].Score {
				out[doc] = TermScore{q.label(), score}
			}
		})
	}
	return out
}
