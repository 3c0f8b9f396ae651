package check

import (
	"slices"
	"testing"

	"footnote/retrieval"
)

func TestDenialsAreFoundInBothLanguages(t *testing.T) {
	for text, want := range map[string]bool{
		"It did not sail.": true, "It didn't sail.": true, "It didn’t sail.": true, "Nobody came.": true, "They refused it.": true, "without a crew": true, "a notable knot": false, "It sailed.": false,
		"정하지 않았다": true, "안 간다": true, "못 간다": true, "배가 없다": true, "내 것이 아니다": true, "무산됐다": true, "편안한 배": false, "정했다": false, "": false,
	} {
		if got := isNegated(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestADenialIsAboutTheWordsNearIt(t *testing.T) {
	for text, want := range map[string][]string{
		"The council did not decide today, it waited": {"not", "decide", "today,"},
		"They never sail and they wait":               {"never", "sail", "and"},
		"시의회는 업체를 정하지 않았다":                            {"정하지", "않았다"},
		"시의회는 안 간다 했다":                                {"시의회는", "안", "간다"},
		"취소된 무대는 없었다":                                 {"취소된", "무대는", "없었다"},
		"The council sails":                           nil,
		"":                                            nil,
	} {
		words := retrieval.NewText(text).Words()
		set := denied(text, words)
		if len(set) != len(words) {
			t.Fatalf("%q: %d of %d words", text, len(set), len(words))
		}
		var got []string
		for i, w := range words {
			if set[i] {
				got = append(got, text[w.Start:w.End])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAWordIsAFormOfAStem(t *testing.T) {
	for _, c := range []struct {
		word, stem string
		want       bool
	}{
		{"받았습니다", "받", true}, {"정했다", "정하", true}, {"앞당겼다", "앞당길", true}, {"됐다", "되", true}, {"갔다", "가", true}, {"봤다", "보", true}, {"줬다", "주", true}, {"먹는다", "먹", true},
		{"받", "받", false}, {"밥을", "받", false}, {"정리했다", "정하", false}, {"", "받", false}, {"abc", "받", false}, {"갔", "가", false},
	} {
		if got := isFormOf([]rune(c.word), []rune(c.stem)); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.word, c.stem, got, c.want)
		}
	}
}
