package answer

import (
	"testing"
	"time"
)

func TestRelativeDatesOfAQuestionAreWritten(t *testing.T) {
	asked := time.Date(2025, 2, 5, 9, 0, 0, 0, time.FixedZone("KST", 9*3600))
	for question, want := range map[string]string{
		"어제 회동에는 누가 참석했나요?":           "2025년 2월 4일 회동에는 누가 참석했나요?",
		"지난달에 무엇이 열렸나요?":              "2025년 1월에 무엇이 열렸나요?",
		"작년 12월에는?":                   "2024년 12월에는?",
		"지난주 화요일에는?":                  "2025년 1월 28일에는?",
		"이번 주에는?":                     "2025년 2월 3일~2025년 2월 9일에는?",
		"Who met yesterday?":          "Who met on 4 February 2025?",
		"Yesterday, who met?":         "On 4 February 2025, who met?",
		"yesterday's meeting":         "4 February 2025's meeting",
		"What opened last month?":     "What opened in January 2025?",
		"since last year?":            "since 2024?",
		"in March last year":          "in March 2024",
		"Who met 3 days ago?":         "Who met on 2 February 2025?",
		"What happened last weekend?": "What happened on 1 February 2025~2 February 2025?",
		"2월 4일에는?":                    "2월 4일에는?",
		"":                            "",
	} {
		if got := dated(question, asked); got != want {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
		if got := dated(question, time.Time{}); got != question {
			t.Errorf("%s, without a time: %s", question, got)
		}
	}
}

func TestASpanOfDaysIsSearchedByItsMonths(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	asked := time.Date(2025, 2, 12, 9, 0, 0, 0, time.UTC)
	for question, want := range map[string]string{
		"지난주 회동에는 누가 참석했나요?":                  "2025년 2월 3일~2025년 2월 9일 회동에는 누가 참석했나요?",
		"Who attended the meeting last week?": "Who attended the meeting on 3 February 2025~9 February 2025?",
	} {
		if a := answered(t, an, Question{Text: question, Asked: asked}); a.Abstained || a.Rewritten != want {
			t.Errorf("%s: %q: %s", question, a.Rewritten, a.Text)
		}
	}
}

func TestAQuestionIsAnsweredByTheDayItIsAskedOn(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("a.txt", "Harbour", "The harbour of Lindmoor was visited by Queen Adela on 4 February 2025."),
		newArticle("b.txt", "Harbour", "The harbour of Lindmoor was visited by Mayor Brandt on 3 February 2025."),
	)})
	kst := time.FixedZone("KST", 9*3600)
	at := time.Date(2025, 2, 4, 20, 0, 0, 0, time.UTC)
	for zone, want := range map[*time.Location]string{kst: "a.txt", time.UTC: "b.txt"} {
		for _, question := range []string{"Who visited the harbour of Lindmoor yesterday?", "어제 Lindmoor 항구를 방문한 사람은 누구인가요?"} {
			a := answered(t, an, Question{Text: question, Asked: at.In(zone), Explain: true})
			if a.Abstained || a.Citations[0].Article.ID != want || a.Rewriting != RewritingDates || a.Explanation.Rewritten != a.Rewritten || a.Question != question {
				t.Errorf("%s in %s: %+v", question, zone, a)
			}
		}
	}
}
