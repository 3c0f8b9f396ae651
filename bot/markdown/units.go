package markdown

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Units returns the length of s as the strictest of Discord's clients counts,
// in UTF-16 units.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// prefix returns the length in bytes of the longest start of text that has at
// most limit units.
func prefix(text string, limit int) int {
	for i, r := range text {
		if limit -= utf16.RuneLen(r); limit < 0 {
			return i
		}
	}
	return len(text)
}

// cluster returns the first grapheme cluster of text, which is not empty, but
// of a cluster of more than limit units no more than a little over them: a
// flood of combining marks is read once, not once a piece.
func cluster(text string, limit int) string {
	if text[0] < utf8.RuneSelf && text[0] != '\r' && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return text[:1]
	}
	// A unit has at most three bytes.
	if most := 3*max(limit, 1) + 2*utf8.UTFMax; len(text) > most {
		for most < len(text) && !utf8.RuneStart(text[most]) {
			most++
		}
		text = text[:most]
	}
	first, _, _, _ := uniseg.FirstGraphemeClusterInString(text, -1)
	return first
}

// whole returns the length in bytes of the longest start of text in whole
// grapheme clusters that has at most limit units.
func whole(text string, limit int) int {
	at := 0
	for at < len(text) {
		c := cluster(text[at:], limit)
		if limit -= Units(c); limit < 0 {
			break
		}
		at += len(c)
	}
	return at
}

const ellipsis = "…"

// ended returns s, which was cut, with an ellipsis.
func ended(s string) string { return strings.TrimSpace(s) + ellipsis }
