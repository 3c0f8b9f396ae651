package retrieval

import "slices"

// An equivalent is what may tell the same as a word or a phrase.
type equivalent struct {
	*lemma
	// only, if not nil, are those of the lemma's forms that are meant.
	only []string
	// trust tells how surely, from 0 to 1.
	trust float64
}

// inflectionTrust is for another form of the same word: met, meet.
const inflectionTrust = 0.95

// maxEquivalents bounds what one word may become.
const maxEquivalents = 64

// equivalents returns what may stand for a word, by its stem.
func (v *Vocabulary) equivalents(stem string) []equivalent {
	var senses []sense
	for _, p := range v.of(stem) {
		if l := v.at(p); l.phrase == nil || slices.Contains(l.forms, stem) {
			senses = append(senses, p)
		}
	}
	return v.others(senses, stem)
}

// others returns what may stand for lemmas that are asked for as a stem,
// translations first.
func (v *Vocabulary) others(senses []sense, stem string) []equivalent {
	var out []equivalent
	seen := make(map[*lemma]bool)
	take := func(p sense, same bool) {
		lemmas := v.entry(p).lemmas(int(p.side))
		for i := range lemmas {
			if len(out) < maxEquivalents && !seen[&lemmas[i]] {
				trust := translationTrust
				if same {
					trust = synonymTrust
				}
				seen[&lemmas[i]] = true
				out = append(out, equivalent{lemma: &lemmas[i], trust: trust})
			}
		}
	}
	for _, p := range senses {
		l := v.at(p)
		seen[l] = true
		if rest := without(l.forms, stem); len(rest) > 0 {
			out = append(out, equivalent{lemma: l, only: rest, trust: inflectionTrust})
		}
	}
	for _, p := range senses {
		take(sense{p.entry, 1 - p.side, 0}, false)
	}
	spread(out)
	for _, p := range senses {
		take(sense{p.entry, p.side, 0}, true)
	}
	return out
}

// spread lowers the trust of translations where there are many: a word that
// may mean much means each of it less surely.
func spread(out []equivalent) {
	n := 0
	for _, e := range out {
		if e.trust == translationTrust {
			n++
		}
	}
	for i := range out {
		if out[i].trust == translationTrust && n > sureTranslations {
			out[i].trust -= min(leastDoubt*float64(n-sureTranslations), translationTrust-synonymTrust-leastDoubt)
		}
	}
}

// Up to sureTranslations do not lower one another's trust, each further one
// does by leastDoubt.
const (
	sureTranslations = 4
	leastDoubt       = 0.01
)

func without(forms []string, stem string) []string {
	var out []string
	for _, f := range forms {
		if f != stem {
			out = append(out, f)
		}
	}
	return out
}

// otherWords returns the forms of a word besides itself: those of the phrase or
// name that it is part of, if any, otherwise those that the vocabulary has and
// those that sound like it. Where the word is known itself, synonyms do not
// count for the ranking of passages.
func (x *lexical) otherWords(t token, whole []queryTerm, name bool) []queryTerm {
	if whole != nil {
		return whole
	}
	stem, v := t.stem(), x.vocabulary.orBuiltin()
	out := x.equivalentTerms(v.equivalents(stem), x.knows([]string{stem}))
	switch translated := len(out) > 0; {
	case v.of(stem) == nil:
		out = x.appendHeard(out, t, stem, 1)
	case name && translated:
		out = x.appendHeard(out, t, stem, translatedSound)
	case name:
		out = x.appendHeard(out, t, stem, 1)
	}
	return out
}

// translatedSound lowers the trust in the sound of a name that is a common word
// as well, and which documents have in translation.
const translatedSound = 0.75

// appendHeard appends the forms that a word sounds like in the other script,
// their trust lowered by a factor. A common word is translated, a name heard.
func (x *lexical) appendHeard(out []queryTerm, t token, stem string, factor float64) []queryTerm {
	if t.script == hangul {
		out = x.appendRomanized(out, t, stem)
	}
	word := t.text
	if t.script == hangul {
		word = stem
	}
	for _, s := range heard(word, t.script) {
		trust := soundTrust
		if s.text[:1] != fineMark {
			trust = coarseTrust
		}
		if q := x.queryTerm(s, factor*trust); q.index >= 0 {
			q.equivalent = true // of the same name, translated
			out = append(out, q)
		}
	}
	return out
}

func (x *lexical) equivalentTerms(equivalents []equivalent, known bool) []queryTerm {
	var out []queryTerm
	for _, e := range equivalents {
		from := len(out)
		forms := e.forms
		if e.only != nil {
			forms = e.only
		}
		for _, f := range forms {
			out = x.appendWord(out, f, e.trust)
		}
		if e.phrase != nil {
			out = x.appendPhrase(out, e.lemma, e.trust)
		}
		for i := from; i < len(out); i++ {
			out[i].equivalent = true
			switch {
			case known && (e.trust == synonymTrust || e.trust == inflectionTrust):
				out[i].weight = 0
			case e.trust == synonymTrust:
				out[i].weight *= synonymWeight
			}
		}
	}
	return out
}

// appendWord appends the forms of an equivalent of one word that some document
// has: the word, and where it may be part of a longer one, its grams.
func (x *lexical) appendWord(out []queryTerm, stem string, trust float64) []queryTerm {
	if q := x.queryTerm(term{text: stem, field: word, share: 1}, trust); q.index >= 0 {
		out = append(out, q)
	}
	if scriptOf([]rune(stem)[0]) != hangul || len(stem) < 2*syllableBytes {
		return out
	}
	return x.appendJoint(out, appendSyllableGrams(nil, stem, len(stem)), trust*gramTrust)
}

// appendPhrase appends the forms of an equivalent of several words: all of
// them in one document, and for Korean what crosses their spaces.
func (x *lexical) appendPhrase(out []queryTerm, l *lemma, trust float64) []queryTerm {
	words := make([]term, len(l.phrase))
	for i, w := range l.phrase {
		words[i] = term{text: w, field: word, share: 1}
	}
	out = x.appendJoint(out, words, trust*jointTrust)
	if len(l.across) == 0 {
		return out
	}
	across := make([]term, len(l.across))
	for i, g := range l.across {
		across[i] = crossing(g)
	}
	return x.appendJoint(out, across, trust*gramTrust)
}

// synonymWeight lowers the weight of synonyms of a word that no document has:
// words of many senses share lines of the vocabulary.
const synonymWeight = 0.5

// jointTrust is for words of a phrase that stand in one text, perhaps apart.
const jointTrust = 0.9
