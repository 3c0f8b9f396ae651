package cli

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// columns measures in terminal columns: a Hangul syllable takes two. What is
// ambiguous takes one, whatever the locale.
func columns(s string) int {
	c := runewidth.Condition{}
	return c.StringWidth(s)
}

// wrap breaks the lines of s at spaces so that none is wider than width
// columns; a wider word is broken where it must be. A width of 0 is no limit.
func wrap(s string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		out = append(out, wrapLine(strings.TrimRight(line, " "), width)...)
	}
	return out
}

func wrapLine(line string, width int) []string {
	if width <= 0 || columns(line) <= width {
		return []string{line}
	}
	var out []string
	var now strings.Builder
	used := 0
	flush := func() {
		out = append(out, now.String())
		now.Reset()
		used = 0
	}
	for word := range strings.FieldsSeq(line) {
		if used > 0 && used+1+columns(word) > width {
			flush()
		}
		if used > 0 {
			now.WriteByte(' ')
			used++
		}
		for used+columns(word) > width {
			head := fitting(word, width-used)
			now.WriteString(head)
			word = word[len(head):]
			flush()
		}
		now.WriteString(word)
		used += columns(word)
	}
	if used > 0 {
		flush()
	}
	return out
}

// fitting returns the longest beginning of a word that is at most width
// columns wide, at least one character.
func fitting(word string, width int) string {
	used := 0
	for i, r := range word {
		used += columns(string(r))
		if used > width && i > 0 {
			return word[:i]
		}
	}
	return word
}
