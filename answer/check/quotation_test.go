package check

import (
	"slices"
	"testing"
)

func TestQuotationsStandInAnyMarksAndApostrophesAreNone(t *testing.T) {
	for text, want := range map[string][]string{
		"“a” 「b」 『c』 ‘d’ \"e\" 'f' «g»":       {"a", "b", "c", "d", "e", "f", "g"},
		"“an ‘inner’ one” and 'another'":      {"an ‘inner’ one", "another"},
		"the crews' ferry and the boys' boat": nil,
		"it's the ferry's":                    nil,
		"it’s the ferry’s":                    nil,
		"‘it’s here’ and 'it's there'":        {"it’s here", "it's there"},
		"rock 'n' roll":                       {"n"},
		"6'2\" tall":                          nil,
		"그는\"간다\"고 했다":                        {"간다"},
		"시장은 ‘간다’고 했다":                        {"간다"},
		"“never closed":                       nil,
		"closed” only":                        nil,
		"“”":                                  {""},
		"“a”“b”":                              {"a", "b"},
		"“„\"":                                nil,
		"":                                    nil,
		"\xff“a\xff”":                         {"a\xff"},
	} {
		var got []string
		for _, q := range quotations(text) {
			if text[q.start:q.end] != q.text {
				t.Errorf("%q: %q is not at %d to %d", text, q.text, q.start, q.end)
			}
			got = append(got, q.text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAShortQuotationWithoutAPredicateIsATerm(t *testing.T) {
	for text, want := range map[string]bool{
		"Stargate": true, "솔내빵집 협동조합": true, "the old harbour bridge": true, "one two three four five": false,
		"We go.": false, "yes, we can": false, "간다": false, "왜 그러죠": false, "Donaudampfschifffahrtsgesellschaft": false,
	} {
		if q := (quotation{text: text}); q.isTerm() != want {
			t.Errorf("%q: %v, want %v", text, q.isTerm(), want)
		}
	}
}

func TestAQuotationKeepsThePunctuationAtItsEdges(t *testing.T) {
	for _, c := range []struct{ quoted, own, want string }{
		{"we wait!", "We wait,", "We wait!"},
		{"(we wait)", "We wait", "(We wait)"},
		{"we wait", "“We wait”", "We wait"},
		{"...", "We", "We..."},
		{"", "We", "We"},
	} {
		if got := edged(c.quoted, c.own); got != c.want {
			t.Errorf("%q of %q: %q, want %q", c.quoted, c.own, got, c.want)
		}
	}
}
