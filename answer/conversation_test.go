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
