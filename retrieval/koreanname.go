package retrieval

import (
	"slices"

	"github.com/kljensen/snowball/english"
)

// nameTrust is for a Korean name that is written in Latin letters, surname and
// given name, and givenTrust for a given name by itself.
const (
	nameTrust  = 0.9
	givenTrust = 0.7
)

// A spelledName is what some tokens of a question may spell: the syllables that
// a Korean surname may be, none if there is no surname, and those of the given
// name's parts.
type spelledName struct {
	tokens   int
	surnames []string
	given    [][]string
}

// names returns, for each token that belongs to a Korean name in Latin letters,
// what the name is in articles. Only what is written like a name is taken for
// one, since "to go" would be one as well.
func (x *lexical) names(tokens []token, names map[string]bool) map[int][]queryTerm {
	out := make(map[int][]queryTerm)
	for i := 0; i < min(len(tokens), mostPhrased); i++ {
		if tokens[i].script != latin || !names[tokens[i].text] && !(i == 0 && surnames()[tokens[i].text] != nil) {
			continue
		}
		for _, n := range nameReadings(tokens[i:], names) {
			if forms := x.nameForms(n); len(forms) > 0 {
				share(out, forms, i, n.tokens, tokens)
				i += n.tokens - 1
				break
			}
		}
	}
	return out
}

// nameReadings returns the names that a text may begin with, those of more words
// first: Lee Jae-yong, Jae Yong Lee, Lee Jaeyong, Kim Gu, Jae-yong.
func nameReadings(tokens []token, names map[string]bool) []spelledName {
	var out []spelledName
	add := func(surname int, given ...int) {
		n := spelledName{tokens: len(given)}
		if surname >= 0 {
			n.tokens++
			if surname >= len(tokens) || surname > 0 && !names[tokens[surname].text] {
				return
			}
			if n.surnames = surnames()[tokens[surname].text]; n.surnames == nil {
				return
			}
		}
		for _, g := range given {
			if g >= len(tokens) || tokens[g].script != latin {
				return
			}
			n.given = append(n.given, romanSyllables(tokens[g].text))
		}
		if n.given = nonEmpty(n.given); len(n.given) == len(given) {
			out = append(out, n)
		}
	}
	add(0, 1, 2)
	add(2, 0, 1)
	for _, order := range [][2]int{{0, 1}, {1, 0}} {
		if s, g := order[0], order[1]; g < len(tokens) && s < len(tokens) {
			for _, given := range splitGiven(tokens[g].text) {
				if of := surnames()[tokens[s].text]; of != nil && names[tokens[1].text] {
					out = append(out, spelledName{2, of, given})
				}
			}
		}
	}
	if len(tokens) > 1 && names[tokens[1].text] {
		add(0, 1)
	}
	add(-1, 0, 1)
	return out
}

func nonEmpty(lists [][]string) [][]string {
	return slices.DeleteFunc(lists, func(l []string) bool { return len(l) == 0 })
}

// splitGiven returns the ways in which a word is a given name of two syllables:
// Jaeyong.
func splitGiven(word string) [][][]string {
	if len(word) > 2*longestSyllable {
		return nil
	}
	var out [][][]string
	for at := 1; at < len(word); at++ {
		if first, second := romanSyllables(word[:at]), romanSyllables(word[at:]); len(first) > 0 && len(second) > 0 {
			out = append(out, [][]string{first, second})
		}
	}
	return out
}

// longestSyllable is in letters: byeong, kyoung.
const longestSyllable = 7

// nameForms returns the forms that a name has in the documents: the whole name
// as one word, and the given name alone.
func (x *lexical) nameForms(n spelledName) []queryTerm {
	var out []queryTerm
	for _, given := range joinParts(n.given) {
		for _, s := range n.surnames {
			out = x.appendWhole(out, s+given, nameTrust)
		}
		if len(given) == 2*syllableBytes {
			if q := x.queryTerm(term{text: given, field: gram, share: 1}, givenTrust); q.index >= 0 {
				out = append(out, q)
			}
		}
	}
	for i := range out {
		out[i].equivalent = true
	}
	return out
}

// joinParts returns all words that are put together of one of each part.
func joinParts(parts [][]string) []string {
	out := []string{""}
	for _, choices := range parts {
		var next []string
		for _, begin := range out {
			for _, c := range choices {
				if !slices.Contains(next, begin+c) {
					next = append(next, begin+c)
				}
			}
		}
		out = next
	}
	return out
}

// appendWhole appends the form of a whole Korean word, some of whose end the
// analyzer may take for a particle: then what it leaves must stand together
// with the word's last gram.
func (x *lexical) appendWhole(out []queryTerm, name string, trust float64) []queryTerm {
	stem := stemKorean(name)
	terms := []term{{text: stem, field: word, share: 1}}
	if len(stem) < len(name) {
		terms = append(terms, term{text: name[len(name)-2*syllableBytes:], field: gram, share: 1})
	}
	return x.appendJoint(out, terms, trust)
}

// appendRomanized appends the forms that a Korean name of two or three
// syllables has in Latin letters, surname and given name in one document.
func (x *lexical) appendRomanized(out []queryTerm, t token, stem string) []queryTerm {
	if len(stem) > 3*syllableBytes || len(stem) < 2*syllableBytes {
		return out
	}
	name := []rune(t.text)[:min(3, len(t.text)/syllableBytes)]
	if len(stem) == 3*syllableBytes {
		name = []rune(stem)
	}
	family := x.known(surnames()[string(name[0])])
	if len(family) == 0 {
		return out
	}
	given := [][]term{family}
	for _, syllable := range name[1:] {
		given = append(given, x.known(romanSpellings(syllable)))
	}
	for _, words := range combinations(given) {
		from := len(out)
		out = x.appendJoint(out, words, nameTrust)
		for i := from; i < len(out); i++ {
			out[i].equivalent = true
		}
	}
	return out
}

// known returns, as terms, those of some Latin words that documents have; of
// many the first.
func (x *lexical) known(words []string) []term {
	var out []term
	for _, w := range words {
		t := term{text: english.Stem(w, false), field: word, share: 1}
		if len(out) < mostSpellings && x.find(t.hash()) >= 0 && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// mostSpellings bounds how many spellings of a syllable are combined.
const mostSpellings = 4

// combinations returns all lists of one of each part.
func combinations(parts [][]term) [][]term {
	out := [][]term{nil}
	for _, choices := range parts {
		var next [][]term
		for _, begin := range out {
			for _, c := range choices {
				next = append(next, append(slices.Clone(begin), c))
			}
		}
		out = next
	}
	return out
}
