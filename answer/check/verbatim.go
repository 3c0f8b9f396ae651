package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// verbatim returns where a source has the statement letter for letter.
func (t *telling) verbatim() (corpus.Span, bool) {
	for _, s := range t.sources {
		span, whole, found := s.holdsLetters(t.review.text, s.letters(), func(l letters) letters { return l })
		if found && slices.Equal(numerals(t.review.text), numerals(s.Article.Quote(span))) {
			return whole, true
		}
	}
	return corpus.Span{}, false
}

// verbatimBut looks for the statement letter for letter with another number in it.
func (t *telling) verbatimBut() opposition {
	for n := range t.sources {
		s := &t.sources[n]
		if s.undigited == nil {
			l := withoutDigits(*s.letters())
			s.undigited = &l
		}
		span, whole, found := s.holdsLetters(t.review.text, s.undigited, withoutDigits)
		if !found {
			continue
		}
		own, quote := numerals(t.review.text), s.Article.Quote(whole)
		if len(own) != len(numerals(quote)) {
			quote = s.Article.Quote(grown(s.Article.Text, s.Span, span))
		}
		told := numerals(quote)
		for k := range own {
			if len(own) == len(told) && own[k] != told[k] {
				return opposition{Comparison: Comparison{
					Finding: Contradicted, Places: []Place{{s.n + 1, whole}}, Share: 1,
					Kind: Number, Claimed: measured(t.review.text, k), Told: measured(quote, k),
				}}
			}
		}
	}
	return opposition{}
}

// withoutDigits returns letters without the digits among them.
func withoutDigits(l letters) letters {
	var out letters
	for i, r := range l.runes {
		if !unicode.IsDigit(r) {
			out.runes, out.from, out.to = append(out.runes, r), append(out.from, l.from[i]), append(out.to, l.to[i])
		}
	}
	return out
}

// grown returns a span with the numbers that it stands between.
func grown(text string, within, s corpus.Span) corpus.Span {
	part := func(b byte) bool { return b >= '0' && b <= '9' || strings.IndexByte(".,:", b) >= 0 }
	for s.Start > within.Start && part(text[s.Start-1]) {
		s.Start--
	}
	for s.End < within.End && part(text[s.End]) {
		s.End++
	}
	return s
}

// holdsLetters returns where a source has the letters of a statement, or some of
// them, and the whole sentences that it stands in, if they say not much more.
func (s *source) holdsLetters(statement string, in *letters, some func(letters) letters) (span, whole corpus.Span, found bool) {
	wanted := some(lettersOf(statement, 0)).runes
	if len(wanted) < leastVerbatim {
		return span, whole, false
	}
	start, end := in.find(wanted, 0, true)
	if start < 0 {
		return span, whole, false
	}
	span = corpus.Span{Start: in.from[start], End: in.to[end-1]}
	first, last := s.sentenceAt(corpus.Span{Start: span.Start, End: span.Start + 1}), s.sentenceAt(corpus.Span{Start: span.End - 1, End: span.End})
	if first < 0 || last < first || s.sentences[first].order || s.sentences[last].order || !standsWhole(s.Article.Text, span) {
		return span, whole, false
	}
	whole = corpus.Span{Start: s.sentences[first].span.Start, End: s.sentences[last].span.End}
	return span, whole, float64(utf8.RuneCountInString(s.Article.Quote(whole))) <= mostVerbatim*float64(utf8.RuneCountInString(statement))
}

// standsWhole reports whether a span begins with a word.
func standsWhole(text string, s corpus.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	return !unicode.IsLetter(before)
}

// numerals returns the numbers of a text as they are written, without what only
// groups their digits.
func numerals(text string) []string {
	all := numeral.FindAllString(text, -1)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], ",", "")
	}
	return all
}

// measured returns the k-th number of a text with its unit.
func measured(text string, k int) string {
	at := numeral.FindAllStringIndex(text, k+1)[k]
	span := corpus.Span{Start: at[0], End: at[1]}
	for _, q := range retrieval.Quantities(text) {
		if q.Span.Contains(span) {
			return text[q.Span.Start:q.Span.End]
		}
	}
	return text[span.Start:span.End]
}

var numeral = regexp.MustCompile(`\d+(?:[.,:]\d+)*`)

// A statement of leastVerbatim letters or more is told word for word by sentences
// that are no more than mostVerbatim times as long: what else they say may turn
// it round.
const (
	leastVerbatim = 10
	mostVerbatim  = 1.5
)
