package retrieval

import (
	"slices"
	"testing"
)

func TestRomanSyllablesSpellKoreanNames(t *testing.T) {
	for roman, want := range map[string]string{
		"jae": "재", "yong": "용", "tae": "태", "won": "원", "hyun": "현", "young": "영", "jun": "준", "shin": "신",
		"sang": "상", "ah": "아", "woo": "우", "sung": "성", "noh": "노", "eui": "의", "kyung": "경", "hye": "혜",
	} {
		if got := romanSyllables(roman); !slices.Contains(got, want) {
			t.Errorf("%s is %v, not %s", roman, got, want)
		}
	}
}

func TestWordsThatAreNoSyllableSpellNone(t *testing.T) {
	for _, word := range []string{"", "strong", "meeting", "x", "rhythm", "네"} {
		if got := romanSyllables(word); len(got) > 0 {
			t.Errorf("%q is %v", word, got)
		}
	}
}
