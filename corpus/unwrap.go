package corpus

import (
	"regexp"
	"strings"
)

// breaks are the line breaks of a text, with the white space around them.
var breaks = regexp.MustCompile(`[ \t]*(?:\r\n|\r|\n)[ \t]*`)

// Unwrap returns a text with the lines joined that were broken to fit a page, as
// plain text often is: on a narrower one they would be broken twice. Such a break
// is within a sentence, see [Sentences], after a line that is not narrow.
func Unwrap(text string) string {
	var out strings.Builder
	at := 0
	for _, s := range Sentences(text, Span{0, len(text)}) {
		for _, b := range breaks.FindAllStringIndex(text[s.Start:s.End], -1) {
			from, to := s.Start+b[0], s.Start+b[1]
			if width(text[lineStart(text, from):from]) >= narrowLine {
				out.WriteString(text[at:from])
				out.WriteByte(' ')
				at = to
			}
		}
	}
	out.WriteString(text[at:])
	return out.String()
}

// lineStart returns where the line begins that a place is in.
func lineStart(text string, at int) int {
	return strings.LastIndexAny(text[:at], "\r\n") + 1
}
