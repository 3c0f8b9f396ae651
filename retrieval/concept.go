package retrieval

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Concept is a word of a question with all forms in which an article may
// have it.
type Concept struct {
	// Word is as it was asked, folded; Stem is without what Korean adds to it.
	Word, Stem string
	// Known: some article has it in some form.
	Known bool
	// Name: it is written like a name, with a capital letter, or a number.
	Name bool
	// Weight is how much the word tells: its idf, and for an unknown word the
	// highest there is.
	Weight float64
	// Rarity is the weight as a share of an unknown word's, from 0 to 1: unlike
	// the weight, it does not grow with the number of passages.
	Rarity float64
	// Near is the stem of the articles that an unknown word was taken for, as
	// errors of typing or scanning have it; empty if there is none.
	Near  string
	forms []queryTerm
}

// A queryTerm is a term that is searched for.
type queryTerm struct {
	term
	// index is the term's position in the lexical, -1 if no document has it.
	index int
	// weight is for ranking.
	weight float64
	// equivalent: the term is one of several that may stand for the word; they
	// stand next to each other, and only the best of them counts.
	equivalent bool
	// rival: the term stands for the word just before as well; of it and the
	// rivals that follow it, only the best counts.
	rival bool
	// trust is how surely a text that has the term means the concept, from 0
	// to 1.
	trust float64
	// also, for a form of several terms, are the hashes of all of them, and docs
	// the documents that have them all.
	also []uint64
	docs []posting
	// meant is the word that this one may be an error for, or the other way
	// round, empty for all but near words. They follow it, and only the best
	// of all counts.
	meant string
	// behind: it is such a near word, and the word itself stands in articles.
	behind bool
}

// label returns the term as an explanation shows it.
func (q *queryTerm) label() string {
	if q.meant != "" {
		return q.text + "≈" + q.meant
	}
	return q.text
}

// How surely a form of a word stands for it: a translation may mean something
// else, a synonym even more so, a word of the same sound may be another word,
// and a word's grams may come from different words.
const (
	translationTrust = 0.8
	synonymTrust     = 0.6
	soundTrust       = 0.8
	coarseTrust      = 0.65
	gramTrust        = 0.7
)

// concepts returns what a question is about, without the words that only ask
// and those that stand in it before.
func (x *lexical) concepts(question string) []Concept {
	tokens, terms := tokensAndTerms(question)
	names := namesIn(question)
	whole := x.names(tokens, names)
	maps.Copy(whole, x.phrases(tokens, stemsOf(tokens)))
	stems, grams := make(map[string]bool), make(map[string]bool)
	errors := forgiver{lexical: x, left: mostForgiven}
	var out []Concept
	for len(terms) > 0 {
		n := 1
		for n < len(terms) && terms[n].token == terms[0].token {
			n++
		}
		t, stem := tokens[terms[0].token], terms[0].text // a token's first term is its word
		if news := newsOf(t, terms[:n]); !questionWords[t.text] && !questionWords[stem] && !stems[news] {
			stems[news] = true
			c := Concept{Word: t.text, Stem: stem, Name: t.script == digit || names[t.text]}
			c.forms = x.forms(terms[:n], grams, x.otherWords(t, whole[terms[0].token], c.Name))
			c.forms = slices.Insert(c.forms, 1, x.rivals(t, terms[:n])...) // behind the word itself
			out = append(out, x.weigh(errors.forgive(c, t)))
		}
		terms = terms[n:]
	}
	return out
}

// namesIn returns the words that are written like names, folded: those with a
// capital letter that is not due to standing first.
func namesIn(question string) map[string]bool {
	names := make(map[string]bool)
	for i, t := range split(foldForms(question)) {
		from := 0
		if i == 0 {
			_, from = utf8.DecodeRuneInString(t.text)
		}
		if strings.ContainsFunc(t.text[from:], unicode.IsUpper) {
			names[strings.ToLower(t.text)] = true
		}
	}
	return names
}

// forms returns what a word may be found as, given the terms of its token and
// what else stands for it. A gram that an earlier word has counts once, so it
// is left in grams.
func (x *lexical) forms(terms []term, grams map[string]bool, others []queryTerm) []queryTerm {
	var out []queryTerm
	for i, t := range terms {
		switch t.field {
		case word:
			if i > 0 {
				continue // see rivals
			}
			out = append(append(out, x.queryTerm(t, 1)), others...)
		case gram:
			q := x.queryTerm(t, gramTrust)
			if t.loose {
				q.trust = 0
			}
			if grams[t.text] {
				q.weight = 0
			}
			grams[t.text] = true
			out = append(out, q)
		}
	}
	return out
}

func (x *lexical) queryTerm(t term, trust float64) queryTerm {
	q := queryTerm{term: t, index: x.find(t.hash()), trust: trust}
	if q.index < 0 {
		return q
	}
	q.weight = x.idf(x.df[q.index])
	if t.field == gram {
		q.weight *= gramWeight * t.share
	} else {
		q.weight *= trust
	}
	return q
}

// weigh sets what is known of a concept by its forms.
func (x *lexical) weigh(c Concept) Concept {
	c.Weight = x.idf(0)
	best := 0.0
	for _, f := range c.forms {
		// A near word is another one, and a part (a share below 1) not the whole.
		if f.index >= 0 && f.meant == "" && f.share == 1 && (f.field != gram || f.trust > gramTrust) && f.trust > best {
			best, c.Known = f.trust, true
			c.Weight = max(x.idf(x.frequency(f)), leastWeight*x.idf(0))
		}
	}
	if !c.Known {
		c.Known = c.gramShare(func(f queryTerm) bool { return f.index >= 0 }) == 1
	}
	c.Rarity = c.Weight / x.idf(0)
	return c
}

// leastWeight is the weight of a word that stands everywhere, beside that of
// an unknown one: in a handful of articles on one matter, the words of that
// matter still tell sentences apart.
const leastWeight = 0.25

// gramShare returns how much of the word itself its grams that pass make up,
// from 0 to 1.
func (c *Concept) gramShare(pass func(queryTerm) bool) float64 {
	n, found := 0, 0
	for _, f := range c.forms {
		if f.field == gram && f.trust == gramTrust {
			n++
			if pass(f) {
				found++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(found) / float64(n)
}

// leastGrams is the share of its grams from which a text may speak of a word.
const leastGrams = 0.6

// queryTerms returns all forms of concepts.
func queryTerms(concepts []Concept) []queryTerm {
	var out []queryTerm
	for _, c := range concepts {
		out = append(out, c.forms...)
	}
	return out
}
