package retrieval

import "unicode/utf8"

// beginnings tell quickly which words cannot have a stem of a set: those that
// begin otherwise. No inflection changes the first two letters of an English
// word, but in dying, lying and tying, or the lead and the vowel of the first
// of a Korean stem's syllables, if it has more than one.
type beginnings [mostBeginnings / 64]uint64

// mostBeginnings is how many are told apart; the rarer ones share a number.
const mostBeginnings = 1024

// add adds the words with a stem.
func (b *beginnings) add(stem string) { b.set(beginningOf(stem)) }

// addVerb adds the words with the stem of a Korean verb, whose vowel changes if
// it is of one syllable: 오다, 왔다.
func (b *beginnings) addVerb(stem string) {
	first, n := utf8.DecodeRuneInString(stem)
	lead, _, _, ok := apart(first)
	if !ok || n < len(stem) {
		b.add(stem)
		return
	}
	for v := range vowels {
		b.set(lead*vowels + v)
	}
}

// has reports whether a word may have a stem of the set.
func (b *beginnings) has(word string) bool {
	at := beginningOf(word)
	return b[at/64]&(1<<(at%64)) != 0
}

func (b *beginnings) set(at int) { b[at/64] |= 1 << (at % 64) }

// beginningOf returns the number of what a word begins with, below
// mostBeginnings.
func beginningOf(word string) int {
	first, n := utf8.DecodeRuneInString(word)
	if lead, vowel, _, ok := apart(first); ok {
		return lead*vowels + vowel
	}
	second, _ := utf8.DecodeRuneInString(word[n:])
	return (int(first)*31 + int(second)) % mostBeginnings
}
