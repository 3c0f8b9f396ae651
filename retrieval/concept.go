package retrieval

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Concept is a word of a question with all forms in which an article may
// have it.
type Concept struct {
	// Word is as it was asked, folded.
	Word string
	// Known: some article has it in some form.
	Known bool
	// Name: it is written like a name, with a capital letter, or a number.
	Name bool
	// Weight is how much the word tells: its idf, and for an unknown word the
	// highest there is.
	Weight float64
	forms  []queryTerm
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
	// trust is how surely a text that has the term means the concept, from 0
	// to 1.
	trust float64
	// also, for a form of several terms, are the hashes of all of them, and docs
	// the documents that have them all.
	also []uint64
	docs []posting
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
	tokens := tokenize(question)
	names := namesIn(question)
	whole := x.names(tokens, names)
	maps.Copy(whole, x.phrases(tokens, stemsOf(tokens)))
	stems, grams := make(map[string]bool), make(map[string]bool)
	var out []Concept
	for terms := termsOf(tokens); len(terms) > 0; {
		n := 1
		for n < len(terms) && terms[n].token == terms[0].token {
			n++
		}
		t, stem := tokens[terms[0].token], terms[0].text // a token's first term is its word
		if !questionWords[t.text] && !questionWords[stem] && !stems[stem] {
			stems[stem] = true
			c := Concept{Word: t.text, Name: t.script == digit || names[t.text]}
			i := terms[0].token
			c.forms = x.forms(terms[:n], grams, x.otherWords(t, whole[i], c.Name))
			out = append(out, x.weigh(c))
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
	for _, t := range terms {
		switch t.field {
		case word:
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
		if f.index >= 0 && (f.field != gram || f.trust > gramTrust) && f.trust > best {
			best, c.Known = f.trust, true
			c.Weight = max(x.idf(x.frequency(f)), leastWeight*x.idf(0))
		}
	}
	if !c.Known {
		c.Known = c.gramShare(func(f queryTerm) bool { return f.index >= 0 }) == 1
	}
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

// A Text is an analyzed text that concepts can be looked for in.
type Text struct{ terms map[uint64]bool }

// NewText analyzes a text.
func NewText(s string) Text {
	t := Text{make(map[uint64]bool)}
	for _, term := range terms(s) {
		t.terms[term.hash()] = true
	}
	return t
}

// Share returns how many of t's words another text has, from 0 to 1.
func (t Text) Share(other Text) float64 {
	all, both := 0, 0
	for h := range t.terms {
		if field(h&fieldBits) != word {
			continue
		}
		all++
		if other.terms[h] {
			both++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// In tells how surely a text speaks of the concept, from 0 to 1.
func (c *Concept) In(t Text) float64 {
	best := 0.0
	for _, f := range c.forms {
		if f.trust > best && (f.field != gram || f.trust != gramTrust) && t.has(f) {
			best = f.trust
		}
	}
	if best < gramTrust {
		share := c.gramShare(func(f queryTerm) bool { return t.terms[f.hash()] })
		if share >= leastGrams {
			best = max(best, gramTrust*share)
		}
	}
	return best
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
