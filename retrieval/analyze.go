package retrieval

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// analyzerVersion names what analyze makes of a text. It changes with every
// change of the terms, so that an index made by another analyzer is noticed.
const analyzerVersion = "1"

// A token is a run of letters or digits of one script, folded: lower case,
// compatibility forms and diacritics undone.
type token struct {
	text   string
	script script
	// joined: no white space or punctuation stands before the token.
	joined bool
	// broken: more than white space stands before the token.
	broken bool
}

type script byte

const (
	other script = iota
	latin
	digit
	hangul
	han
)

func scriptOf(r rune) script {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		return latin
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0x3131 && r <= 0x318E:
		return hangul
	case r < 0x80:
		return other
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r):
		return latin
	}
	return other
}

// tokenize cuts a text into tokens, in order.
func tokenize(text string) []token {
	text = fold(text)
	var out []token
	start, current := -1, other
	joined, broken := false, true
	flush := func(end int) {
		if start >= 0 {
			out = append(out, token{text[start:end], current, joined, broken})
			start, joined, broken = -1, true, false
		}
	}
	for i, r := range text {
		s := scriptOf(r)
		if s == current && start >= 0 {
			continue
		}
		if (r == ',' || r == '.') && current == digit && start >= 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			continue // 5,000 and 3.5
		}
		if s == digit && current == latin && start >= 0 {
			continue // ddr5
		}
		flush(i)
		current = s
		if s == other {
			joined = false
			broken = broken || !unicode.IsSpace(r)
			continue
		}
		start = i
	}
	flush(len(text))
	for i := range out {
		if out[i].script == digit {
			out[i].text = strings.TrimRight(strings.ReplaceAll(out[i].text, ",", ""), ".")
		}
	}
	return out
}

// fold undoes compatibility forms, diacritics of Latin letters, and case.
func fold(text string) string {
	ascii := true
	for i := 0; i < len(text) && ascii; i++ {
		ascii = text[i] < 0x80
	}
	if ascii {
		return strings.ToLower(text)
	}
	text = strings.ToLower(norm.NFKC.String(text))
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0xC0 && r < 0x250 }) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if r >= 0xC0 && r < 0x250 {
			for _, d := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, d) {
					b.WriteRune(d)
				}
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// stem returns the token without its endings: Korean ones by [stemKorean],
// Latin ones by Porter's second English stemmer.
func (t token) stem() string {
	switch t.script {
	case hangul:
		return stemKorean(t.text)
	case latin:
		return english.Stem(t.text, false)
	}
	return t.text
}
