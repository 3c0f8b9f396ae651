package answer

import (
	"fmt"
	"strings"
	"testing"
)

func TestAConversationIsKeptWithinItsBudget(t *testing.T) {
	var history []Turn
	for i := range MaxTurns + 3 {
		before := history
		history = Remember(history, Turn{Question: fmt.Sprint(i), Answer: "A."})
		if len(before) > 0 && &before[0] == &history[0] {
			t.Fatal("the conversation that was given is changed")
		}
	}
	if len(history) != MaxTurns || history[0].Question != "3" || history[MaxTurns-1].Question != fmt.Sprint(MaxTurns+2) {
		t.Errorf("%d turns from %s on", len(history), history[0].Question)
	}
	long := Turn{Question: strings.Repeat("가", 5000), Answer: strings.Repeat("나", 5000)}
	for range 5 {
		history = Remember(history, long)
	}
	if n := len(history); n != maxSaid/(2*maxTurn) {
		t.Errorf("%d long turns", n)
	}
	if got := recent([]Turn{long}); len(got) != 1 {
		t.Errorf("the last turn is not read")
	}
	if recent(nil) != nil || len(Remember(nil, long)) != 1 {
		t.Error("no turns are some")
	}
}

func TestAnAnswerIsATurnWithItsSources(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	before := answered(t, an, Question{Text: "해온 혜성은 누가 발견했나요?"}).Turn()
	turn := answered(t, an, Question{Text: "그는 언제 세상을 떠났나요?", History: []Turn{before}}).Turn()
	if turn.Question != "그는 언제 세상을 떠났나요?" || turn.Meant != "구해온은 언제 세상을 떠났나요?" || len(turn.Sources) == 0 || turn.Answer == "" {
		t.Errorf("%+v", turn)
	}
	if before.Meant != "" || before.Short != "구해온" {
		t.Errorf("%+v", before)
	}
}

// What stands alone is found as without a conversation: the figures of retrieval
// hold in one, too.
func TestAConversationChangesNothingForAQuestionThatStandsAlone(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	history := []Turn{answered(t, an, Question{Text: "Who painted the mural in the Customs House?"}).Turn()}
	for _, question := range []string{
		"Who attended the meeting?", "회동에는 누가 참석했나요?", "What stake does SoftBank own in ARM?", "솔내빵집에서 가장 잘 팔리는 빵은 무엇인가요?", "When can visitors see the mural?",
	} {
		want := answered(t, an, Question{Text: question})
		got := answered(t, an, Question{Text: question, History: history})
		if got.Text != want.Text || got.Confidence != want.Confidence || got.Rewritten != "" {
			t.Errorf("%s: %q, rewritten %q", question, got.Text, got.Rewritten)
		}
	}
}

func TestConversationsOverTheSamplesAreFollowed(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	type turn struct{ question, says string }
	for _, talk := range [][]turn{
		{{"해온 혜성은 누가 발견했나요?", "구해온"}, {"그는 언제 세상을 떠났나요?", "1998년"}, {"그의 손녀는 누구인가요?", "구나래"}},
		{{"화덕은 왜 옮기지 못했나요?", "무게가 1.6톤"}, {"그것의 무게는 얼마인가요?", "1.6톤"}, {"How heavy is it?", "1.6톤"}},
		{{"Which hotel did Altman and Chey Tae-won talk in?", "The Plaza"}, {"What did they talk about?", "The Plaza"}},
		{{"최태원 회장이 올트먼을 만날 때 동석한 사람은 누구인가요?", "유영상"}, {"어디서 만났나요?", "플라자"}, {"그때 화제는 무엇이었나요?", "고대역폭메모리"}},
		{{"스타게이트에는 얼마를 투자하나요?", "5000억 달러"}, {"누가 발표했나요?", "트럼프"}, {"How much is that in won?", "730"}},
		{{"은가람 마라톤 코스는 왜 바뀌나요?", "보수 공사"}, {"최고 기록은 누가 세웠나요?", "강도윤"}, {"그는 몇 년에 그 기록을 세웠나요?", "2019년"}, {"참가비는?", "4만 5천 원"}},
		{{"How many jars of honey did the school sell?", "160"}, {"Why does it taste of mint?", "mint"}, {"How many years has Rina Oduya kept bees?", "26 years"}},
		{{"Who attended the meeting?", "Sam Altman"}, {"언제 열렸나요?", "2025년 2월 4일"}, {"And where?", "Seocho"}},
	} {
		var history []Turn
		for _, x := range talk {
			a := answered(t, an, Question{Text: x.question, History: history})
			if !strings.Contains(a.Text, x.says) {
				t.Errorf("%s, read as %q: no %q in %q", x.question, a.Rewritten, x.says, a.Text)
			}
			history = Remember(history, a.Turn())
		}
	}
}
