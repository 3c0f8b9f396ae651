package corpus

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTitle is the most characters of a title that is taken from the text: a
// newspaper headline has up to about 60.
const maxTitle = 100

// titleOfText returns the first line with a word in it, cut to a title's
// length; empty if there is none.
func titleOfText(body string) string {
	for len(body) > 0 {
		line, n := cutLine(body)
		if hasWord(line) {
			return shorten(oneLine(start(line)), maxTitle)
		}
		body = body[n:]
	}
	return ""
}

// start returns the part of a line that a title is looked for in: some files
// are one line of megabytes.
func start(line string) string { return line[:prefix(line, 20*maxTitle)] }

func titleOfFile(name string) string {
	if base := oneLine(strings.TrimSuffix(name, path.Ext(name))); base != "" {
		return base
	}
	return name
}

// cutLine returns the first line of s without its break, and its length in
// bytes with it.
func cutLine(s string) (line string, n int) {
	i := strings.IndexByte(s, '\n')
	if i < 0 {
		i = len(s)
	}
	if r := strings.IndexByte(s[:i], '\r'); r >= 0 && r+1 != i {
		return s[:r], r + 1
	} else if r >= 0 {
		return s[:r], min(len(s), i+1)
	}
	return s[:i], min(len(s), i+1)
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// oneLine returns s as one line: white space is one space each, and control
// characters, those that turn the writing direction, and what is no UTF-8 are
// gone.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, replacement)
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// shorten cuts one line to at most n characters: to its first sentence if that
// fits, else at white space, with an ellipsis.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	if sentences := Sentences(s, Span{0, prefix(s, 2*n)}); len(sentences) > 0 {
		first := s[sentences[0].Start:sentences[0].End]
		if utf8.RuneCountInString(first) <= n {
			return first
		}
	}
	cut := s[:prefix(s, n-1)]
	// A word longer than half of it all is cut itself.
	if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ") + "…"
}
