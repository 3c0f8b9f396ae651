package answer

import (
	"strings"
	"testing"
)

func TestAnAbstentionNamesThePredicateThatNothingTells(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("a.txt", "도래시 다리 착공", "도래시는 새 다리 건설에 780억원을 투자한다고 밝혔다."),
		newArticle("b.txt", "도래시 다리 계획", "도래시는 새 다리 건설에 730억원을 투자한다고 밝혔다."),
	)})
	a := answered(t, an, Question{Text: "도래시 다리는 누가 설계했나?"})
	if !a.Abstained || !strings.Contains(a.Text, "‘설계’") {
		t.Errorf("%q", a.Text)
	}
}

func TestAnAbstentionNamesNothingThatStandsBelowIt(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	a := answered(t, an, Question{Text: "Who won the 2022 World Cup?"})
	if !a.Abstained || !strings.Contains(a.Text, "“World Cup”") || strings.Contains(a.Text, "2022") {
		t.Errorf("%q", a.Text)
	}
	shown := ""
	for _, c := range a.Near {
		shown += c.Quote()
	}
	if !strings.Contains(shown, "2022") {
		t.Errorf("nothing is shown with the year: %q", shown)
	}
}
