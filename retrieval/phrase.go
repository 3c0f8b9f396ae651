package retrieval

// phrases returns, for each token that belongs to a phrase of the vocabulary,
// what the phrase may be told by. Longer phrases win over shorter ones, earlier
// ones over later ones. The words of a phrase share what it weighs.
func (x *lexical) phrases(tokens []token, stems []string) map[int][]queryTerm {
	out := make(map[int][]queryTerm)
	for i := 0; i < min(len(tokens), mostPhrased); {
		senses, n := x.vocabulary.orBuiltin().phrasesAt(stems[i:])
		if n == 0 {
			i++
			continue
		}
		v := x.vocabulary.orBuiltin()
		forms := x.equivalentTerms(v.others(senses, ""), x.knows(stems[i:i+n]))
		if v.at(senses[0]).forms != nil { // written together as well
			for _, f := range v.at(senses[0]).forms {
				from := len(forms)
				forms = x.appendWord(forms, f, inflectionTrust)
				for j := from; j < len(forms); j++ {
					forms[j].equivalent = true
				}
			}
		}
		share(out, forms, i, n, tokens)
		i += n
	}
	return out
}

// mostPhrased is how many words of a question may begin a phrase or a name. A
// question that is longer is a text.
const mostPhrased = 300

// share gives forms to n tokens from the i-th on, to each an equal part of
// their weight; tokens that only ask have none.
func share(out map[int][]queryTerm, forms []queryTerm, i, n int, tokens []token) {
	var takers []int
	for at := i; at < i+n; at++ {
		if !questionWords[tokens[at].text] {
			takers = append(takers, at)
		}
	}
	for _, at := range takers {
		for _, f := range forms {
			f.weight /= float64(len(takers))
			out[at] = append(out[at], f)
		}
	}
}

// phrasesAt returns the longest phrases that a text begins with, given the
// stems of its words, and their number of words, 0 if there is none.
func (v *Vocabulary) phrasesAt(stems []string) (senses []sense, n int) {
	for _, p := range v.of(stems[0]) {
		l := v.at(p)
		if len(l.phrase) < max(n, 1) || !begins(stems, l.phrase) {
			continue
		}
		if len(l.phrase) > n {
			senses, n = senses[:0], len(l.phrase)
		}
		senses = append(senses, p)
	}
	return senses, n
}

func begins(stems, phrase []string) bool {
	if len(phrase) == 0 || len(stems) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if stems[i] != w {
			return false
		}
	}
	return true
}

// knows reports whether all of some words stand in documents.
func (x *lexical) knows(stems []string) bool {
	for _, s := range stems {
		if x.find(term{text: s, field: word}.hash()) < 0 {
			return false
		}
	}
	return true
}
