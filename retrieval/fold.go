package retrieval

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold undoes case and all that [foldForms] does.
func fold(text string) string {
	if isPlain(text) {
		return lowerASCII(text)
	}
	return strings.ToLower(foldForms(text))
}

// foldForms undoes compatibility forms ("Ａ", "㎞", "ㄱ" as a letter by itself),
// and the marks on Latin letters.
func foldForms(text string) string {
	if isPlain(text) {
		return text
	}
	text = norm.NFKC.String(text)
	if !strings.ContainsFunc(text, mayBeMarked) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		if !mayBeMarked(r) {
			b.WriteRune(r)
			continue
		}
		for _, part := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				b.WriteRune(part)
			}
		}
	}
	return b.String()
}

// mayBeMarked reports whether r is of a block of Latin letters with marks, or
// of marks.
func mayBeMarked(r rune) bool {
	return r >= 0xC0 && r < 0x250 || r >= 0x300 && r < 0x370 || r >= 0x1E00 && r < 0x1F00
}

// isPlain reports whether folding changes nothing but the case of ASCII. That
// holds for most Korean and English, and is far quicker to find out than to
// normalize.
func isPlain(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x80,
			r >= syllableBase && r <= lastSyllable,
			r == '·', r == '–', r == '—', r >= '‘' && r <= '‟', // punctuation
			r >= '、' && r <= '】',      // East Asian punctuation
			r >= 0x4E00 && r < 0xA000: // Hanja
		default:
			return false
		}
	}
	return true
}

func lowerASCII(text string) string {
	at := strings.IndexFunc(text, func(r rune) bool { return r >= 'A' && r <= 'Z' })
	if at < 0 {
		return text
	}
	b := []byte(text)
	for i, c := range b[at:] {
		if c >= 'A' && c <= 'Z' {
			b[at+i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
