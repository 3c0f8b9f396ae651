package answer

import (
	"strings"
	"testing"
)

func TestAQuestionThatPointsBackIsAFollowUp(t *testing.T) {
	for _, q := range []string{
		"Why?", "왜?", "And when?", "And where?", "언제요?", "어디서요?", "그럼 언제?", "What else?", "And?", "Who exactly?",
		"When did he land?", "How was she paid?", "What is her name?", "Who met them?", "Where is it?", "What are its parts?",
		"How much is that in won?", "Who said that?", "What happened then?", "Who lives there?", "Which of these is new?",
		"그는 언제 왔나요?", "그녀의 이름은?", "그것은 얼마인가요?", "거기서 무엇을 했나요?", "그때 누가 있었나요?", "그 계획은 누가 세웠나요?",
		"그들은 무엇을 이야기했나요?", "그 회장은 언제 왔나요?", "그건 얼마죠?", "당시 대통령은 누구였나요?",
		"What about the bakery?", "How about Kakao?", "and Kakao?", "And in March?", "그럼 카카오는?", "솔내빵집은?", "저녁에는요?", "부산은 어떤가요?",
		"누가 발표했나요?", "몇 명이 왔나요?", "언제 다시 오나요?",
		"Did he say so to Samsung?", "그가 이재용을 만난 것은 언제인가요?",
	} {
		if _, ok := followUpOf(q); !ok {
			t.Errorf("%s stands alone", q)
		}
	}
}

func TestAQuestionThatStandsAloneIsNoFollowUp(t *testing.T) {
	for _, q := range []string{
		"Who attended the meeting?", "회동에는 누가 참석했나요?", "When did Altman say that he landed?", "Is there a ferry to the island?", "How many seals are there?",
		"What time is it in Seoul?", "How long does it take to walk to the lake?", "Did Samsung say what it would invest?", "What does Footnote do?",
		"Which bread sells best?", "이재용 회장은 그의 재판에서 어떤 판결을 받았나요?", "솔내빵집은 언제 쉬나요?", "해온 혜성은 언제 다시 오나요?",
		"그림은 누가 그렸나요?", "그룹 회장은 누구인가요?", "이 회장은 언제 왔나요?", "이것저것 파는 가게는 어디인가요?", "And how long was the turbine under water?",
		"What is the boiling point of mercury?", "회동 장소는 어디인가요?", "김치를 맛있게 담그는 방법을 알려 주세요.", "What did the trial cost this year?",
	} {
		if f, ok := followUpOf(q); ok {
			t.Errorf("%s is a follow-up: %+v", q, f)
		}
	}
}

func FuzzFollowUp(f *testing.F) {
	for _, s := range []string{"그럼 카카오는?", "What about it? (he)", "그의 것 [2] 두 번째 기사", "and and and", "\xff그는\x00", "거기서는요 그건 her"} {
		f.Add(s, "Who met? (x)", "Sam Altman met 이재용 회장. [1]")
	}
	f.Fuzz(func(t *testing.T, question, before, said string) {
		u, ok := followUpOf(question)
		if !ok {
			return
		}
		history := resolved([]Turn{{Question: before, Answer: said}, {Question: question, Answer: said, Short: said}})
		c := carry(u, history)
		if strings.TrimSpace(question) != "" && strings.TrimSpace(c.text) == "" {
			t.Fatalf("%q becomes %q", question, c.text)
		}
		if again := carry(u, history); again != c {
			t.Fatalf("%q and %q", c.text, again.text)
		}
		if limit := len(question) + 8*mostNamedPeople*(len(before)+len(said)) + 4*maxTurn + 100; len(c.text) > limit {
			t.Fatalf("%d bytes of %d", len(c.text), limit)
		}
	})
}
