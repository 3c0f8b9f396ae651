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
		trust := 0.0
		switch {
		case t.field == quantity:
			trust = quantityTrust
		case t.field == word && i > 0:
			trust = readingTrust
		default:
			continue
		}
		q := x.queryTerm(t, trust)
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
