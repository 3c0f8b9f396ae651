package corpus

import (
	"strings"
	"time"
)

// An Article is one piece of writing. It is not changed after it was read.
type Article struct {
	// ID is the slash-separated path under the corpus root, or the URL.
	ID string
	// Title is never empty: it comes from the front matter, the first line,
	// or in the end the file's name.
	Title     string
	Author    string
	Publisher string
	// Published is zero if unknown.
	Published time.Time
	// Language is a BCP 47 tag such as "ko" or "en", empty if unknown.
	Language string
	// URL is where the article can be read, empty if unknown.
	URL string
	// Text is the whole file, front matter included, as valid UTF-8 in NFC
	// with its own line breaks: so lines count as in the file.
	Text string
	// Body is the part of Text that is searched: all but the front matter.
	Body Span
	// Hash identifies the file's content and the way it was read: articles
	// with the same ID and Hash are the same.
	Hash string
}

// Quote returns the text at s, to the byte.
func (a *Article) Quote(s Span) string { return a.Text[s.Start:s.End] }

// Lines returns the 1-based numbers of the first and the last line that s
// touches. Lines end with "\n", "\r\n" or a lone "\r".
func (a *Article) Lines(s Span) (first, last int) {
	first = 1 + lineBreaks(a.Text[:s.Start])
	last = first
	if s.End > s.Start {
		// A break at the very end belongs to the line it ends.
		text := a.Text[s.Start:s.End]
		text, crlf := strings.CutSuffix(text, "\r\n")
		if !crlf {
			text = text[:len(text)-1]
		}
		last += lineBreaks(text)
	}
	return first, last
}

func lineBreaks(s string) int {
	n := strings.Count(s, "\n")
	if !strings.Contains(s, "\r") {
		return n
	}
	return n + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}
