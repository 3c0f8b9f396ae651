package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of a part of a text, in order, without the
// white space around them. A headline, a list item and a heading count as
// sentences; a sentence may run over line breaks, as hard-wrapped text has
// them. No sentence is longer than [MaxPassage] characters: where text goes
// on without an end, it is cut at white space.
func Sentences(text string, within Span) []Span {
	var out []Span
	for _, segment := range segments(text, within) {
		for start := segment.Start; start < segment.End; {
			end := sentenceEnd(text, start, segment.End)
			if s := trim(text, Span{start, end}); s.Len() > 0 {
				out = appendBounded(out, text, s)
			}
			start = end
		}
	}
	return out
}

// sentenceEnd returns where the sentence that begins at start ends, at most
// limit.
func sentenceEnd(text string, start, limit int) int {
	for at := start; at < limit; {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		next := at + size
		if !isTerminator(r) {
			at = next
			continue
		}
		end := next
		for end < limit { // "?!", "...", and what closes after them
			r, size := utf8.DecodeRuneInString(text[end:limit])
			if !isTerminator(r) && !isCloser(r) {
				break
			}
			end += size
		}
		if ends(text[start:limit], at-start, next-start, end-start) {
			return end + attribution(text[end:limit])
		}
		at = end
	}
	return limit
}

// attribution returns the length of a bracket that ends its line right after a
// sentence and so belongs to it: “… said.” (the mayor)
func attribution(s string) int {
	rest := strings.TrimLeft(s, " ")
	if !strings.HasPrefix(rest, "(") {
		return 0
	}
	closing := strings.IndexByte(rest, ')') + 1
	after := strings.TrimLeft(rest[closing:], " ")
	if closing == 0 || closing > maxAttribution || after != "" && after[0] != '\n' && after[0] != '\r' {
		return 0
	}
	return len(s) - len(rest) + closing
}

// maxAttribution is in bytes: some 30 Korean syllables.
const maxAttribution = 100

func isTerminator(r rune) bool { return strings.ContainsRune(".?!…。？！", r) }

func isCloser(r rune) bool { return strings.ContainsRune("\"'”’)]」』》〉", r) }

// ends reports whether the terminator at [at, next) of s, with all that
// closes up to end, ends a sentence.
func ends(s string, at, next, end int) bool {
	after := s[end:]
	rest := strings.TrimLeftFunc(after, unicode.IsSpace)
	if rest == "" {
		return true
	}
	following, _ := utf8.DecodeRuneInString(rest)
	if len(rest) == len(after) {
		// No space: "했다.그는" is a slip of the pen in Korean, while "3.5",
		// "이재용.올트먼" and "footnote.go" are not.
		return end == next && s[at] == '.' && endsKorean(s[:at]) && unicode.Is(unicode.Hangul, following)
	}
	if unicode.IsLower(following) {
		return false
	}
	if s[at] != '.' || end > next && s[next] == '.' {
		return true
	}
	return !abbreviates(s[:at], following)
}

// endsKorean reports whether s ends with a syllable that ends Korean
// sentences.
func endsKorean(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("다요까죠", last)
}

// abbreviations end with a full stop that ends no sentence.
var abbreviations = strings.Fields(`mr mrs ms dr prof st jr sr rev gen col lt sgt capt gov sen rep hon pres
	vs etc e.g i.e cf al fig no nos vol pp p ed eds approx ca est inc ltd co corp bros dept univ
	jan feb mar apr jun jul aug sep sept oct nov dec mt ft`)

// starters are words that begin a sentence rather than go on with a name, so
// that an abbreviation before them did end one.
var starters = strings.Fields("The A An In On At It He She They We But And This That These Those There His Her Its Their For As By")

// abbreviates reports whether the full stop after s only abbreviates, given
// the first letter that follows it.
func abbreviates(s string, following rune) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(\"'“‘[", r)
	})+1:]
	if word == "" {
		return false
	}
	if strings.Trim(word, "0123456789.") == "" {
		// "1. Overview", and Korean dates: "2025. 2. 4."
		return len(word) == len(s) && len(word) <= 3 || unicode.IsDigit(following) && len(word) <= 8
	}
	lower := strings.ToLower(word)
	if slices.Contains(abbreviations, lower) && !endsKorean(s) {
		return true
	}
	// Initials: "J. K.", "U.S."
	last, size := utf8.DecodeLastRuneInString(word)
	initial := len(word) == size || strings.HasSuffix(word[:len(word)-size], ".")
	return initial && unicode.IsUpper(last)
}

// appendBounded appends s, in pieces if it is longer than MaxPassage.
func appendBounded(out []Span, text string, s Span) []Span {
	for {
		cut := s.Start + prefix(text[s.Start:s.End], MaxPassage)
		if cut == s.End {
			return append(out, s)
		}
		if space := strings.LastIndexFunc(text[s.Start:cut], unicode.IsSpace); space > 0 {
			cut = s.Start + space
		}
		if head := trim(text, Span{s.Start, cut}); head.Len() > 0 {
			out = append(out, head)
		}
		s = trim(text, Span{cut, s.End})
		if s.Len() == 0 {
			return out
		}
	}
}

// prefix returns the length in bytes of the first n characters of s.
func prefix(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
