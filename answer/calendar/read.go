package calendar

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A text is what a text tells of dates.
type text struct {
	words []word
	parts []part
	// dates are those with a year.
	dates []retrieval.Quantity
}

// mostWords bounds the relative words that are read of one text.
const mostWords = 256

// read finds the dates and relative words of a text.
func read(s string) *text {
	plain := plainOf(s)
	t := &text{words: slices.Concat(findWords(s, plain), findAgo(plain))}
	slices.SortStableFunc(t.words, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	end := 0
	t.words = slices.DeleteFunc(t.words, func(w word) bool {
		if w.span.Start < end {
			return true
		}
		end = w.span.End
		return false
	})
	t.words = t.words[:min(len(t.words), mostWords)]
	t.readDates(plain)
	return t
}

// plainOf returns a text with small letters and simple spaces, each byte in its
// place.
func plainOf(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case c == '\n' || c == '\t' || c == '\r':
			b[i] = ' '
		case c >= 'A' && c <= 'Z':
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// findWords finds the relative words of a text.
func findWords(s, plain string) []word {
	var out []word
	for form, m := range wordForms() {
		for at := 0; ; {
			i := strings.Index(plain[at:], form)
			if i < 0 {
				break
			}
			w := word{meaning: m, span: corpus.Span{Start: at + i, End: at + i + len(form)}}
			at = w.span.End
			if w.unit == week && !w.onSet {
				w = w.withWeekday(plain)
			}
			if standsAlone(s, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// withWeekday adds the day that follows a week: 지난주 화요일.
func (w word) withWeekday(plain string) word {
	rest := plain[w.span.End:]
	day := strings.TrimPrefix(rest, " ")
	for i, name := range koreanWeekdays {
		if strings.HasPrefix(day, name) {
			w.on, w.onSet = wordForms()[name].on, true
			w.span.End += len(rest) - len(day) + len(koreanWeekdays[i])
			return w
		}
	}
	return w
}

// standsAlone reports whether words are no part of others, nor a name: "오늘날",
// "Today" in the middle of a sentence.
func standsAlone(s string, w word) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:w.span.Start])
	after, _ := utf8.DecodeRuneInString(s[w.span.End:])
	if first := rune(s[w.span.Start]); first < utf8.RuneSelf && !isDigit(first) {
		named := unicode.IsUpper(first) && w.unit == day && !beginsSentence(s[:w.span.Start])
		return !named && !isLatin(before) && !isLatin(after)
	}
	return !unicode.Is(unicode.Hangul, before) && !isDigit(before) && particles.MatchString(hangulRun(s[w.span.End:]))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// beginsSentence reports whether what follows a text begins a sentence.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, " \n\t\r\"'“‘(")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".?!:,;", last)
}

// particles are what may follow relative words in their Korean word.
var particles = regexp.MustCompile(`^(에서|에게|에|엔|의|은|는|이|가|을|를|도|만|과|와|부터|까지|쯤|경|께|보다|처럼|으로|로|자|인|였|이었|다|일|초|말|중|밤|저녁|오전|오후|새벽|아침|낮|대비|상반기|하반기|봄|여름|가을|겨울|들어|요)*$`)

// longestRun is how many bytes of Hangul behind a word are looked at: a longer run
// is no particle.
const longestRun = 36

// hangulRun returns the Hangul that a text begins with.
func hangulRun(s string) string {
	n := 0
	for i, r := range s {
		if !unicode.Is(unicode.Hangul, r) || i >= longestRun {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return s[:n]
}
