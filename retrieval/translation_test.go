package retrieval

import (
	"slices"
	"strings"
	"testing"
)

func TestAConceptTellsItsTranslationsThatArticlesHave(t *testing.T) {
	v, err := NewVocabulary(strings.NewReader("zorp = 누누관, 누누집\nzorp house = 누누 법칙\n"))
	if err != nil {
		t.Fatal(err)
	}
	x := lexicalOf("누누관에서 열렸다.", "누누 법칙이다.", "the zorp burns")
	x.vocabulary = v
	for question, want := range map[string][]string{
		"zorp":       {"누누관"},
		"누누관":        {"zorp"},
		"누누집":        {"zorp"},
		"Zorp house": {"누누 법칙"},
		"burns":      nil,
		"2019":       nil,
		"フフ":         nil,
	} {
		c := x.concepts(question)[0]
		if got := c.Translations(); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", question, got, want)
		}
	}
}
