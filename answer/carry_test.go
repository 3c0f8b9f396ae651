package answer

import (
	"testing"
)

func TestNamesAndWordsAreCarriedOver(t *testing.T) {
	article := newArticle("race.txt", "The race", "Tom Berg won the race. The fee is ten crowns. 참가비는 만 원이다.")
	for _, c := range []struct {
		name    string
		history []Turn
		want    map[string]string
	}{
		{"a person of the question", []Turn{{Question: "Where did Sam Altman stay?", Answer: "At The Plaza. [1]", Short: "The Plaza"}}, map[string]string{
			"When did he land?":   "When did Sam Altman land?",
			"What is his office?": "What is Sam Altman's office?",
			"Who met him there?":  "Who met Sam Altman at The Plaza?",
			"그는 언제 왔나요?":          "Sam Altman은 언제 왔나요?",
			"and Chey Tae-won?":   "Where did Chey Tae-won stay?",
			"그럼 최태원은?":            "Where did 최태원 stay?",
			"Why?":                "Why? (Sam Altman stay)",
		}},
		{"a person of the answer", []Turn{{Question: "Who painted the mural in the old house?", Answer: "The mural was painted by Odile Farrant. [1]", Short: "Odile Farrant"}}, map[string]string{
			"How was she paid?":        "How was Odile Farrant paid?",
			"What was her first work?": "What was Odile Farrant's first work?",
			"Who paid her?":            "Who paid Odile Farrant?",
			"How big is it?":           "How big is the mural?",
			"그녀는 언제 죽었나요?":             "Odile Farrant는 언제 죽었나요?",
			"And where?":               "where? (painted the mural in the old house)",
		}},
		{"Korean", []Turn{{Question: "해온 혜성은 누가 발견했나요?", Answer: "구해온 씨가 발견했다. [1]", Short: "구해온"}}, map[string]string{
			"그는 언제 세상을 떠났나요?":     "구해온은 언제 세상을 떠났나요?",
			"그의 손녀는 누구인가요?":       "구해온의 손녀는 누구인가요?",
			"그 사람이 한 일은?":         "구해온이 한 일은?",
			"그것은 언제 다시 오나요?":      "해온 혜성은 언제 다시 오나요?",
			"When did he die?":    "When did 구해온 die?",
			"그럼 목성은?":             "목성은 누가 발견했나요?",
			"언제요?":                "언제요? (해온 혜성은 발견했나요)",
			"언제 다시 오나요?":          "언제 다시 오나요? (해온 혜성은 발견했나요)",
			"What about the sun?": "the sun은 누가 발견했나요?",
		}},
		{"a verb before a noun", []Turn{{Question: "가장 잘 팔리는 빵은 무엇인가요?"}}, map[string]string{
			"그것의 값은 얼마인가요?": "빵의 값은 얼마인가요?",
		}},
		{"what was asked about instead", []Turn{{Question: "은가람 마라톤의 최고 기록은 누가 세웠나요?"}}, map[string]string{
			"그럼 한강 마라톤은?": "한강 마라톤의 최고 기록은 누가 세웠나요?",
		}},
		{"a preposition", []Turn{{Question: "Who is the chairman of Samsung?"}}, map[string]string{
			"And of SK?":                 "Who is the chairman of SK?",
			"What about SoftBank?":       "Who is the chairman of SoftBank?",
			"And in 1990?":               "Who is the chairman of Samsung in 1990?",
			"Who was before that?":       "Who was before the chairman?",
			"What does that company do?": "What does that company do? (Who is the chairman of Samsung)",
		}},
		{"a noun", []Turn{{Question: "When does the library open?"}}, map[string]string{
			"What about the bakery?": "When does the bakery open?",
			"And who works there?":   "who works there? (the library open)",
		}},
		{"a place and a time", []Turn{{Question: "회동은 언제 열렸나요?", Short: "2025년 2월 4일"}, {Question: "회동은 어디에서 열렸나요?", Short: "서초사옥"}}, map[string]string{
			"거기에서 누가 만났나요?": "서초사옥에서 누가 만났나요? (회동은 열렸나요)",
			"거기는 어떤가요?":     "서초사옥은 어떤가요? (회동은 어디에서 열렸나요)",
		}},
		{"a date", []Turn{{Question: "2025년 2월 4일 회동에는 누가 참석했나요?"}}, map[string]string{
			"그럼 2025년 2월 5일은?": "2025년 2월 5일 회동에는 누가 참석했나요?",
			"그날 누가 왔나요?":       "2025년 2월 4일 누가 왔나요?",
		}},
		{"people", []Turn{{Question: "Where did Sam Altman and Chey Tae-won meet?"}}, map[string]string{
			"What did they discuss?": "What did Sam Altman and Chey Tae-won discuss?",
			"그들은 무엇을 이야기했나요?":        "Sam Altman, Chey Tae-won은 무엇을 이야기했나요?",
		}},
		{"another matter of the same article", []Turn{{Question: "Who won the race?", Short: "Tom Berg", Sources: []Citation{{N: 1, Article: article, Span: article.Body}}}}, map[string]string{
			"참가비는?":               "참가비는? (The race)",
			"What about the fee?": "What about the fee? (The race)",
			"그럼 부산은?":             "부산은? (Who won the race)",
		}},
		{"turns that follow up themselves", []Turn{{Question: "Where did Sam Altman stay?"}, {Question: "And Rene Haas?"}, {Question: "Why?"}}, map[string]string{
			"When did he land?": "When did Rene Haas land?",
			"And how long?":     "how long? (Rene Haas stay)",
		}},
	} {
		for question, want := range c.want {
			f, ok := followUpOf(question)
			if !ok {
				t.Errorf("%s: %s stands alone", c.name, question)
				continue
			}
			if got := carry(f, resolved(c.history)).text; got != want {
				t.Errorf("%s: %s becomes\n     %s\nwant %s", c.name, question, got, want)
			}
		}
	}
}
