package retrieval

// How surely a word's rivals stand for it: a quantity is what was asked, a
// reading may be that of another word, a verb may be taken apart wrongly.
const (
	quantityTrust = 1
	readingTrust  = 0.8
	verbTrust     = 0.7
)

// rivals returns what stands for a word as well as it does itself, given the
// terms of its token: quantities, readings, verbs.
func (x *lexical) rivals(t token, terms []term) []queryTerm {
	var out []queryTerm
	for i, t := range terms {
		var q queryTerm
		switch {
		case t.field == quantity:
			q = x.queryTerm(t, quantityTrust)
		case t.field == word && i > 0:
			q = x.queryTerm(t, readingTrust)
		default:
			continue
		}
		if q.rival = true; t.again {
			q.weight = 0
		}
		out = append(out, q)
	}
	if t.script == hangul {
		out = append(out, x.verbs(t.text, terms[0].text)...)
	}
	return out
}

// newsOf returns what tells a token's concept from that of another one with the
// same stem: in "3월 3일" each 3 is one of its own.
func newsOf(t token, terms []term) string {
	key := terms[0].text
	for _, q := range terms {
		if t.script == digit && q.field == quantity && !q.again && q.text != t.text {
			key += " " + q.text
		}
	}
	return key
}
