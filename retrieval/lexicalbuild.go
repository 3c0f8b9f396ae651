package retrieval

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// buildLexical indexes documents; a document's number is its position. Its
// dictionary is empty.
func buildLexical(docs []document) *lexical {
	x := &lexical{lengths: make([][2]uint32, len(docs))}
	postings := 0
	for i, d := range docs {
		postings += len(d)
		for _, t := range d {
			if f := field(t.term & fieldBits); f <= gram {
				x.lengths[i][f] += uint32(t.count)
			}
		}
	}
	x.setNorms()
	rest := slices.Clone(docs)
	shift := rangeShift(postings)
	r := termRange{lists: make(map[uint64]int32)}
	for n := range uint64(1) << (64 - shift) {
		r.take(rest, n, shift)
		r.appendTo(x)
	}
	x.setDictionary(dictionary{})
	return x
}

// Terms are indexed range by range, so that what a range needs stays in a
// processor's cache: about rangePostings of them, and no more ranges than
// those of rangeBits, since for each all documents are looked at.
const (
	rangePostings = 1 << 14
	rangeBits     = 8
)

// rangeShift returns how many low bits of a term do not tell its range.
func rangeShift(postings int) (shift int) {
	for shift = 64; postings > rangePostings && shift > 64-rangeBits; postings /= 2 {
		shift--
	}
	return shift
}

// A termRange holds the postings of the terms that begin with the same bits.
type termRange struct {
	// lists holds the position of each term in terms.
	lists    map[uint64]int32
	terms    []rangeTerm
	postings []rangePosting
}

// A rangeTerm is a term with the list of its postings.
type rangeTerm struct {
	term        uint64
	first, last int32
	df          uint32
}

type rangePosting struct {
	doc   uint32
	next  int32
	count uint8
}

// take cuts the n-th range's terms off the front of documents.
func (r *termRange) take(docs []document, n uint64, shift int) {
	clear(r.lists)
	r.terms, r.postings = r.terms[:0], r.postings[:0]
	for doc, d := range docs {
		taken := 0
		for taken < len(d) && d[taken].term>>shift == n {
			r.add(uint32(doc), d[taken])
			taken++
		}
		docs[doc] = d[taken:]
	}
	slices.SortFunc(r.terms, func(a, b rangeTerm) int { return cmp.Compare(a.term, b.term) })
}

// add appends a posting to its term's list.
func (r *termRange) add(doc uint32, t termCount) {
	at := int32(len(r.postings))
	r.postings = append(r.postings, rangePosting{doc: doc, count: t.count})
	i, known := r.lists[t.term]
	if !known {
		r.lists[t.term] = int32(len(r.terms))
		r.terms = append(r.terms, rangeTerm{term: t.term, first: at, last: at, df: 1})
		return
	}
	list := &r.terms[i]
	r.postings[list.last].next = at
	list.last = at
	list.df++
}

// appendTo appends the range to a lexical that has all ranges before it.
func (r *termRange) appendTo(x *lexical) {
	for _, t := range r.terms {
		at, last := t.first, uint32(0)
		for range t.df {
			p := r.postings[at]
			x.runs = appendPosting(x.runs, p.doc-last, p.count)
			at, last = p.next, p.doc
		}
		x.terms = append(x.terms, t.term)
		x.ends = append(x.ends, uint32(len(x.runs)))
		x.df = append(x.df, t.df)
	}
}

func appendPosting(run []byte, gap uint32, count uint8) []byte {
	if count == 1 {
		return binary.AppendUvarint(run, uint64(gap)<<1)
	}
	return append(binary.AppendUvarint(run, uint64(gap)<<1|1), count)
}
