package retrieval

import "testing"

func TestCommonWordsAreNoNames(t *testing.T) {
	for word, want := range map[string]bool{
		"반도체": true, "정부": true, "만난": true, "카카오": true, "미국": true, "기업": true,
		"트럼프": false, "도널드": false, "올트먼": false, "이재용": false, "손정의": false, "손정": false, "정신아": false, "": false, "반도체 기업": false, "chip": false,
	} {
		if got := IsCommon(word); got != want {
			t.Errorf("IsCommon(%q) = %v", word, got)
		}
	}
}
