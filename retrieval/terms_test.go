package retrieval

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inField returns the terms of a text that are in a field.
func inField(text string, f field) []string {
	out := []string{}
	for _, t := range terms(text) {
		if t.field == f {
			out = append(out, t.text)
		}
	}
	return out
}

func TestGramsCrossSpacesAndBreakAtPunctuation(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"within a word", "스타게이트", "스타 타게 게이 이트"},
		{"across a space", "스타 게이트", "스타 타게 게이 이트"},
		{"across a line break", "스타\n게이트", "스타 타게 게이 이트"},
		{"across single syllables", "한 두 세", "한두 두세"},
		{"not across punctuation", "스타, 게이트", "스타 게이 이트"},
		{"not across another script", "스타 AI 게이트", "스타 _ai_ 게이 이트"},
		{"not across numbers", "약 500억", ""},
		{"one syllable has none", "돈", ""},
		{"letters of a word", "ARM", "_arm arm_"},
		{"letters of other alphabets are whole", "Москва", "_мос моск оскв сква ква_"},
		{"a single letter has none", "x", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, strings.Join(inField(c.text, gram), " ")); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestAGramIsLooseUnlessItIsInItsStem(t *testing.T) {
	var loose, firm []string
	for _, term := range terms("삼성 회장에게는 stake") {
		switch {
		case term.field != gram:
		case term.loose:
			loose = append(loose, term.text)
		default:
			firm = append(firm, term.text)
		}
	}
	if diff := cmp.Diff([]string{"성회", "장에", "에게", "게는"}, loose); diff != "" {
		t.Errorf("loose: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"삼성", "회장", "_sta", "stak", "take", "ake_"}, firm); diff != "" {
		t.Errorf("firm: -want +got\n%s", diff)
	}
}

func TestALatinWordsGramsShareItsWeight(t *testing.T) {
	for _, w := range []string{"arm", "samsung", "internationalization"} {
		sum := 0.0
		for _, term := range terms(w) {
			if term.field == gram {
				sum += term.share
			}
		}
		if sum < latinShare-1e-9 || sum > latinShare+1e-9 {
			t.Errorf("the grams of %s weigh %v, want %v", w, sum, latinShare)
		}
	}
}

func TestTermsOfDifferentFieldsAreDifferent(t *testing.T) {
	seen := make(map[uint64]field)
	for _, f := range []field{word, gram, hangulSound, latinSound, quantity, verb} {
		h := term{text: "같은", field: f}.hash()
		if before, found := seen[h]; found || field(h&fieldBits) != f {
			t.Errorf("field %d: hash %x tells field %d, and is also of field %d", f, h, h&fieldBits, before)
		}
		seen[h] = f
	}
}

func TestTermsAreInTheOrderOfTheirTokens(t *testing.T) {
	all := terms("삼성전자 chairman 이재용 5000 회장이 Altman")
	if !slices.IsSortedFunc(all, func(a, b term) int { return a.token - b.token }) {
		t.Errorf("terms are out of order: %+v", all)
	}
	first := -1
	for _, term := range all {
		if term.token != first && term.field != word {
			t.Errorf("the first term of token %d is no word: %+v", term.token, term)
		}
		first = term.token
	}
}

func TestWordsHaveTheSoundsThatTellThemApart(t *testing.T) {
	for text, want := range map[string]int{
		"kakao 카카오": 2, "arm": 0, "altman": 2, "올트먼": 2, "5000": 0, "이 a 오아": 0, "ㅋㅋ 漢字 Ж": 0,
	} {
		if n := len(inField(text, hangulSound)) + len(inField(text, latinSound)); n != want {
			t.Errorf("%s has %d sounds, want %d", text, n, want)
		}
	}
}
