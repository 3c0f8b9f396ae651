package retrieval

import "testing"

func TestANameThatTheVocabularySpellsIsNotHeardInOtherWords(t *testing.T) {
	x := lexicalOf("업그레이드 버전의 데이터센터다.", "올트먼이 왔다.")
	for word, want := range map[string]bool{"in Busan": false, "by Altman": true} {
		found := false
		for _, c := range x.concepts(word) {
			found = found || c.Known
		}
		if found != want {
			t.Errorf("%s: known %v", word, found)
		}
	}
}
