package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wideLine is the display width in columns past which a line is no
// hard-wrapped line but a paragraph of its own. Newspaper scans and mail wrap
// at 60 to 130 columns.
const wideLine = 160

// A line counts as wrapped, so that its sentence goes on in the next one, if
// it reaches fullLine of its paragraph's width. A line that ends in the middle
// of a Korean phrase needs only openLine: scanned text has ragged lines.
const (
	fullLine = 0.75
	openLine = 0.4
)

// A few narrow lines are headlines, verses or an address, not wrapped text:
// newspaper columns are as narrow, but their paragraphs have more lines.
const (
	narrowLine = 40 // columns
	fewLines   = 3
)

// A line is one line of text without its break.
type line struct {
	Span
	// width in columns: Hangul and other East Asian letters take two.
	width int
}

// segments cuts text into runs of lines that belong together: a hard-wrapped
// paragraph, a headline, a list item, a line of code. Every sentence lies
// within one segment. Spans have no white space at either end. All text is in
// a segment but the marks of fenced code: a line "```" or "```go" each.
func segments(text string, within Span) []Span {
	var out []Span
	var paragraph []line
	flush := func() {
		out = appendSegments(out, text, paragraph)
		paragraph = paragraph[:0]
	}
	fence := ""
	for at := within.Start; at < within.End; {
		end := at
		for end < within.End && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		s := trim(text, Span{at, end})
		content := text[s.Start:s.End]
		switch {
		case s.Len() == 0:
			flush()
		case fence != "" && closesFence(content, fence):
			fence = ""
		case fence != "":
			out = append(out, s)
		case fenceOf(content) != "":
			flush()
			fence = fenceOf(content)
		default:
			paragraph = append(paragraph, line{s, width(content)})
		}
		if strings.HasPrefix(text[end:within.End], "\r\n") {
			end++
		}
		at = end + 1
	}
	flush()
	return out
}

// fenceOf returns the backticks of a line that begins fenced code, "" for any
// other line: words after them make it text.
func fenceOf(s string) string {
	info := strings.TrimLeft(s, "`")
	if len(s)-len(info) < 3 || strings.Contains(info, "`") || len(strings.Fields(info)) > 1 {
		return ""
	}
	return s[:len(s)-len(info)]
}

func closesFence(s, fence string) bool {
	return strings.HasPrefix(s, fence) && strings.Trim(s, "`") == ""
}

func appendSegments(out []Span, text string, paragraph []line) []Span {
	widest := 0
	for _, l := range paragraph {
		if !isRule(text[l.Start:l.End]) {
			widest = max(widest, l.width)
		}
	}
	wrapped := widest <= wideLine && (widest >= narrowLine || len(paragraph) > fewLines)
	for i, l := range paragraph {
		if i > 0 && continues(text, paragraph[i-1], l, widest, wrapped) {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l.Span)
		}
	}
	return out
}

// continues reports whether the sentence at the end of a line goes on in the
// next line of the same paragraph, whose widest line is given, and whether it
// looks hard-wrapped.
func continues(text string, a, b line, widest int, wrapped bool) bool {
	this, next := text[a.Start:a.End], text[b.Start:b.End]
	if startsItem(next) || isWhole(this) || isRule(next) || endsAttributed(this) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return true
	}
	if startsItem(this) && a.width < openLineColumns {
		return false
	}
	full := wrapped && float64(a.width) >= fullLine*float64(widest)
	open := widest <= wideLine && float64(a.width) >= openLine*float64(widest) && endsOpen(this)
	return full || open
}

// endsAttributed reports whether a line ends with a sentence and a bracket
// that belongs to it.
func endsAttributed(s string) bool {
	open := strings.LastIndexByte(s, '(')
	if open < 1 || !strings.HasSuffix(s, ")") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:open], " \"'”’"))
	return isTerminator(last)
}

// isWhole reports whether a line never goes on in the next one: a heading, a
// row of a table, a rule.
func isWhole(s string) bool { return IsHeading(s) || strings.HasPrefix(s, "|") || isRule(s) }

// isRule reports whether a line is drawn rather than written: "---", "=====".
func isRule(s string) bool {
	return len(s) >= 3 && strings.IndexByte("=-*_~#", s[0]) >= 0 && strings.Trim(s, s[:1]) == ""
}

// openLineColumns: a list item shorter than this is whole.
const openLineColumns = 40

// startsItem reports whether a line begins a list item, a heading, a table row
// or a "name : value" pair.
func startsItem(s string) bool {
	if IsHeading(s) || strings.HasPrefix(s, "|") {
		return true
	}
	for _, mark := range []string{"- ", "* ", "+ ", "• ", "· ", "▲", "△", "■", "□", "◆", "○ ", "● ", "> "} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits <= 2 && len(s) > digits+1 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' ' {
		return true
	}
	name, _, found := strings.Cut(s, " : ")
	return found && utf8.RuneCountInString(name) <= 12
}

// IsHeading reports whether a line is a Markdown heading.
func IsHeading(s string) bool {
	rest := strings.TrimLeft(s, "#")
	n := len(s) - len(rest)
	return n >= 1 && n <= 6 && strings.HasPrefix(rest, " ")
}

// openEndings are the last syllables of a Korean line that is not at its
// sentence's end: particles, connective endings, and what joins a list.
const openEndings = "은는을를의와과며고서도로등및"

// endsOpen reports whether a line ends in the middle of a phrase.
func endsOpen(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == ',' || last == '(' || last == '·' || strings.ContainsRune(openEndings, last)
}

// width returns the columns that s takes on a terminal, near enough: two for
// each letter from Hangul Jamo on, one for all others.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// trim narrows s by the white space at its ends.
func trim(text string, s Span) Span {
	left := strings.TrimLeftFunc(text[s.Start:s.End], unicode.IsSpace)
	s.Start = s.End - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}
