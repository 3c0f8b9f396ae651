package titles

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// mostTitle is how many letters of a title are looked at: nobody types more, and
// a title may be a whole page on one line.
const mostTitle = 200

// A folded text is its letters and digits alone, since spaces and punctuation
// are typed differently: in lower case, without the marks on letters.
type folded struct {
	letters []rune
	// begins tells of each letter whether a word begins there; it may be shorter.
	begins []bool
}

func fold(text string) folded {
	var f folded
	begins, hangul := true, false
	for _, r := range norm.NFC.String(text) {
		if !isLetter(r) {
			begins = begins || !unicode.Is(unicode.M, r)
			continue
		}
		// “AI반도체” is two words.
		if isHangul(r) != hangul {
			begins, hangul = true, !hangul
		}
		before := len(f.letters)
		f.letters = appendFolded(f.letters, r)
		for range len(f.letters) - before {
			f.begins = append(f.begins, begins)
			begins = false
		}
		if len(f.letters) >= mostTitle {
			break
		}
	}
	return f
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// appendFolded appends what a letter is folded to.
func appendFolded(out []rune, r rune) []rune {
	switch {
	case r < 0x80:
		return append(out, unicode.ToLower(r))
	case isHangul(r):
		return append(out, r)
	case r >= 0x1100 && r < 0x1100+leads: // as some systems type a single consonant
		return append(out, consonants[r-0x1100])
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if isLetter(part) { // not a mark
			out = append(out, unicode.ToLower(part))
		}
	}
	return out
}
