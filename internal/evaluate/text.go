package evaluate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isSpace is what Unicode calls white space and, as the regular expressions of
// most languages have it, the separators U+001C to U+001F.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F }

// squeeze returns s in NFC, as articles are, and without white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// oneLine returns s with a single space wherever it has white space.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// bare returns what of s counts in a short answer: letters and digits, in lower
// case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(s))
}

// head returns the first n characters of s.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// within reports whether s has at most n characters.
func within(s string, n int) bool { return utf8.RuneCountInString(s) <= n }

// overlap returns the F1 measure over the characters of two bare texts, each
// character counting as often as it stands there: the harmonic mean of the
// shares of each text that the other one has. It is 0 if either is empty.
func overlap(a, b string) float64 {
	left := make(map[rune]int)
	for _, r := range b {
		left[r]++
	}
	same := 0
	for _, r := range a {
		if left[r] > 0 {
			left[r]--
			same++
		}
	}
	if same == 0 {
		return 0
	}
	return 2 * float64(same) / float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
}

// tells reports whether a text holds one of several wordings, white space
// aside.
func tells(text string, wordings []string) bool {
	text = squeeze(text)
	return slices.ContainsFunc(wordings, func(w string) bool { return strings.Contains(text, squeeze(w)) })
}
