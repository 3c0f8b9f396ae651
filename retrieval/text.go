package retrieval

import (
	"slices"
	"unicode"

	"footnote/corpus"
)

// A Text is an analyzed text that concepts can be looked for in.
type Text struct {
	// words are the runs of characters other than white space.
	words []corpus.Span
	// terms are sorted by hash, then by word.
	terms []placedTerm
}

// A placedTerm is a term with the position of its word.
type placedTerm struct {
	hash uint64
	word int32
}

// NewText analyzes a text.
func NewText(s string) Text {
	t := Text{words: wordsOf(s)}
	folded, ends := foldWords(s, t.words)
	tokens := split(folded)
	found := termsOf(tokens, partsOf(folded, tokens))
	t.terms = make([]placedTerm, len(found))
	word := int32(0)
	last := -1
	for i, f := range found {
		if f.token != last {
			last = f.token
			for int(word) < len(ends)-1 && tokens[last].start >= ends[word] {
				word++
			}
		}
		t.terms[i] = placedTerm{f.hash(), word}
	}
	slices.SortFunc(t.terms, func(a, b placedTerm) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		default:
			return int(a.word) - int(b.word)
		}
	})
	return t
}

// Words returns the spans of the text's words: the runs of characters other
// than white space.
func (t Text) Words() []corpus.Span { return t.words }

// wordsOf cuts a text at its white space.
func wordsOf(s string) []corpus.Span {
	var out []corpus.Span
	start := -1
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			if start >= 0 {
				out = append(out, corpus.Span{Start: start, End: i})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, corpus.Span{Start: start, End: len(s)})
	}
	return out
}

// foldWords returns the words of a text folded, with spaces between them, and
// where each of them ends: folding changes their lengths.
func foldWords(s string, words []corpus.Span) (folded string, ends []int) {
	ends = make([]int, len(words))
	b := make([]byte, 0, len(s))
	for i, w := range words {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, fold(s[w.Start:w.End])...)
		ends[i] = len(b)
	}
	return string(b), ends
}

// find returns the words that have a term, in order.
func (t Text) find(hash uint64) []placedTerm {
	from, found := slices.BinarySearchFunc(t.terms, hash, func(p placedTerm, h uint64) int {
		switch {
		case p.hash < h:
			return -1
		case p.hash > h:
			return 1
		default:
			return 0
		}
	})
	if !found {
		return nil
	}
	to := from + 1
	for to < len(t.terms) && t.terms[to].hash == hash {
		to++
	}
	return t.terms[from:to]
}

// holds reports whether the text has a term.
func (t Text) holds(hash uint64) bool { return t.find(hash) != nil }

// Share returns how many of t's words another text has, from 0 to 1.
func (t Text) Share(other Text) float64 {
	all, both := 0, 0
	for i, p := range t.terms {
		if field(p.hash&fieldBits) != word || i > 0 && t.terms[i-1].hash == p.hash {
			continue
		}
		all++
		if other.holds(p.hash) {
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
		share := c.gramShare(t.has)
		if share >= leastGrams {
			best = max(best, gramTrust*share)
		}
	}
	return best
}

// Exactly is [Concept.In] for a text that has the word itself, or another way to
// write it, but not one that only an error makes of it.
func (c *Concept) Exactly(t Text) float64 {
	best := 0.0
	for _, f := range c.forms {
		if f.meant == "" && f.trust > best && (f.field != gram || f.trust > gramTrust) && t.has(f) {
			best = f.trust
		}
	}
	if best < gramTrust && c.gramShare(t.has) == 1 {
		best = gramTrust
	}
	return best
}

// At returns the positions of the words by which a text speaks of the concept,
// in order: those with a form of it, or else those with its grams. It returns
// none where [Concept.In] is 0.
func (c *Concept) At(t Text) []int {
	var out []int
	grams := c.In(t) <= gramTrust
	for _, f := range c.forms {
		if f.trust == 0 || f.field == gram && f.trust == gramTrust && !grams {
			continue
		}
		if !t.has(f) {
			continue
		}
		for _, h := range append([]uint64{f.hash()}, f.also...) {
			for _, p := range t.find(h) {
				out = append(out, int(p.word))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
