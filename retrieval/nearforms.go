package retrieval

import "slices"

// How surely a near word stands for the one that was asked: so much, less
// errorTrust for each error's share of the letters, and where a single text is
// asked for the word, which has no other words to tell by, less sureTrust as
// well. Many Latin words are near others. Measured, see docs/measured.md.
const (
	nearTrust      = 0.8
	latinNearTrust = 0.5
	errorTrust     = 1.0
	sureTrust      = 1.0
	// behindTrust is the share of it that is left to a near word beside the
	// word itself.
	behindTrust = 0.6
)

const (
	// rarer is how many times rarer an error is than the word.
	rarer = 2
	// mostHardly is in how many passages a word may stand that hardly any has,
	// so that it may be an error that an article made as well.
	mostHardly = 2
)

// A forgiver adds to the concepts of one question the forms that stand for a
// word if it, or an article's, has errors of typing or scanning.
type forgiver struct {
	lexical *lexical
	// left is how many words may still be looked for.
	left int
}

// forgive adds the near words to a concept, right after its own word, and the
// parts of a compound at the end. A word that is found translated is left alone.
func (f *forgiver) forgive(c Concept, t token) Concept {
	asked := c.forms[0]
	if f.left == 0 || t.script != hangul && t.script != latin || asked.index < 0 && hasEquivalent(c.forms) {
		return c
	}
	f.left--
	near := f.near(asked, t)
	if len(near) > 0 && asked.index < 0 {
		c.Near = near[0].text
	}
	c.forms = slices.Insert(c.forms, 1, near...)
	if asked.index < 0 {
		c.forms = append(c.forms, f.lexical.parts(asked.text)...)
	}
	return c
}

// hasEquivalent reports whether the vocabulary has a form of the word that
// stands in an article.
func hasEquivalent(forms []queryTerm) bool {
	return slices.ContainsFunc(forms, func(q queryTerm) bool { return q.equivalent && q.field == word && q.index >= 0 })
}

// near returns the forms of a word that errors make of it, nearest first.
func (f *forgiver) near(asked queryTerm, t token) []queryTerm {
	var out []queryTerm
	for _, n := range f.lexical.nearWords(t, asked.text) {
		if len(out) == mostNear {
			break
		}
		if q := f.lexical.nearTerm(asked, t, n); q.trust > 0 {
			// One that is further away tells no more than the nearest.
			if len(out) > 0 {
				q.weight = min(q.weight, out[0].weight)
			}
			out = append(out, q)
		}
	}
	return out
}

// nearTerm returns the form that a near word is, without trust if it is none.
func (x *lexical) nearTerm(asked queryTerm, t token, n nearWord) queryTerm {
	index := int(x.words.terms[n.word])
	q := queryTerm{term: term{text: x.words.word(n.word), field: word, share: 1}, index: index, meant: asked.text}
	letters, ok := appendLetters(nil, asked.text)
	if !ok || len(letters) == 0 {
		return q
	}
	trust, weight, errors := nearTrust, x.idf(x.df[index]), float64(n.cost)/oneError/float64(len(letters))
	if t.script == latin {
		trust = latinNearTrust
	}
	share := 1.0
	if q.behind = asked.index >= 0; q.behind {
		if n.cost > oneError || !isError(x.df[asked.index], x.df[index]) {
			return q
		}
		share, weight = behindTrust, min(weight, asked.weight)
	}
	q.weight = share * max(0, trust-errorTrust*errors) * weight
	q.trust = share * (trust - (errorTrust+sureTrust)*errors)
	return q
}

// isError reports whether, of a word in asked passages and one in others, one may
// be an error for the other: the rarer one, and an asked word only if hardly any
// passage has it, then for one as rare as well: a frequent one is not corrected.
func isError(asked, other uint32) bool {
	return asked >= rarer*other || asked <= mostHardly && other >= asked
}
