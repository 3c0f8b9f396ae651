package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// A quotation is a part of a sentence in quotation marks.
type quotation struct {
	// start and end are the bytes between the marks.
	start, end int
	text       string
}

// quotationMarks are pairs of opening and closing ones. A straight or single
// one may also be an apostrophe: see opens and closes.
var quotationMarks = map[rune]rune{'“': '”', '「': '」', '『': '』', '‘': '’', '"': '"', '\'': '\'', '«': '»'}

// quotations returns what stands in quotation marks, in order, the outermost
// only.
func quotations(text string) []quotation {
	var out []quotation
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		closing, isMark := quotationMarks[r]
		if isMark && opens(text, i, r) {
			if end := closingAt(text, i+size, closing); end > 0 {
				q := text[i+size : end]
				out = append(out, quotation{i + size, end, q})
				_, closed := utf8.DecodeRuneInString(text[end:])
				i = end + closed
				continue
			}
		}
		i += size
	}
	return out
}

// opens reports whether a mark begins a quotation: it does not stand within or
// after a word, unless it can be no apostrophe.
func opens(text string, at int, r rune) bool {
	if r != '\'' && r != '‘' && r != '"' {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) || r == '"' && isHangul(before)
}

// closingAt returns where a quotation ends, 0 if nowhere.
func closingAt(text string, from int, closing rune) int {
	for i, r := range text[from:] {
		if r != closing {
			continue
		}
		at := from + i
		if r == '\'' || r == '’' {
			after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			if unicode.IsLetter(after) && !isHangul(after) || unicode.IsSpace(before) {
				continue // an apostrophe
			}
		}
		return at
	}
	return 0
}

// mostTermWords and mostTermLetters are what a name in quotation marks has at
// most: "Stargate", ‘솔내빵집 협동조합’.
const (
	mostTermWords   = 4
	mostTermLetters = 24
)

// isTerm reports whether a quotation may be a name and no speech.
func (q *quotation) isTerm() bool {
	return len(strings.Fields(q.text)) <= mostTermWords && utf8.RuneCountInString(q.text) <= mostTermLetters &&
		!strings.ContainsAny(q.text, ".!?,…。") && !predicate.MatchString(q.text)
}

// predicate is how a Korean sentence ends.
var predicate = regexp.MustCompile(`(다|요|죠|까|라|자)[.!?"]*$`)

// gap is where a quotation leaves words out.
var gap = regexp.MustCompile(`\s*(?:…+|\.{3,}|\[\s*(?:…|\.{3})\s*\]|\((?:…|\.{3}|중략)\))\s*`)

// longestGap is how many letters a quotation may leave out at one place.
const longestGap = 300

// find returns where a source has quoted words, and whether it has: as one
// piece, or with gaps where the quotation shows them.
func (s *source) find(words string) (corpus.Span, bool) {
	l := s.letters()
	first, last, from := -1, -1, 0
	for _, piece := range gap.Split(strings.TrimSpace(words), -1) {
		wanted := lettersOf(piece, 0).runes
		if len(wanted) == 0 {
			continue
		}
		start, end := l.find(wanted, from, false)
		if start < 0 || last >= 0 && start-last > longestGap {
			return corpus.Span{}, false
		}
		if first < 0 {
			first = start
		}
		last, from = end, end
	}
	if first < 0 {
		return corpus.Span{}, false
	}
	return corpus.Span{Start: l.from[first], End: l.to[last-1]}, true
}
