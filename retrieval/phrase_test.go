package retrieval

import (
	"strings"
	"testing"
)

func TestAPhraseIsTranslatedAsAWhole(t *testing.T) {
	v, err := NewVocabulary(strings.NewReader("zorp house = 누누관\nzorp house rules = 누누 법칙\nfimbo = 큰 누누\n"))
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{
		"누누관에서 열렸다.", "집은 크다.", "누누 법칙이다.", "누누가 있다. 법칙은 다른 것이다.", "큰누누가 왔다.",
		"The zorp house stands.", "A house burns.", "The fimbo came.",
	}
	for question, want := range map[string]int{
		"Where is the zorp house?":    5,
		"Zorp houses, where?":         5,
		"Who is the fimbo?":           7,
		"누누관은 어디인가?":                  0,
		"누누 법칙이란?":                    2,
		"큰 누누가 누구인가?":                 4,
		"누누 법칙, which stands in text": 2,
	} {
		x := lexicalOf(texts...)
		x.vocabulary = v
		hits := x.search(queryTerms(x.concepts(question)), 3, nil)
		if len(hits) == 0 || hits[0].doc != uint32(want) {
			t.Errorf("%s finds %v, want %d", question, hits, want)
		}
	}
}

func TestTheWordsOfAPhraseAreKnownTogether(t *testing.T) {
	v, err := NewVocabulary(strings.NewReader("zorp house = 누누관\n"))
	if err != nil {
		t.Fatal(err)
	}
	x := lexicalOf("누누관에서 열렸다.", "집은 크다.")
	x.vocabulary = v
	for _, c := range x.concepts("the zorp house") {
		if !c.Known || c.In(NewText("누누관은")) != translationTrust {
			t.Errorf("%s: known %v, in the translation %v", c.Word, c.Known, c.In(NewText("누누관은")))
		}
		if c.In(NewText("집은")) != 0 {
			t.Errorf("%s of the phrase is translated alone", c.Word)
		}
	}
}
