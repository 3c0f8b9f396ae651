package retrieval

import (
	"slices"
	"strings"
	"testing"
)

func TestVerbsAreConjugatedByTheRulesOfTheSchoolGrammar(t *testing.T) {
	for stem, want := range map[string]string{
		"만나": "만나는 만나 만났 만난 만날 만남", "먹": "먹는 먹어 먹었 먹은 먹을 먹음 먹으며", "보": "봐 봤 본 볼", "배우": "배워 배웠 배운",
		"지키": "지켜 지켰 지킨 지킬", "쓰": "써 썼 쓴 쓸", "바쁘": "바빠 바빴 바쁜", "보내": "보내 보냈 보낸", "되": "돼 됐 된 될",
		"하": "해 했 한 할 함 하여", "만들": "만드는 만들어 만들었 만든 만들 만듦 만들며", // ㄹ
		"돕": "도와 도왔 도운 도울 돕는", "아름답": "아름다워 아름다운", "입": "입어 입은", // ㅂ
		"듣": "들어 들었 들은 들을 듣는", "받": "받아 받은", // ㄷ
		"짓": "지어 지었 지은 지을 짓는", "웃": "웃어 웃은", // ㅅ
		"하얗": "하얘 하얀", "파랗": "파래 파란", "놓": "놓아 놓은", "그렇": "그래 그런", // ㅎ
		"부르": "불러 불렀 부른 부를", "오르": "올라 올랐 오른", "이르": "일러 이르러", "따르": "따라 따랐", // 르, 으
	} {
		got := conjugate(stem)
		for form := range strings.FieldsSeq(want) {
			if !slices.Contains(got, form) {
				t.Errorf("%s다 has no %s: %v", stem, form, got)
			}
		}
	}
}

func TestNounsInDaAreNotConjugated(t *testing.T) {
	for _, noun := range []string{"바다", "캐나다"} {
		if got := koreanForms(tokenize(noun)[0]); len(got) != 1 {
			t.Errorf("%s has the forms %v", noun, got)
		}
	}
}
