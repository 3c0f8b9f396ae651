package answer

import (
	"strings"
	"testing"
)

func TestKindsOfQuestions(t *testing.T) {
	for question, want := range map[string]kind{
		"Who attended the meeting?":            kindWho,
		"회동에는 누가 참석했나요?":                       kindWho,
		"Whose stake is it?":                   kindWho,
		"When was the harbour opened?":         kindWhen,
		"In what year was it opened?":          kindYear,
		"몇 년에 문을 열었나요?":                        kindYear,
		"언제 열렸나요?":                             kindWhen,
		"How many people came?":                kindNumber,
		"몇 명이 왔나요?":                            kindNumber,
		"ARM의 지분은 얼마인가요?":                      kindNumber,
		"Where did the meeting take place?":    kindWhere,
		"어디에서 만났나요?":                           kindWhere,
		"Why did they meet?":                   kindWhy,
		"왜 만났나요?":                              kindWhy,
		"그들은 왜?":                               kindWhy,
		"역사 왜곡 논란의 내용은?":                       kindOther,
		"What does ARM make?":                  kindOther,
		"The whole, whereas whosoever whyever": kindOther,
		"":                                     kindOther,
	} {
		if got := kindOf(question); got != want {
			t.Errorf("%q is of kind %d, want %d", question, got, want)
		}
	}
}

func TestSignsOfAnAnswer(t *testing.T) {
	for _, c := range []struct {
		kind     kind
		sentence string
		want     float64
	}{
		{kindWho, "It rained.", 0},
		{kindWho, "Then Sam Altman met Lee Jae-yong.", 1},
		{kindWho, "이재용 회장과 손정의 회장이 만났다.", 2.0 / 3},
		{kindWhen, "It was opened on 3 June 2024.", 1},
		{kindWhen, "회동은 4일 열렸다.", 1},
		{kindWhen, "It was opened.", 0},
		{kindNumber, "It cost $5 billion.", 1},
		{kindNumber, "They met in room 5.", 0.5},
		{kindNumber, "They met.", 0},
		{kindWhere, "회동은 서초사옥에서 열렸다.", 1},
		{kindWhere, "They met in Seoul.", 1},
		{kindWhere, "They met again.", 0},
		{kindWhy, "They met because of the chips.", 1},
		{kindWhy, "반도체 때문에 만났다.", 1},
		{kindWhy, "They met.", 0},
		{kindOther, "", 1},
	} {
		if got := c.kind.holds(c.kind.signs(c.sentence)); got != c.want {
			t.Errorf("kind %d in %q: %v, want %v", c.kind, c.sentence, got, c.want)
		}
	}
}

func TestTheTopicIsWhatArticlesNeedToHold(t *testing.T) {
	for question, want := range map[string]string{
		"Where did the meeting take place?": "did the meeting ?",
		"언제 만났나요?":                          "만났나요?",
		"What is the bridge made of?":       "What is the bridge made of?",
	} {
		if got := topic(question); got != want {
			t.Errorf("topic(%q) = %q, want %q", question, got, want)
		}
	}
}

func TestWhatIsAskedInSpeechIsAskedAlike(t *testing.T) {
	for question, want := range map[string]string{
		"대통령은 누구예요?":               "대통령은",
		"조합 대표가 누군지 알려 주세요":        "조합 대표가",
		"혹시 올림픽 개최지가 어딘지 아세요?":     "올림픽 개최지가",
		"월드컵이 뭐예요?":                "월드컵이",
		"대회는 언젠가요":                 "대회는",
		"who was the first mayor?": "was the first mayor?",
	} {
		if got := topic(question); got != want {
			t.Errorf("%q is about %q, want %q", question, got, want)
		}
	}
	for question, want := range map[string]kind{"대표가 누군지 알려 주세요": kindWho, "개최지가 어딘지 아세요?": kindWhere, "대회는 언젠가요": kindWhen} {
		if got := kindOf(question); got != want {
			t.Errorf("%q is of kind %d, want %d", question, got, want)
		}
	}
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	if a := answered(t, an, Question{Text: "BTS 멤버가 누구야?"}); !a.Abstained || strings.Contains(a.Text, "야’") {
		t.Errorf("%q", a.Text)
	}
}
