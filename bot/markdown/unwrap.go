package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastWrapped is how wide a line is at least that was broken to fit a page, in
// columns: narrower ones are lines of their own, as of verse.
const leastWrapped = 50

var (
	// ofItsOwn is how lines begin that go on with none before them: headings,
	// quotations, tables, items, rules and fences.
	ofItsOwn = regexp.MustCompile("^\\s*(?:[#>|*+•=~`\\-–—\\[]|\\d{1,3}[.)]|$)")
	// unjoined is how lines begin that none goes on with.
	unjoined = regexp.MustCompile("^\\s*(?:[#|=~`])")
)

// Unwrap joins lines that were broken to fit a page, as plain text often is: on
// a phone they would be broken twice. A line that ends as sentences do stays,
// and so do all breaks but line feeds.
func Unwrap(s string) string {
	lines := strings.Split(s, "\n")
	out := lines[:1]
	for _, next := range lines[1:] {
		last := &out[len(out)-1]
		if columns(*last) < leastWrapped || endsSentence(*last) || unjoined.MatchString(*last) || ofItsOwn.MatchString(next) {
			out = append(out, next)
			continue
		}
		*last = strings.TrimRight(*last, " \t") + " " + strings.TrimLeft(next, " \t")
	}
	return strings.Join(out, "\n")
}

// columns is how wide a line is, Hangul and Han counting twice.
func columns(line string) int {
	n := 0
	for _, r := range line {
		if n++; unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			n++
		}
	}
	return n
}

func endsSentence(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(line))
	return strings.ContainsRune(".?!…。:\"”’)", last)
}
