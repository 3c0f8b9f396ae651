package retrieval

import (
	"strings"
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
}

// How surely a form of a word stands for it: a translation may mean something
// else, a synonym even more so, a word of the same sound may be another word,
// and a word's grams may come from different words.
const (
	translationTrust = 0.8
	synonymTrust     = 0.6
	soundTrust       = 0.8
	gramTrust        = 0.7
)

// concepts returns what a question is about, without the words that only ask.
func (x *lexical) concepts(question string) []Concept {
	tokens := tokenize(question)
	byToken := make(map[int]*Concept)
	var order []int
	seen := make(map[string]bool)
	grams := make(map[string]bool)
	for _, t := range termsOf(tokens) {
		c := byToken[t.token]
		switch t.field {
		case word:
			if questionWords[t.text] || questionWords[tokens[t.token].text] || seen[t.text] {
				continue
			}
			seen[t.text] = true
			c = &Concept{Word: tokens[t.token].text, Name: isName(question, tokens, t.token)}
			byToken[t.token] = c
			order = append(order, t.token)
			asked := x.queryTerm(t, 1)
			c.forms = append(append(c.forms, asked), x.equivalents(t.text, asked.index >= 0)...)
		case gram:
			if c == nil {
				continue
			}
			q := x.queryTerm(t, gramTrust)
			if t.loose {
				q.trust = 0
			}
			if grams[t.text] {
				q.weight = 0
			}
			grams[t.text] = true
			c.forms = append(c.forms, q)
		case hangulSound, latinSound:
			// A word that the vocabulary has is no name.
			if c == nil || vocabulary()[tokens[t.token].stem()] != nil {
				continue
			}
			t.field = hangulSound + latinSound - t.field // the other script's
			c.forms = append(c.forms, x.queryTerm(t, soundTrust))
		}
	}
	out := make([]Concept, 0, len(order))
	for _, i := range order {
		out = append(out, x.weigh(*byToken[i]))
	}
	return out
}

// isName reports whether a token of a question is written like a name or is a
// number. The first word of a question has a capital letter in any case.
func isName(question string, tokens []token, i int) bool {
	t := tokens[i]
	switch t.script {
	case digit:
		return true
	case latin:
		_, first := utf8.DecodeRuneInString(t.text)
		return i > 0 && strings.Contains(question, strings.ToUpper(t.text[:first])+t.text[first:]) ||
			len(t.text) > 1 && strings.Contains(question, strings.ToUpper(t.text))
	}
	return false
}

func (x *lexical) queryTerm(t term, trust float64) queryTerm {
	q := queryTerm{term: t, index: x.find(t.hash()), trust: trust}
	if q.index < 0 {
		return q
	}
	q.weight = x.idf(x.df[q.index])
	switch {
	case t.field == gram:
		q.weight *= gramWeight * t.share
	default:
		q.weight *= trust
	}
	return q
}

// equivalents returns the forms that the vocabulary has for a word. Where the
// word is known itself, synonyms do not count for the ranking of passages.
func (x *lexical) equivalents(stem string, known bool) []queryTerm {
	var out []queryTerm
	for _, e := range vocabulary()[stem] {
		for _, t := range terms(e.stem) {
			if t.field > gram {
				continue
			}
			trust := e.trust
			if t.field == gram {
				trust *= gramTrust
			}
			q := x.queryTerm(t, trust)
			q.equivalent = true
			switch {
			case q.index < 0:
				continue
			case known && e.trust == synonymTrust:
				q.weight = 0
			case t.field == gram:
				q.weight *= e.trust
			}
			out = append(out, q)
		}
	}
	return out
}

// weigh sets what is known of a concept by its forms.
func (x *lexical) weigh(c Concept) Concept {
	c.Weight = x.idf(0)
	best := 0.0
	for _, f := range c.forms {
		if f.index >= 0 && f.field != gram && f.trust > best {
			best, c.Known = f.trust, true
			c.Weight = max(x.idf(x.df[f.index]), leastWeight*x.idf(0))
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
		if f.trust > best && (f.field != gram || f.trust < gramTrust) && t.terms[f.hash()] {
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
