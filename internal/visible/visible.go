// Package visible takes out of text what nobody sees: in goes any text, out
// comes what it looks like. Hidden text carries orders to models and data away,
// and makes one text look like another.
package visible

import (
	"strings"
	"unicode"
)

// Hidden reports whether a character is not seen: control characters other
// than tabs and line feeds, and what is ignored by default (Unicode Standard
// Annex #44, Default_Ignorable_Code_Point): characters of no width, turns of the
// direction of writing, tags, variation selectors and fillers.
func Hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	case r == blank:
		return true
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// blank is Braille without a dot: a space by its looks alone.
const blank = '\u2800'

// What makes an emoji of several characters.
const (
	joiner   = '\u200D'
	textual  = '\uFE0E'
	coloured = '\uFE0F'
)

// mostMarks is how many combining marks a letter has at most: Hebrew and
// Vietnamese need three. Floods of them cover the lines around.
const mostMarks = 4

// Text returns s without what is [Hidden], but with what makes an emoji of
// several characters, and with the first few combining marks of a letter. The
// beginning of a text becomes the beginning of what the text becomes.
func Text(s string) string {
	if strings.IndexFunc(s, special) < 0 {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	marks := 0
	// symbol: after one that may be styled and joined, styled: that may be joined.
	symbol, styled := false, false
	for _, r := range s {
		switch {
		case symbol && (r == textual || r == coloured):
			symbol, styled = false, true
		case (symbol || styled) && r == joiner:
			symbol, styled = false, false
		case Hidden(r):
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > mostMarks {
				continue
			}
		default:
			marks = 0
			symbol, styled = unicode.In(r, unicode.So, unicode.Sk), false
		}
		out.WriteRune(r)
	}
	return out.String()
}

func special(r rune) bool { return Hidden(r) || unicode.Is(unicode.M, r) }
