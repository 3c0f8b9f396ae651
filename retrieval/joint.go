package retrieval

import (
	"cmp"
	"slices"
)

// A posting is a document with how often it has a term.
type posting struct {
	doc   uint32
	count uint8
}

// appendJoint appends a form that a document has if it has all of some terms,
// unless none has. One term is a form like any other.
func (x *lexical) appendJoint(out []queryTerm, terms []term, trust float64) []queryTerm {
	if len(terms) == 1 {
		if q := x.queryTerm(terms[0], trust); q.index >= 0 {
			return append(out, q)
		}
		return out
	}
	q := queryTerm{term: terms[0], trust: trust}
	indices := make([]int, len(terms))
	for i, t := range terms {
		if indices[i] = x.find(t.hash()); indices[i] < 0 {
			return out
		}
		q.also = append(q.also, t.hash())
	}
	q.text = joinTerms(terms)
	slices.SortFunc(indices, func(a, b int) int { return cmp.Or(cmp.Compare(x.df[a], x.df[b]), cmp.Compare(a, b)) })
	q.index = indices[0] // the rarest
	q.docs = x.together(slices.Compact(indices))
	if len(q.docs) == 0 {
		return out
	}
	q.weight = x.idf(uint32(len(q.docs))) * trust
	if q.field == gram {
		q.weight *= jointGramWeight
	}
	return append(out, q)
}

// jointGramWeight is the weight of a word whose grams stand in one text beside
// that of the word.
const jointGramWeight = 0.8

// together returns the documents that have all of some terms, and the least of
// their counts.
func (x *lexical) together(indices []int) []posting {
	var docs []posting
	// Postings were checked when they were read or built.
	_ = x.each(indices[0], func(doc uint32, count uint8) { docs = append(docs, posting{doc, count}) })
	for _, i := range indices[1:] {
		kept, rest := docs[:0], docs
		_ = x.each(i, func(doc uint32, count uint8) {
			for len(rest) > 0 && rest[0].doc < doc {
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0].doc == doc {
				kept = append(kept, posting{doc, min(rest[0].count, count)})
			}
		})
		docs = kept
	}
	return docs
}

// postings calls yield for the documents that have a form.
func (x *lexical) postings(q queryTerm, yield func(doc uint32, count uint8)) {
	if q.docs == nil {
		_ = x.each(q.index, yield)
		return
	}
	for _, p := range q.docs {
		yield(p.doc, p.count)
	}
}

// frequency returns how many documents have a form that some document has.
func (x *lexical) frequency(q queryTerm) uint32 {
	if q.docs == nil {
		return x.df[q.index]
	}
	return uint32(len(q.docs))
}

// has reports whether a text has a form.
func (t Text) has(q queryTerm) bool {
	if q.also == nil {
		return t.holds(q.hash())
	}
	return !slices.ContainsFunc(q.also, func(h uint64) bool { return !t.holds(h) })
}

// joinTerms names several terms together: overlapping grams as their word.
func joinTerms(terms []term) string {
	text := terms[0].text
	for _, t := range terms[1:] {
		switch {
		case t.field != gram || len(t.text) <= syllableBytes:
			text += " " + t.text
		case !t.loose:
			text += t.text[len(t.text)-syllableBytes:]
		default:
			text += "…" + t.text
		}
	}
	return text
}
