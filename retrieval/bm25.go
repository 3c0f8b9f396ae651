package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// saturate is BM25's part of a count in a document of a length.
func (x *lexical) saturate(doc uint32, f field, count uint8) float64 {
	if f > gram {
		f = word
	}
	length := float64(x.lengths[doc][f]) / x.mean[f]
	tf := float64(count)
	return tf * (bm25K1 + 1) / (tf + bm25K1*(1-bm25B+bm25B*length))
}

// A scored is a document with its score.
type scored struct {
	doc   uint32
	score float64
}

// scratch keeps the accumulators of searches that ended.
var scratch = sync.Pool{New: func() any { return new([]float64) }}

// search returns the k best documents that pass, best first, equal scores by
// document; only documents that hold a term are returned.
func (x *lexical) search(query []queryTerm, k int, pass func(doc uint32) bool) []scored {
	buffer := scratch.Get().(*[]float64)
	defer scratch.Put(buffer)
	if cap(*buffer) < len(x.lengths) {
		*buffer = make([]float64, len(x.lengths))
	}
	scores := (*buffer)[:len(x.lengths)]
	clear(scores)
	for len(query) > 0 {
		n := 1
		for query[0].equivalent && n < len(query) && query[n].equivalent {
			n++
		}
		x.addBest(scores, query[:n])
		query = query[n:]
	}
	return best(scores, k, pass)
}

// addBest adds to each document's score what the best of some terms gives.
func (x *lexical) addBest(scores []float64, terms []queryTerm) {
	given := make(map[uint32]float64)
	for _, q := range terms {
		if q.index < 0 || q.weight == 0 {
			continue
		}
		// Postings were checked when they were read or built.
		_ = x.each(q.index, func(doc uint32, count uint8) {
			score := q.weight * x.saturate(doc, q.field, count)
			if len(terms) == 1 {
				scores[doc] += score
				return
			}
			if more := score - given[doc]; more > 0 {
				given[doc] = score
				scores[doc] += more
			}
		})
	}
}

// best returns the k highest positive scores, best first, ties by document.
func best(scores []float64, k int, pass func(doc uint32) bool) []scored {
	var top []scored
	for i, s := range scores {
		if s <= 0 || len(top) == k && s <= top[k-1].score || pass != nil && !pass(uint32(i)) {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, s, func(t scored, s float64) int {
			if t.score >= s {
				return -1
			}
			return 1
		})
		if len(top) == k {
			top = top[:k-1]
		}
		top = slices.Insert(top, at, scored{uint32(i), s})
	}
	return top
}

// explain returns what each term adds to a document's score, most first.
func (x *lexical) explain(query []queryTerm, doc uint32) []TermScore {
	var out []TermScore
	for _, q := range query {
		if q.index < 0 {
			continue
		}
		_ = x.each(q.index, func(d uint32, count uint8) {
			if d == doc {
				out = append(out, TermScore{q.text, q.weight * x.saturate(d, q.field, count)})
			}
		})
	}
	slices.SortStableFunc(out, func(a, b TermScore) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Term, b.Term))
	})
	return out
}
