package check

import (
	"testing"

	"footnote/corpus"
)

func TestLettersAreFoundButForOneSlip(t *testing.T) {
	for _, c := range []struct {
		text, words, want string // want is empty if they stand nowhere
	}{
		{"It will cost a fortune, said she.", "WILL cost—a fortune", "will cost a fortune"},
		{"It will cost a fortune.", "will cost a fortun", "will cost a fortun"},
		{"It will cost a fortune.", "will cosst a fortune", "will cost a fortune"}, // one more
		{"It will cost a fortune.", "will cot a fortune", "will cost a fortune"},   // one less
		{"It will cost a fortune.", "will cust a fortune", "will cost a fortune"},  // another
		{"It will cost a fortune.", "will csot a fortune", "will cost a fortune"},  // two changed places
		{"It will cost a fortune.", "will cust a fortuna", ""},                     // two slips
		{"It will cost a fortune.", "will cost no fortune", ""},
		{"It will cost a fortune.", "will cyst", ""}, // too short for a slip
		{"It will cost 8450 dollars.", "will cost 8460 dollars", ""},
		{"It will cost 8450 dollars.", "will cost 8540 dollars", ""},
		{"It will cost 8450 dollars.", "will cost 845 dollars", ""},
		{"It will cost $8450 at once.", "will cost €8450 at once", ""},
		{"시민이 오래 기다린 도서관", "시민이 오레 기다린 도서관", "시민이 오래 기다린 도서관"}, // a vowel
		{"시민이 오래 기다린 도서관", "시민이 오래 기다릴 도서관", "시민이 오래 기다린 도서관"}, // a tail
		{"시민이 오래 기다린 도서관", "시민이 오래 기다려 도서관", ""},               // two letters
		{"시민이 오래 기다린 도서관", "오래기다린", "오래 기다린"},
		{"시민이 오래 기다린 도서관", "오레", ""},
		{"Ｆｉｖｅ ﬁne ships came home", "five fine ships", "Ｆｉｖｅ ﬁne ships"},
		{"", "words", ""},
		{"words", "", ""},
		{"words", "?!", ""},
	} {
		a := articleOf("a.txt", "A title", "", c.text)
		s := &source{Source: Source{Article: a, Span: a.Body}}
		span, found := s.find(c.words)
		if got := a.Quote(span); found != (c.want != "") || got != c.want {
			t.Errorf("%q in %q: %q, %v, want %q", c.words, c.text, got, found, c.want)
		}
	}
}

func TestAnExactSearchForgivesNothing(t *testing.T) {
	l := lettersOf("It will cost a fortune.", 0)
	for words, want := range map[string]bool{"cost a fortune": true, "Cost, a FORTUNE": true, "cost a fortuna": false} {
		if start, end := l.find(lettersOf(words, 0).runes, 0, true); start >= 0 != want || end >= 0 != want {
			t.Errorf("%q: %d to %d", words, start, end)
		}
	}
}

func TestLettersKnowTheirPlaces(t *testing.T) {
	const text = "«Ål – 값, ﬁn 9%»"
	l := lettersOf(text, 7)
	if len(l.from) != len(l.runes) || len(l.to) != len(l.runes) {
		t.Fatalf("%d letters, %d and %d places", len(l.runes), len(l.from), len(l.to))
	}
	if got, want := string(l.runes), "ålㄱㅏㅄfin9%"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for i := range l.runes {
		if at := (corpus.Span{Start: l.from[i] - 7, End: l.to[i] - 7}); len([]rune(text[at.Start:at.End])) != 1 {
			t.Errorf("%c is at %v", l.runes[i], at)
		}
	}
}

func TestQuotedWordsMayBeLeftOutWhereItShows(t *testing.T) {
	a := articleOf("a.txt", "A title", "", "We have waited twenty years for this ferry, and it is here.")
	s := &source{Source: Source{Article: a, Span: a.Body}}
	for words, want := range map[string]string{
		"We have … this ferry":              "We have waited twenty years for this ferry",
		"… waited twenty ...":               "waited twenty",
		"We [...] years […] here":           "We have waited twenty years for this ferry, and it is here",
		"We (중략) it is":                     "We have waited twenty years for this ferry, and it is",
		"this ferry … We have":              "", // in their order
		"twenty … hundred":                  "",
		"…":                                 "",
		"[…] (…) ...":                       "",
		"We have waited. twenty years for.": "We have waited twenty years for",
	} {
		span, found := s.find(words)
		if got := a.Quote(span); got != want || found != (want != "") {
			t.Errorf("%q: %q, %v, want %q", words, got, found, want)
		}
	}
}
