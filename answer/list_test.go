package answer

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
)

func TestQuestionsForAllThePeople(t *testing.T) {
	for question, want := range map[string]bool{
		"Who attended the meeting?":    true,
		"Who took part in the summit?": true,
		"Who were the guests?":         true,
		"회동에는 누가 참석했나요?":               true,
		"회의 참석자는 누구인가요?":               true,
		"회의에 참석한 사람은 누구인가요?":           true,
		"누구누구 모였나요?":                   true,
		"Who designed the bridge?":     false,
		"누가 다리를 설계했나요?":                false,
		"When did they meet?":          false,
	} {
		if got := listAsked.MatchString(question); got != want {
			t.Errorf("%q: %v", question, got)
		}
	}
}

// listOf asks for the people of an event.
func listOf(t *testing.T, question string, texts ...string) Answer {
	t.Helper()
	return listWith(t, question, "회동", texts...)
}

func listWith(t *testing.T, question, title string, texts ...string) Answer {
	t.Helper()
	var articles []*corpus.Article
	for i, text := range texts {
		articles = append(articles, newArticle(fmt.Sprintf("a%d.txt", i), title, text))
	}
	r := readingFor(t, question, articles...)
	a := Answer{Mode: ModeExtractive, Language: r.lang, Confidence: r.confidence}
	a.Text, a.Citations, a.Short = r.composeList(r.list())
	checkAnswer(t, a)
	for entry := range strings.SplitSeq(a.Short, "; ") {
		for name := range strings.SplitSeq(entry, ", ") {
			held := false
			for _, c := range a.Citations {
				held = held || strings.Contains(oneLine(c.Quote()), name)
			}
			if !held {
				t.Errorf("no quote holds %q", name)
			}
		}
	}
	return a
}

func TestAListIsCompleteOverSentencesAndArticles(t *testing.T) {
	a := listOf(t, "한강 포럼 회동에는 누가 참석했나요?",
		"한강 포럼 회동이 4일 열렸다. 회동에는 김철수 대한전자 회장과 박영희 한빛은행 행장 대신 이민수 사장이 참석했다. 이 회동에는 최가람 교수도 함께했다.",
		"한강 포럼 회동에 김 회장과 정하늘 의원이 참석했다. 날씨는 맑았다.")
	for _, want := range []string{"김철수 대한전자 회장", "이민수 사장", "최가람 교수", "정하늘 의원"} {
		if strings.Count(a.Short, want) != 1 || !strings.Contains(a.Text, want+" [") {
			t.Errorf("no %s in %q, %q", want, a.Short, a.Text)
		}
	}
	if strings.Count(a.Short, "회장") != 1 {
		t.Errorf("a person is listed twice: %q", a.Short)
	}
}

func TestAListHasTheFullestOffice(t *testing.T) {
	a := listOf(t, "한강 회동에는 누가 참석했나요?", "한강 회동에 김철수 회장과 이민수 사장이 참석했다. 김철수 대한전자 회장은 회동에서 이민수 한빛은행 사장과 악수했다.")
	if a.Short != "김철수 대한전자 회장, 이민수 한빛은행 사장" {
		t.Errorf("got %q", a.Short)
	}
}

func TestAListLeavesOutThePeopleOfAnotherPlace(t *testing.T) {
	a := listOf(t, "한강 회동에는 누가 참석했나요?",
		"한강 회동이 4일 오후 서초사옥에서 열렸다. 회동에는 김철수 대한전자 회장과 이민수 한빛은행 사장이 참석했다.\n\n"+
			"한편 김 회장은 4일 오전 대한호텔에서 정하늘 한울그룹 회장과 회동했다. 유보라 한울카드 사장이 동석했다.")
	if !strings.Contains(a.Short, "김철수") || !strings.Contains(a.Short, "이민수") || strings.Contains(a.Short, "정하늘") || strings.Contains(a.Short, "유보라") {
		t.Errorf("got %q", a.Short)
	}
}

func TestAnEnglishListKeepsTheOfficesApart(t *testing.T) {
	a := listWith(t, "Who attended the lighthouse meeting?", "Meeting",
		"The lighthouse meeting was held on Monday. Ann Lee, head of the harbour office, and Bob Ray, mayor of Lindmoor, attended the lighthouse meeting. Cid Poe, the town's librarian, left early.")
	if !strings.HasPrefix(a.Short, "Ann Lee, head of the harbour office, and Bob Ray") && !strings.HasPrefix(a.Short, "Ann Lee, head of the harbour office; Bob Ray, mayor of Lindmoor") {
		t.Errorf("got %q", a.Short)
	}
}

func TestWhomTheQuestionNamesIsNotListed(t *testing.T) {
	a := listOf(t, "누가 김철수 회장과 회동에 참석했나요?", "한강 회동에 김철수 회장, 이민수 사장, 최가람 교수가 참석했다.")
	if a.Short != "이민수 사장, 최가람 교수" {
		t.Errorf("got %q", a.Short)
	}
}

func TestALongListKeepsTheAnswersPromises(t *testing.T) {
	var text strings.Builder
	for i, name := range strings.Fields("김철수 이영희 박민준 최서연 정도윤 강하은 조재호 윤미경 장태섭 임보라 한결희 오세창 서정훈 신혜림 권오석 황인엽") {
		fmt.Fprintf(&text, "한강 회동에는 %s %s 사장이 참석했다. ", name, strings.Repeat("아주큰", 8)+"은행")
		if i%5 == 4 {
			text.WriteString("\n\n")
		}
	}
	a := listOf(t, "한강 회동에는 누가 참석했나요?", text.String())
	if n := utf8.RuneCountInString(a.Text); n > MaxText || n < MaxText/3 {
		t.Errorf("%d characters: %q", n, a.Text)
	}
}
