package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval"
)

// hasName reports whether a sentence of a source, or its title, names what a
// concept of the sentence names. In scanned text an error of typing may be
// mended; elsewhere one letter makes another name.
func (r *review) hasName(i int, t retrieval.Text, quote string, s *source) bool {
	c := &r.concepts[i]
	switch person := personIn(r.written(i), r.after(i)); {
	case isOrganisation(c.Stem):
		return hasOrganisation(c, t, quote) || s.scanned && hasAlike(c.Stem, quote)
	case person != "":
		return r.hasPerson(i, person, t, quote, s)
	case r.isTitle(i):
		return c.Exactly(t) >= surely || hasTranslation(c.Word, quote) || s.scanned && hasAlike(c.Stem, quote)
	case c.Exactly(t) >= surely:
		return true
	case s.scanned && (c.In(t) >= surely || hasAlike(c.Stem, quote) || hasAlike(c.Word, quote)):
		return true
	case c.Known && (c.In(t) >= spoilt || hasAlike(c.Stem, quote) && !isPersonalWord(c.Stem)):
		return true
	}
	return retrieval.IsProper(c.Word) && hasTranslation(c.Word, quote) || r.isHeard(i, quote)
}

// hasPerson is hasName for a Korean person.
func (r *review) hasPerson(i int, person string, t retrieval.Text, quote string, s *source) bool {
	c := &r.concepts[i]
	return strings.Contains(quote, person) || s.scanned && hasAlike(person, quote) ||
		c.Stem == person && c.Exactly(t) >= surely || hasRomanized(person, quote)
}

// hasOrganisation reports whether a text names an organisation, with or without
// spaces, or in another language.
func hasOrganisation(c *retrieval.Concept, t retrieval.Text, quote string) bool {
	return strings.Contains(strings.ReplaceAll(quote, " ", ""), c.Stem) || c.In(t) >= surely && !hasHangul(quote)
}

// hasTranslation reports whether a text has what the vocabulary gives for a word
// in the other language, also as part of a longer word: 군수 in 솔미군수.
func hasTranslation(word, quote string) bool {
	return slices.ContainsFunc(retrieval.Translations(word), func(t string) bool {
		return utf8.RuneCountInString(t) > 1 && strings.Contains(strings.ToLower(quote), strings.ToLower(t))
	})
}

// isHeard reports whether a text has a name as it sounds in the other script. How
// the vocabulary's places are spelt is known: what sounds like one is another name.
func (r *review) isHeard(i int, quote string) bool {
	word := r.written(i)
	if retrieval.IsPlace(word) {
		return false
	}
	return hasSurname(word, quote) || soundsLikeOneOf(r.concepts[i].Stem, quote) || soundsLikeOneOf(withoutLast(word), quote) ||
		hasPlace(word, quote) || hasHeard(r.hyphenated(i), quote)
}

// after returns what follows a concept in the sentence.
func (r *review) after(k int) string {
	return r.text[min(len(r.text), r.at[k]+len(r.concepts[k].Word)):]
}

// withoutLast returns a word without its last character, which may be a particle.
func withoutLast(word string) string {
	_, n := utf8.DecodeLastRuneInString(word)
	return word[:len(word)-n]
}

func hasHangul(s string) bool { return strings.ContainsFunc(s, isHangul) }

// hyphenated returns a word of the sentence with what hyphens join to it:
// "Yun-seo" for either part.
func (r *review) hyphenated(i int) string {
	inside := func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }
	start, end := r.at[i], min(len(r.text), r.at[i]+len(r.concepts[i].Word))
	if n := strings.LastIndexFunc(r.text[:start], inside); n >= 0 {
		_, size := utf8.DecodeRuneInString(r.text[n:])
		start = n + size
	} else {
		start = 0
	}
	if n := strings.IndexFunc(r.text[end:], inside); n >= 0 {
		end += n
	} else {
		end = len(r.text)
	}
	return strings.TrimSuffix(r.text[start:end], "-")
}

// hasAlike reports whether a text has a word that errors of typing or scanning
// make of another, a particle aside.
func hasAlike(word, text string) bool {
	n := utf8.RuneCountInString(word)
	if n < 2 {
		return false
	}
	for other := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		r := []rune(other)
		if len(r) >= n && isHangul(r[0]) && retrieval.Alike(word, string(r[:n])) || !isHangul(r[0]) && isAlmost(word, other) {
			return true
		}
	}
	return false
}

// isAlmost reports whether two words in Latin letters differ in one error of typing.
func isAlmost(word, other string) bool {
	a, b := []rune(strings.ToLower(word)), []rune(strings.ToLower(other))
	return min(len(a), len(b)) >= leastAlmost && nearPrefix(b, a) == len(b)
}

// leastAlmost is how many letters a word has at least that one may be wrong of.
const leastAlmost = 5

const (
	// surely is the trust in a form from which it is taken for the word.
	surely = 0.5
	// spoilt is that in a form of a word that articles also have without an
	// error: 오릍먼 is 올트먼.
	spoilt = 0.3
)

func isPersonalWord(word string) bool { return utf8.RuneCountInString(word) == 3 && isPersonal(word) }

// hasSurname reports whether a Korean text names somebody whose surname a word
// in Latin letters is: 손정의 or 손 회장 for "Son".
func hasSurname(word, quote string) bool {
	for _, surname := range retrieval.Surnames(word) {
		for at := 0; ; {
			n := strings.Index(quote[at:], surname)
			if n < 0 {
				break
			}
			at += n
			before, _ := utf8.DecodeLastRuneInString(quote[:at])
			rest := quote[at+len(surname):]
			if !isHangul(before) && (beforeOffice(rest) || beginsGiven(rest)) {
				return true
			}
			at += len(surname)
		}
	}
	return false
}

// beginsGiven reports whether a text goes on as a given name does.
func beginsGiven(s string) bool {
	r := []rune(s)
	return len(r) > 1 && strings.ContainsRune(givenSyllables, r[0]) && isHangul(r[1])
}
