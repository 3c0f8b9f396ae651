package corpus

import (
	"regexp"
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
			out = appendBounded(out, text, trim(text, Span{start, end}))
			start = trim(text, Span{end, segment.End}).Start
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
		for n := note(text[end:limit]); n > 0; n = note(text[end:limit]) {
			end += n
		}
		if ends(text[start:limit], at-start, next-start, end-start) {
			return end + attribution(text[end:limit])
		}
		at = end
	}
	return limit
}

// note returns the length of a note in square brackets right after a sentence:
// "[3]", "[citation needed]".
func note(s string) int {
	if !strings.HasPrefix(s, "[") {
		return 0
	}
	return strings.IndexByte(s[:min(len(s), maxNote)], ']') + 1
}

// maxNote is in bytes, enough for what encyclopedias write.
const maxNote = 40

// attribution returns the length of a bracket that ends its line right after a
// sentence and so belongs to it: “… said.” (the mayor)
func attribution(s string) int {
	rest := strings.TrimLeft(s, " ")
	if !strings.HasPrefix(rest, "(") {
		return 0
	}
	closing := strings.IndexByte(rest[:min(len(rest), maxAttribution)], ')') + 1
	after := strings.TrimLeft(rest[closing:], " ")
	if closing == 0 || after != "" && after[0] != '\n' && after[0] != '\r' {
		return 0
	}
	return len(s) - len(rest) + closing
}

// maxAttribution is in bytes: some 30 Korean syllables.
const maxAttribution = 100

func isTerminator(r rune) bool { return strings.ContainsRune(".?!…。？！", r) }

func isCloser(r rune) bool { return strings.ContainsRune("\"'”’)）]」』》〉", r) }

func isOpener(r rune) bool { return strings.ContainsRune("\"'“‘(（[「『《〈", r) }

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
	if unicode.IsLower(following) || isLoneStop(rest) || endsQuote(s[next:end]) && quotes(rest) {
		return false
	}
	if s[at] != '.' || strings.ContainsFunc(s[next:end], isTerminator) {
		return true
	}
	return !abbreviates(s[:at], rest)
}

// isLoneStop reports whether s begins with a full stop that stands by itself,
// as in an ellipsis with spaces: ". . ."
func isLoneStop(s string) bool {
	return s == "." || strings.HasPrefix(s, ". ")
}

func endsQuote(closers string) bool { return strings.ContainsAny(closers, "\"'”’") }

// quotes reports whether s begins with a particle that makes a quotation
// before it a part of the sentence.
func quotes(s string) bool {
	for _, particle := range []string{"라고", "라며", "라면서", "라는", "이라고", "이라며", "이라는", "고 ", "며 "} {
		if strings.HasPrefix(s, particle) {
			return true
		}
	}
	return false
}

// endsKorean reports whether s ends with a syllable that ends Korean
// sentences.
func endsKorean(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("다요까죠", last)
}

// titles have a capital letter and are followed by a name, even one that looks
// like the start of a sentence: "Dr. He".
var titles = strings.Fields(`mr mrs ms dr prof st rev gen col lt sgt capt gov sen rep hon pres mt ft thos wm chas geo jas jos`)

// numbered are abbreviations only before a number: "No. 5", "She said no."
var numbered = strings.Fields(`no nos p pp jan feb mar apr jun jul aug sep sept oct nov dec`)

// introducing end with a full stop in the middle of a sentence.
var introducing = strings.Fields(`vs e.g i.e cf ca approx`)

// abbreviations end with a full stop that ends no sentence, if no starter
// follows.
var abbreviations = strings.Fields(`etc al jr sr fig vol ed eds est inc ltd co corp bros dept univ`)

// starters are words that begin a sentence rather than go on with a name. "A"
// is none: "J. A. Hobson".
var starters = strings.Fields(`The An In On At It He She They We But And This That These Those There His Her Its
	Their For As By Nor Or If When While After Although However`)

// abbreviates reports whether the full stop after s only abbreviates, given
// what follows it.
func abbreviates(s, rest string) bool {
	before := strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !isOpener(r) })
	word := s[len(before):]
	opener, _ := utf8.DecodeLastRuneInString(before)
	if (before == "" || isOpener(opener)) && isItemMark(word) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(word)
	following, _ := utf8.DecodeRuneInString(rest)
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return false
	case strings.Trim(word, "0123456789.") == "":
		return inDate(s, rest)
	case unicode.IsUpper(first) && slices.Contains(titles, lower), slices.Contains(introducing, lower):
		return true
	case slices.Contains(numbered, lower):
		return unicode.IsDigit(following)
	case slices.Contains(abbreviations, lower), isInitial(word):
		return !startsSentence(rest)
	}
	return false
}

// isItemMark reports whether a word numbers what it stands before: "1.",
// "2.1.", "A.", "IV.", "가."
func isItemMark(word string) bool {
	switch {
	case word == "":
		return false
	case strings.Trim(word, "0123456789.") == "":
		return len(word) <= 3 || len(word) <= 6 && strings.Contains(word, ".")
	case strings.Trim(word, "IVX") == "":
		return len(word) <= 4
	}
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && (unicode.IsUpper(r) || strings.ContainsRune("가나다라마바사아자차카타파하", r))
}

// isInitial reports whether a word is or ends with an initial: "J", "U.S".
func isInitial(word string) bool {
	last, size := utf8.DecodeLastRuneInString(word)
	rest := word[:len(word)-size]
	return unicode.IsUpper(last) && (rest == "" || strings.HasSuffix(rest, "."))
}

// startsSentence reports whether the first word of s is one of the starters.
func startsSentence(s string) bool {
	s = strings.TrimLeftFunc(s, isOpener)
	if n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		s = s[:n]
	}
	return slices.Contains(starters, s)
}

// Korean dates have a full stop after each number: "2025. 2. 4."
var (
	yearOrMonth = regexp.MustCompile(`(?:^|[^\d.])(?:\d{4}|\d{1,2})$`)
	inYear      = regexp.MustCompile(`(?:^|\D)\d{4}\. ?\d{1,2}(?:\. ?\d{1,2})?$`)
	monthOrDay  = regexp.MustCompile(`^\d{1,2}\.(?:\D|$)`)
)

// inDate reports whether the full stop between s, which ends with a number,
// and rest belongs to a date that goes on, or to the sentence after a date.
func inDate(s, rest string) bool {
	tail := s[max(0, len(s)-len("-2025. 12. 31")):]
	if inYear.MatchString(tail) {
		r, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsDigit(r) || unicode.Is(unicode.Hangul, r) || strings.ContainsRune("~-–(", r)
	}
	return yearOrMonth.MatchString(tail) && monthOrDay.MatchString(rest)
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
