package retrieval

// Jamo of the Unicode block “Hangul Syllables”: a syllable is its lead, vowel
// and tail in mixed radix, as the Unicode Standard says in section 3.12.
const (
	syllableBase = 0xAC00
	vowels       = 21
	tails        = 28
)

// appendJamo appends a folded text with its Korean syllables taken apart into
// jamo, each one byte: lead, vowel, and tail if there is one. Bytes from 0x80
// on stand for jamo; all else but Korean is kept as it is.
func appendJamo(b []byte, text string) []byte {
	for _, r := range text {
		n := int(r) - syllableBase
		switch {
		case n >= 0 && n < 19*vowels*tails:
			b = append(b, byte(0x80+n/(vowels*tails)), byte(0x94+n%(vowels*tails)/tails))
			if tail := n % tails; tail > 0 {
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
