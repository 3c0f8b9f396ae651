package retrieval

import (
	"strings"
	"sync"
)

// Letters are what typing and scanning errors confuse: those of a Korean word
// are the consonants and vowels of its syllables, in the order in which they
// are typed, and a consonant is the same before and after its vowel. So 올트
// and 오릍, whose letters are ㅇㅗㄹㅌㅡ and ㅇㅗㄹㅡㅌ, differ by two letters
// that are exchanged. A consonant of two keys, as in 닭, is two letters; a vowel
// of two is one that is like each of them.
//
// A letter is a byte: a small Latin letter or a digit itself, and from
// firstLetter on the Korean consonants and vowels, numbered as Unicode has them.
const (
	firstLetter = 0x80
	firstVowel  = firstLetter + leads

	consonantLetters = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
	vowelLetters     = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
	// tailLetters are the consonants of each tail but none.
	tailLetters = "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
)

// mostLetters is the length up to which words are compared by their letters.
const mostLetters = 40

// appendLetters appends the letters of a folded word. It returns false if the
// word has others than those of Korean, small Latin letters and digits, or
// too many.
func appendLetters(b []byte, word string) ([]byte, bool) {
	for _, r := range word {
		lead, vowel, tail, ok := apart(r)
		switch {
		case ok:
			b = append(b, byte(firstLetter+lead), byte(firstVowel+vowel))
			b = append(b, tailBytes()[tail]...)
		case r >= 'a' && r <= 'z', isDigit(r):
			b = append(b, byte(r))
		case r >= 0x1100 && r < 0x1100+leads: // a consonant without a vowel, as in "삼ㅅ성"
			b = append(b, byte(firstLetter+r-0x1100))
		case r >= 0x1161 && r < 0x1161+vowels:
			b = append(b, byte(firstVowel+r-0x1161))
		default:
			return b, false
		}
		if len(b) > mostLetters {
			return b, false
		}
	}
	return b, true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// letter returns the letter that a compatibility jamo or a Latin letter is.
func letter(r rune) byte {
	if i := strings.IndexRune(consonantLetters, r); i >= 0 {
		return byte(firstLetter + i/syllableBytes)
	}
	if i := strings.IndexRune(vowelLetters, r); i >= 0 {
		return byte(firstVowel + i/syllableBytes)
	}
	return byte(r)
}

// tailBytes returns the letters of each tail.
var tailBytes = sync.OnceValue(func() *[tails][]byte {
	var out [tails][]byte
	for i, tail := range strings.Fields(tailLetters) {
		for _, r := range tail {
			out[i+1] = append(out[i+1], letter(r))
		}
	}
	return &out
})

// likeLetters are groups of letters that are easily taken for one another:
// those of one key with and without shift, of one sound or nearly one, of one
// shape in print, and a vowel with those that it is typed by.
const likeLetters = `
	ㄱㄲㅋ ㄷㄸㅌ ㅂㅃㅍ ㅅㅆ ㅈㅉㅊ ㅇㅎ
	ㅁㅂ ㅁㅇ ㄹㅌ ㄱㄴ ㅅㅈ ㅈㅊ ㅂㅍ ㅍㅁ
	ㅐㅔ ㅒㅖ ㅐㅒ ㅔㅖ ㅚㅙㅞ ㅢㅣ ㅢㅡ ㅟㅣ
	ㅏㅑ ㅓㅕ ㅗㅛ ㅜㅠ ㅏㅓ ㅗㅜ ㅓㅗ ㅡㅜ ㅡㅓ ㅏㅣ ㅓㅣ
	ㅘㅗ ㅘㅏ ㅙㅗ ㅙㅐ ㅚㅗ ㅝㅜ ㅝㅓ ㅞㅜ ㅞㅔ ㅟㅜ
	ae ai ei ou iy ey ck cq kq sz cs vw fv pb dt gj
	il ij ft uv mn nh bh ce co oe gq nr uw`

// alike holds for each letter which ones of its script are easily taken for it,
// as bits.
var alike = sync.OnceValue(func() *[256]uint64 {
	var out [256]uint64
	for _, group := range strings.Fields(likeLetters) {
		for _, r := range group {
			for _, s := range group {
				if a, b := letter(r), letter(s); a != b {
					out[a] |= 1 << ordinal(b)
				}
			}
		}
	}
	return &out
})

// ordinal returns a letter's number in its script, from 0.
func ordinal(letter byte) int {
	if letter >= firstLetter {
		return int(letter - firstLetter)
	}
	return int(letter - 'a')
}

// areAlike reports whether two letters are easily taken for one another.
func areAlike(a, b byte) bool {
	return a >= 'a' && b >= 'a' && (a >= firstLetter) == (b >= firstLetter) && alike()[a]>>ordinal(b)&1 == 1
}
