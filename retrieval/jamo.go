package retrieval

// Jamo of the Unicode block “Hangul Syllables”: a syllable is its lead, vowel
// and tail in mixed radix, as the Unicode Standard says in section 3.12.
const (
	syllableBase = 0xAC00
	leads        = 19
	vowels       = 21
	tails        = 28
	lastSyllable = syllableBase + leads*vowels*tails - 1

	// syllableBytes is the length of a Korean syllable, or of a single jamo, in
	// UTF-8.
	syllableBytes = 3
)

// isJamo reports whether r is a Korean letter that makes no syllable, as in
// "ㅋㅋ", in the form that folding gives it. Arae-a is none: newspapers write the
// letter "ㆍ" for a middle dot.
func isJamo(r rune) bool { return r >= 0x1100 && r <= 0x11FF && r != araea && !isFiller(r) }

// araea is what folding makes of "ㆍ".
const araea = 0x119E

// isFiller reports whether r counts as a letter but is blank: it stands for a
// jamo that is left out.
func isFiller(r rune) bool { return r == 0x115F || r == 0x1160 }

// apart returns the numbers of a syllable's lead, vowel and tail, 0 for no
// tail; ok is false for other runes.
func apart(r rune) (lead, vowel, tail int, ok bool) {
	if r < syllableBase || r > lastSyllable {
		return 0, 0, 0, false
	}
	n := int(r) - syllableBase
	return n / (vowels * tails), n % (vowels * tails) / tails, n % tails, true
}

// appendJamo appends a folded text with its Korean syllables taken apart into
// jamo, each one byte: lead, vowel, and tail if there is one. Bytes from 0x80
// on stand for jamo; all else but Korean is kept as it is.
func appendJamo(b []byte, text string) []byte {
	for _, r := range text {
		lead, vowel, tail, ok := apart(r)
		switch {
		case ok:
			b = append(b, byte(0x80+lead), byte(0x94+vowel))
			if tail > 0 {
				b = append(b, byte(0xAA+tail))
			}
		case r < 0x80:
			b = append(b, byte(r))
		default:
			b = append(b, string(r)...)
		}
	}
	return b
}

// Numbers of jamo that rules name.
const (
	leadN, leadD, leadR, leadJ, leadSilent = 2, 3, 5, 12, 11

	vowelA, vowelAe, vowelYa, vowelYae, vowelEo, vowelE, vowelYeo = 0, 1, 2, 3, 4, 5, 6
	vowelO, vowelWa, vowelWae, vowelOe, vowelU, vowelWo           = 8, 9, 10, 11, 13, 14
	vowelEu, vowelI                                               = 18, 20

	tailN, tailD, tailL, tailLM, tailM, tailB, tailS, tailSS, tailH = 4, 7, 8, 10, 16, 17, 19, 20, 27

	// vowelZero is the letter of the vowel numbered 0.
	vowelZero = 'ㅏ'
)

// syllable puts together what [apart] takes apart.
func syllable(lead, vowel, tail int) rune {
	return rune(syllableBase + (lead*vowels+vowel)*tails + tail)
}
