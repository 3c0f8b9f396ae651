package calendar_test

import (
	"strings"
	"testing"
	"time"

	"footnote/answer/calendar"
	"footnote/retrieval"
)

// told shows dates with the words that mean them: "어제=2025-02-04".
func told(text string, all []retrieval.Quantity) string {
	var out []string
	last := ""
	for _, q := range all {
		shown := text[q.Span.Start:q.Span.End] + "=" + q.Text
		if words, date, _ := strings.Cut(shown, "="); words == last {
			out[len(out)-1] += "|" + date
		} else {
			out, last = append(out, shown), words
		}
	}
	return strings.Join(out, "; ")
}

// on returns a day of 2025 unless it says another year, at 09:00.
func on(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t.Add(9 * time.Hour)
}

func TestRelativeWordsOfAQuestionCountFromTheDayItIsAsked(t *testing.T) {
	for _, c := range []struct{ asked, question, want string }{
		{"2025-02-05", "어제 회동에는 누가 참석했나요?", "어제=2025-02-04"},
		{"2025-03-01", "어제는 무슨 일이 있었나?", "어제=2025-02-28"},
		{"2024-03-01", "yesterday's meeting", "yesterday=2024-02-29"},
		{"2025-01-01", "그저께와 어제", "그저께=2024-12-30; 어제=2024-12-31"},
		{"2025-02-05", "오늘은? 내일은? 모레는?", "오늘=2025-02-05; 내일=2025-02-06; 모레=2025-02-07"},
		{"2025-02-05", "What happened the day before yesterday?", "the day before yesterday=2025-02-03"},
		{"2025-01-31", "지난달에 연 것", "지난달=2024-12"},
		{"2025-03-31", "last month or next\nmonth", "last month=2025-02; next\nmonth=2025-04"},
		{"2025-01-15", "작년 재작년 올해 내년", "작년=2024 y; 재작년=2023 y; 올해=2025 y; 내년=2026 y"},
		{"2025-01-15", "지난해 12월 3일에는?", "지난해 12월 3일=2024-12-03"},
		{"2025-01-15", "작년의 3월", "작년의 3월=2024-03"},
		{"2025-01-15", "in March last year; March 4 of last year", "March last year=2024-03; March 4 of last year=2024-03-04"},
		{"2025-01-15", "지난달 4일", "지난달 4일=2024-12-04"},
		{"2025-01-15", "올 2월과 지난 2월, 오는 2월", "올 2월=2025-02; 지난 2월=2024-02; 오는 2월=2025-02"},
		{"2025-01-15", "last May, this June, next May", "last May=2024-05; this June=2025-06; next May=2025-05"},
		{"2025-02-05", "지난 4일과 지난 10일", "지난 4일=2025-02-04; 지난 10일=2025-01-10"},
		{"2025-02-05", "이번 주 월요일", "이번 주 월요일=2025-02-03"},
		{"2025-02-05", "지난주 화요일에", "지난주 화요일=2025-01-28"},
		{"2025-02-05", "Tuesday last week, last Tuesday, last Wednesday, next Monday",
			"Tuesday last week=2025-01-28; last Tuesday=2025-02-04; last Wednesday=2025-01-29; next Monday=2025-02-10"},
		{"2025-02-09", "이번 주", "이번 주=2025-02-03|2025-02-04|2025-02-05|2025-02-06|2025-02-07|2025-02-08|2025-02-09"},
		{"2025-02-03", "지난 주말", "지난 주말=2025-02-01|2025-02-02"},
		{"2025-02-05", "3일 전에, 사흘 전, 3 days ago, three days ago", "3일 전=2025-02-02; 사흘 전=2025-02-02; 3 days ago=2025-02-02; three days ago=2025-02-02"},
		{"2025-03-31", "한 달 전, a month ago", "한 달 전=2025-02; a month ago=2025-02"},
		{"2025-02-05", "10년 전", "10년 전=2015 y"},
		{"2025-02-05", "999년 전과 999 years ago, 1 year ago", "999년 전=1026 y; 999 years ago=1026 y; 1 year ago=2024 y"},
		// These name no date of their own, count from another one, or are other words.
		{"2025-02-05", "2월 4일에 누가 만났나? 전날에는? the day before, that day, Tuesday, 화요일, 4일, 2024년", ""},
		{"2025-02-05", "오늘날, 그제야, 내주었다, 모레노, 내달리다, 3일 전투, 올 수 있나요, 통일 전", ""},
		{"2025-02-05", "Who sang Yesterday? USA Today said so. todays", ""},
		{"2025-02-05", "", ""},
	} {
		if got := told(c.question, calendar.Relative(c.question, on(c.asked))); got != c.want {
			t.Errorf("%s, on %s:\n got %s\nwant %s", c.question, c.asked, got, c.want)
		}
	}
}

func TestTheDayIsThatOfTheAskersZone(t *testing.T) {
	at := time.Date(2025, 2, 4, 20, 0, 0, 0, time.UTC)
	for zone, want := range map[*time.Location]string{
		time.UTC: "어제=2025-02-03", time.FixedZone("KST", 9*3600): "어제=2025-02-04", time.FixedZone("", -11*3600): "어제=2025-02-03",
	} {
		if got := told("어제", calendar.Relative("어제", at.In(zone))); got != want {
			t.Errorf("in %s: %s, want %s", zone, got, want)
		}
	}
	if got := calendar.Relative("yesterday 어제", time.Time{}); got != nil {
		t.Errorf("without a time: %v", got)
	}
}

func TestDatesOfAnArticleCountFromItsPublication(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		{"2025-02-05", "회동이 4일 오후 열렸다.", "4일=2025-02-04"},
		{"2025-02-05", "지난 10일 열렸다. 오는 10일 열린다. 10일 열린다.", "지난 10일=2025-01-10; 오는 10일=2025-02-10; 10일=2025-01-10|2025-02-10"},
		{"2025-01-02", "31일", "31일=2024-12-31|2025-01-31"},
		{"2025-03-05", "31일", "31일=2025-01-31|2025-03-31"},
		{"2025-02-05", "5일", "5일=2025-02-05"},
		{"2025-02-05", "12월 3일 계엄, 2월 4일 회동", "12월 3일=2024-12-03|2025-12-03; 2월 4일=2025-02-04"},
		{"2025-03-05", "2월 29일", "2월 29일=2024-02-29|2028-02-29"},
		{"2025-02-05", "in December", "December=2024-12|2025-12"},
		{"2025-02-05", "The deal was signed yesterday.", "yesterday=2025-02-04"},
		{"2025-02-05", "They met on Tuesday.", "Tuesday=2025-02-04|2025-02-11"},
		{"2025-02-05", "올트먼은 전날 입국했다.", "전날=2025-02-04"},
		{"2025-02-05", "2025년 2월 4일 만났다. 바로 전날 무죄였다.", "전날=2025-02-04|2025-02-03"},
		{"2025-02-05", "4일 만났다. 올트먼은 전날 왔다.", "4일=2025-02-04; 전날=2025-02-04|2025-02-03"},
		{"2025-02-05", "The meeting was on 4 February 2025. Altman had landed the night before.", "the night before=2025-02-04|2025-02-03"},
		{"2025-02-05", "On the day before the meeting of Feb 4, 2025", "the day before=2025-02-04|2025-02-03"},
		{"2025-02-05", "4 February 2025. He came three days earlier and left 2 days later.",
			"three days earlier=2025-02-02|2025-02-01; 2 days later=2025-02-07|2025-02-06"},
		{"", "4일 어제 Tuesday 2월 전날", ""},
		{"", "1950년 6월 25일 시작됐다. 28일 함락됐다. 7월 1일 왔고 5일 싸웠다.", "28일=1950-06-28; 7월 1일=1950-07-01; 5일=1950-07-05"},
		{"", "1950년 6월 25일, 다음 날 떠났다. 이듬해 돌아왔다.", "다음 날=1950-06-26; 이듬해=1951 y"},
		{"2025-02-05", "지난해 12월에 시작해 올 1월에 끝났다.", "지난해 12월=2024-12; 올 1월=2025-01"},
	} {
		var published time.Time
		if c.published != "" {
			published = on(c.published)
		}
		if got := told(c.text, calendar.Resolved(c.text, published)); got != c.want {
			t.Errorf("%s, of %s:\n got %s\nwant %s", c.text, c.published, got, c.want)
		}
	}
}

func TestManyRelativeWordsAreReadQuickly(t *testing.T) {
	text := strings.Repeat("전날 4일 yesterday 3일 전 지난해 ", 2000)
	began := time.Now()
	if n := len(calendar.Resolved(text, on("2025-02-05"))); n == 0 || n > 20000 {
		t.Errorf("%d dates", n)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzResolved(f *testing.F) {
	for _, s := range []string{"어제 4일 전날 지난해 12월 3일 전", "the day before yesterday\nlast\xffmonth March 4 last year", "지난주 화요일 31일 29 February", "999년 전 Tuesday next week"} {
		f.Add(s, int64(1738713600))
	}
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		published := time.Unix(unix%(1<<36), 0).UTC()
		all := append(calendar.Resolved(text, published), calendar.Relative(text, published)...)
		for _, q := range all {
			if q.Span.Start < 0 || q.Span.End > len(text) || q.Span.Start >= q.Span.End {
				t.Fatalf("%q: %q at %v", text, q.Text, q.Span)
			}
			whole := retrieval.Quantities(q.Text)
			if q.Year < 1 || q.Month < 0 || q.Month > 12 || q.Day < 0 || q.Day > 31 || q.Text == "" {
				t.Fatalf("%q: %+v", text, q)
			}
			if q.Day > 0 && q.Year >= 1000 && q.Year < 2100 && (len(whole) != 1 || whole[0].Text != q.Text) {
				t.Fatalf("%q: %s is read as %v", text, q.Text, whole)
			}
		}
	})
}
