package check

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are the letters and digits of a text, folded, with their places:
// quotations are compared by them, so that white space, punctuation, case and
// the kind of quotation marks are of no account.
type letters struct {
	runes []rune
	// from and to are the bytes of the text that the i-th letter was made of.
	from, to []int
}

func lettersOf(text string, offset int) letters {
	var l letters
	for i, r := range text {
		size := len(string(r))
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("%$€£¥₩", r) {
			continue
		}
		switch {
		case r < unicode.MaxASCII:
			l.add(unicode.ToLower(r), offset+i, size)
		case isHangul(r):
			for _, jamo := range jamoOf(r) {
				l.add(jamo, offset+i, size)
			}
		default:
			for _, f := range norm.NFKC.String(string(r)) {
				l.add(unicode.ToLower(f), offset+i, size)
			}
		}
	}
	return l
}

// The letters that Korean syllables are made of, in the order of the Unicode
// Standard, section 3.12. A consonant is the same letter at either end.
var (
	leads  = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	vowels = []rune("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
	tails  = []rune("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
)

// jamoOf returns the letters of a Korean syllable.
func jamoOf(r rune) []rune {
	n := r - '가'
	out := []rune{leads[n/588], vowels[n%588/28]}
	if tail := n % 28; tail > 0 {
		out = append(out, tails[tail-1])
	}
	return out
}

func (l *letters) add(r rune, at, size int) {
	l.runes = append(l.runes, r)
	l.from = append(l.from, at)
	l.to = append(l.to, at+size)
}

// find returns where some letters stand in l from a letter on, -1 if nowhere;
// with one error of typing if exact is false.
func (l *letters) find(wanted []rune, from int, exact bool) (start, end int) {
	if len(wanted) == 0 {
		return -1, -1
	}
	if start = indexRunes(l.runes, wanted, from); start >= 0 {
		return start, start + len(wanted)
	}
	if exact || len(wanted) < leastForgiven {
		return -1, -1
	}
	return l.findNear(wanted, from)
}

// leastForgiven is how many letters a quotation has at least that may differ in
// one, about four Korean syllables: in a shorter one that may be another word.
const leastForgiven = 10

func indexRunes(in, wanted []rune, from int) int {
	for i := max(0, from); i+len(wanted) <= len(in); i++ {
		if in[i] == wanted[0] && equalRunes(in[i:i+len(wanted)], wanted) {
			return i
		}
	}
	return -1
}

func equalRunes(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// findNear returns where some letters stand but for one error. One half of
// them has none, so that half is looked for first.
func (l *letters) findNear(wanted []rune, from int) (start, end int) {
	half := len(wanted) / 2
	first, second := wanted[:half], wanted[half:]
	for at := indexRunes(l.runes, first, from); at >= 0; at = indexRunes(l.runes, first, at+1) {
		if n := nearPrefix(l.runes[at+half:], second); n >= 0 {
			return at, at + half + n
		}
	}
	for at := indexRunes(l.runes, second, from+half-1); at >= 0; at = indexRunes(l.runes, second, at+1) {
		if n := nearSuffix(l.runes[:at], first); n >= 0 && at-n >= from {
			return at - n, at + len(second)
		}
	}
	return -1, -1
}

// nearPrefix returns how many letters at the beginning of a text are some
// letters but for one error, -1 if none are.
func nearPrefix(in, wanted []rune) int {
	i := 0
	for i < len(wanted) && i < len(in) && in[i] == wanted[i] {
		i++
	}
	for _, e := range []struct{ in, wanted int }{{1, 1}, {0, 1}, {1, 0}, {2, 2}} {
		rest := wanted[min(len(wanted), i+e.wanted):]
		if i+e.in > len(in) || i+e.wanted > len(wanted) || len(in)-i-e.in < len(rest) {
			continue
		}
		if equalRunes(in[i+e.in:i+e.in+len(rest)], rest) && isSlip(in[i:i+e.in], wanted[i:i+e.wanted]) {
			return i + e.in + len(rest)
		}
	}
	return -1
}

// nearSuffix is nearPrefix for the end of a text.
func nearSuffix(in, wanted []rune) int {
	reverse := func(r []rune) []rune {
		out := make([]rune, len(r))
		for i, x := range r {
			out[len(r)-1-i] = x
		}
		return out
	}
	return nearPrefix(reverse(in[max(0, len(in)-len(wanted)-1):]), reverse(wanted))
}

// isSlip reports whether an error of typing may make one of the other: no digit
// is part of it, and two letters only changed places.
func isSlip(a, b []rune) bool {
	for _, r := range append(append([]rune{}, a...), b...) {
		if unicode.IsDigit(r) || !unicode.IsLetter(r) {
			return false
		}
	}
	return len(a) != 2 || a[0] == b[1] && a[1] == b[0]
}

func isHangul(r rune) bool { return r >= '가' && r <= '힣' }
