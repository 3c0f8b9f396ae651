package check

import (
	"strings"
	"unicode"

	"footnote/retrieval"
)

// mendable are the words of dates and numbers that a scan may have spoilt.
var mendable = strings.Fields(`monday tuesday wednesday thursday friday saturday sunday january february march april august september october november december
	three seven eight eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
	hundred thousand million billion trillion`)

// mended returns a text with such words put right, each as long as it was: so
// places in it are places in the text.
func mended(text string) string {
	out := []byte(text)
	changed := false
	for at := 0; at < len(text); {
		n := strings.IndexFunc(text[at:], func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) })
		if n < 0 {
			break
		}
		start := at + n
		end := start
		for end < len(text) && (text[end] >= 'a' && text[end] <= 'z' || text[end] >= 'A' && text[end] <= 'Z') {
			end++
		}
		if word := right(text[start:end]); word != "" {
			copy(out[start:end], word)
			changed = true
		}
		at = max(end, start+1)
	}
	if !changed {
		return text
	}
	return string(out)
}

// right returns the word that one of the same length is an error for, "" if it
// is known or none.
func right(word string) string {
	if len(word) < 5 || retrieval.Knows(word) {
		return ""
	}
	for _, w := range mendable {
		if len(w) == len(word) && retrieval.Alike(w, word) {
			if unicode.IsUpper(rune(word[0])) {
				return strings.ToUpper(w[:1]) + w[1:]
			}
			return w
		}
	}
	return ""
}
