package answer

import "testing"

func TestWhoAsksWhenIsToldTheWholeDate(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("a.txt", "Harbour bridge", "The harbour bridge was opened on 3 June 1931. It carries two tracks."),
		newArticle("b.txt", "도래시 다리", "도래시 새 다리는 2019년 5월 7일에 개통했다. 길이는 210미터다."),
	)})
	for question, want := range map[string]string{
		"When was the harbour bridge opened?":         "3 June 1931",
		"도래시 새 다리는 언제 개통했나요?":                         "2019년 5월 7일",
		"In what year was the harbour bridge opened?": "1931",
	} {
		if a := answered(t, an, Question{Text: question}); a.Short != want {
			t.Errorf("%s %q, want %q (%s)", question, a.Short, want, a.Text)
		}
	}
}
