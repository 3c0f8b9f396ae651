package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"footnote/corpus"
)

// analyzerVersion names what becomes of a text: its passages and their terms.
// It changes with every change of the terms, so that an index made by another
// analyzer is noticed.
const analyzerVersion = "3/" + corpus.SplitVersion

// A token is a run of letters or digits of one script, folded. A word of
// letters keeps the digits that end it ("ddr5").
type token struct {
	text   string
	script script
	// broken: more than white space stands before the token.
	broken bool
}

// A script is a kind of letters that is analyzed in its own way.
type script byte

const (
	other script = iota
	// latin stands for all alphabets.
	latin
	digit
	hangul
	han
)

// scriptOf returns the script of a rune whose form is folded.
func scriptOf(r rune) script {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	case r < 0x80:
		return other
	case r >= syllableBase && r <= lastSyllable, isJamo(r):
		return hangul
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r) && !isFiller(r):
		return latin
	}
	return other
}

// tokenize cuts a text into tokens, in order.
func tokenize(text string) []token { return split(fold(text)) }

// split cuts a folded text into tokens; its case does not matter.
func split(text string) []token {
	out := make([]token, 0, len(text)/meanToken+1)
	start, current, broken := -1, other, true
	flush := func(end int) {
		if start >= 0 && !isClitic(text, start, end) {
			out = append(out, newToken(text[start:end], current, broken))
			broken = false
		}
		start = -1
	}
	for i, r := range text {
		s := scriptOf(r)
		if start >= 0 && (s == current || s == digit && current == latin) {
			continue
		}
		if start >= 0 && current == digit && inNumber(text, start, i) {
			continue
		}
		flush(i)
		current = s
		if s != other {
			start = i
		} else if !broken {
			broken = !unicode.IsSpace(r)
		}
	}
	flush(len(text))
	return out
}

// isClitic reports whether text[start:end] is what is left of a word after an
// apostrophe, as in "Samsung's" or "don't": it says nothing by itself.
func isClitic(text string, start, end int) bool {
	switch text[start:end] {
	case "s", "t", "d", "m", "re", "ve", "ll":
		before := strings.TrimRight(text[:start], "'’")
		last, _ := utf8.DecodeLastRuneInString(before)
		return len(before) < start && unicode.IsLetter(last)
	}
	return false
}

// meanToken is about how many bytes of a text make one token.
const meanToken = 7

func newToken(text string, s script, broken bool) token {
	if s == digit {
		text = strings.ReplaceAll(text, ",", "")
	}
	return token{text, s, broken}
}

// inNumber reports whether the byte at i belongs to the number that begins at
// start: the commas of 1,234,567 and the point of 3.5 do, those of 2025.2.4 and
// of 12,13 do not.
func inNumber(text string, start, i int) bool {
	before, n := text[start:i], digits(text[i+1:])
	if n == 0 || strings.Contains(before, ".") {
		return false
	}
	switch text[i] {
	case ',':
		return n == 3 && len(before)-1-strings.LastIndexByte(before, ',') <= 3
	case '.':
		after := text[i+1+n:]
		return !(len(after) > 1 && after[0] == '.' && digits(after[1:]) > 0 ||
			start > 1 && text[start-1] == '.' && digits(text[start-2:start]) > 0)
	}
	return false
}

// digits returns how many digits a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
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
