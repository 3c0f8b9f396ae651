package retrieval

import "slices"

// compose returns a syllable as a text.
func compose(lead, vowel, tail int) string {
	return string(syllable(lead, vowel, tail))
}

// withTail returns a syllable with another tail.
func withTail(r rune, tail int) rune {
	lead, vowel, _, ok := apart(r)
	if !ok {
		return r
	}
	return syllable(lead, vowel, tail)
}

// opened returns a word without the consonant that ends it.
func opened(word string) []rune {
	out := []rune(word)
	out[len(out)-1] = withTail(out[len(out)-1], 0)
	return out
}

// closed puts a consonant under the last syllable, unless it has one.
func closed(word string, tail int) string {
	s := []rune(word)
	last := &s[len(s)-1]
	if _, _, before, ok := apart(*last); ok && before == 0 {
		*last = withTail(*last, tail)
	}
	return string(s)
}

// contracted are the vowels that a stem's last one and the 아 or 어 after it
// make together.
var contracted = [vowels]int{vowelYeo: vowelI, vowelWa: vowelO, vowelWo: vowelU, vowelWae: vowelOe}

// contraction returns the vowel that a stem's last one and the 아 or 어 after it
// make together, 0 if they stay apart.
func contraction(vowel int) int { return max(0, slices.Index(contracted[:], vowel)) }
