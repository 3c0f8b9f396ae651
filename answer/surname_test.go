package answer

import (
	"strings"
	"testing"
)

func TestWhoIsAskedForInFullIsFoundBySurnameAndOffice(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("a.txt", "도래시 다리", "도래시는 새 다리를 짓는다. 한가람 시장은 5월에 계획을 알렸다. 한 회장은 모르는 일이다."),
		newArticle("b.txt", "가람전자 공장", "윤하늘 가람전자 회장이 공장을 열었다. 윤 회장은 이날 기자들에게 내년에 두 배로 늘리겠다고 말했다. 박 회장은 말하지 않았다."),
	)})
	a := answered(t, an, Question{Text: "윤하늘 회장은 기자들에게 뭐라고 말했나요?"})
	if a.Abstained || !strings.HasPrefix(a.Text, "윤") || !strings.Contains(a.Text, "두 배로 늘리겠다고") {
		t.Errorf("%+v", a.Text)
	}
}

func TestSurnamesOfNames(t *testing.T) {
	for word, want := range map[string]string{"윤하늘은": "윤", "윤하늘": "윤", "회장은": "", "올트먼이": "", "": ""} {
		if got := surnameOf(word); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}
