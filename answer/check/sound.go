package check

import (
	"strings"
	"unicode"
)

// soundsLikeOneOf reports whether a Korean word that is no Korean one sounds
// like a name in Latin letters in a text. It compares consonants alone and in a
// few classes, as Soundex does, since vowels are written in too many ways: 크레인
// is Crane, and 베런 is Behrens.
func soundsLikeOneOf(word, text string) bool {
	sound := hangulSkeleton(word)
	if len(sound) < leastSkeleton {
		return false
	}
	for _, other := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		first := []rune(other)[0]
		if !unicode.IsUpper(first) || !beginsAlike(word, first) {
			continue
		}
		if other = strings.ToLower(other); sameSound(latinSkeleton(other, false), sound) || sameSound(latinSkeleton(other, true), sound) {
			return true
		}
	}
	return false
}

// beginsAlike reports whether a Korean word and one in Latin letters both begin
// with a vowel, or neither does.
func beginsAlike(word string, first rune) bool {
	lead := jamoOf([]rune(word)[0])[0]
	return (lead == 'ㅇ') == strings.ContainsRune("AEIOUYW", first) || first == 'H' || first == 'W'
}

// sameSound reports whether two names have the same consonants, long ones but for
// one of them.
func sameSound(a, b string) bool {
	if a == b {
		return true
	}
	const long = 4
	return min(len(a), len(b)) >= long-1 && max(len(a), len(b)) >= long && nearPrefix([]rune(a), []rune(b)) == len(a)
}

// leastSkeleton is how many consonants tell a name.
const leastSkeleton = 2

// hangulClasses are the classes of the leads and tails of Korean syllables.
var hangulClasses = map[rune]string{
	'ㄱ': "k", 'ㄲ': "k", 'ㅋ': "k", 'ㄷ': "t", 'ㄸ': "t", 'ㅌ': "t", 'ㅂ': "p", 'ㅃ': "p", 'ㅍ': "p", 'ㅁ': "m", 'ㄴ': "n", 'ㄹ': "l",
	'ㅅ': "s", 'ㅆ': "s", 'ㅈ': "s", 'ㅉ': "s", 'ㅊ': "s",
}

func hangulSkeleton(word string) string {
	var out []byte
	for _, r := range word {
		if !isHangul(r) {
			return ""
		}
		for i, jamo := range jamoOf(r) {
			if class := hangulClasses[jamo]; i != 1 && class != "" {
				out = append(out, class...)
			} else if i == 2 && jamo == 'ㅇ' {
				out = append(out, "nk"...)
			}
		}
	}
	return squeezed(out)
}

// latinClasses are the classes of Latin consonants; the others are silent.
var latinClasses = map[byte]string{
	'k': "k", 'q': "k", 'g': "k", 'd': "t", 't': "t", 'b': "p", 'p': "p", 'f': "p", 'v': "p", 'm': "m", 'n': "n", 'l': "l", 'r': "l",
	's': "s", 'z': "s", 'j': "s", 'x': "ks",
}

// latinSkeleton returns the consonants of a word. Where all are loud, as in German,
// so are w and any r.
func latinSkeleton(word string, loud bool) string {
	var out []byte
	for i := range len(word) {
		c := word[i]
		next := byte(0)
		if i+1 < len(word) {
			next = word[i+1]
		}
		switch {
		case (c == 't' || c == 'd') && (next == 's' || next == 'z'):
			// Leeds is 리즈.
		case c == 'c' && strings.IndexByte("eiyh", next) >= 0:
			out = append(out, 's')
		case c == 'c':
			out = append(out, 'k')
		case c == 'w' && loud:
			out = append(out, 'p')
		case !loud && c == 'r' && next != 0 && strings.IndexByte("aeiouyr", next) < 0, !loud && c == 'r' && next == 0:
			// An r before a consonant or at the end is silent in Korean.
		default:
			out = append(out, latinClasses[c]...)
		}
	}
	return squeezed(out)
}

// squeezed drops what repeats the class before it.
func squeezed(classes []byte) string {
	out := classes[:0]
	for i, c := range classes {
		if i == 0 || c != classes[i-1] {
			out = append(out, c)
		}
	}
	return string(out)
}
