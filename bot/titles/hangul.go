package titles

import "strings"

// Hangul syllables are their lead, vowel and tail in mixed radix (the Unicode
// Standard, section 3.12).
const (
	firstSyllable = 0xAC00
	leads         = 19
	vowels        = 21
	tails         = 28
	lastSyllable  = firstSyllable + leads*vowels*tails - 1
)

// consonants are the letters of the leads, in their order, as they are typed
// alone.
var consonants = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")

// tailLetters are the letters of each tail but the first, which is none, in
// their order: two where one tail is typed as two consonants.
var tailLetters = strings.Fields("ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ")

// pairs are the tails of two consonants as letters of their own: that is how
// two initial consonants look that are typed one after the other.
var pairs = map[rune]string{
	'ㄳ': "ㄱㅅ", 'ㄵ': "ㄴㅈ", 'ㄶ': "ㄴㅎ", 'ㄺ': "ㄹㄱ", 'ㄻ': "ㄹㅁ", 'ㄼ': "ㄹㅂ",
	'ㄽ': "ㄹㅅ", 'ㄾ': "ㄹㅌ", 'ㄿ': "ㄹㅍ", 'ㅀ': "ㄹㅎ", 'ㅄ': "ㅂㅅ",
}

// isHangul reports whether r is a syllable or a letter that is typed alone.
func isHangul(r rune) bool { return isSyllable(r) || r >= 'ㄱ' && r <= 'ㅣ' }

func isSyllable(r rune) bool { return r >= firstSyllable && r <= lastSyllable }

// apart returns the numbers of a syllable's lead, vowel and tail.
func apart(r rune) (lead, vowel, tail int) {
	n := int(r - firstSyllable)
	return n / (vowels * tails), n / tails % vowels, n % tails
}

func syllable(lead, vowel, tail int) rune {
	return firstSyllable + rune((lead*vowels+vowel)*tails+tail)
}

// Numbers of the vowels that others begin with, and of the last of these: “와”
// is typed as “오” and then “ㅏ”.
const (
	vowelO, vowelOe = 8, 11
	vowelU, vowelWi = 13, 16
	vowelEu, vowelI = 18, 19
)

// lastVowel returns the last of the vowels that a vowel may become; they follow
// it.
func lastVowel(vowel int) int {
	switch vowel {
	case vowelO:
		return vowelOe
	case vowelU:
		return vowelWi
	case vowelEu:
		return vowelI
	}
	return vowel
}

// lastTail returns the last of the tails that a tail may become; they follow it:
// “값” is typed as “갑” and then “ㅅ”.
func lastTail(tail int) int {
	first := tailLetters[tail-1]
	for tail < tails-1 && strings.HasPrefix(tailLetters[tail], first) {
		tail++
	}
	return tail
}
