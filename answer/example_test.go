package answer

import (
	"strings"
	"testing"
)

func TestExamplesAreQuestionsThatTheArticlesAnswer(t *testing.T) {
	t.Parallel()
	articles := seedArticles(t)
	a := New(Options{Index: openIndex(t, articles...)})
	for lang, particle := range map[string]string{"en": "?", "ko": "요?"} {
		examples, err := a.Examples(t.Context(), articles, lang, 3)
		if err != nil || len(examples) != 3 {
			t.Fatalf("%s: %q, %v", lang, examples, err)
		}
		t.Log(examples)
		for _, q := range examples {
			said, err := a.Answer(t.Context(), Question{Text: q}, nil)
			if err != nil || said.Abstained || !strings.HasSuffix(q, particle) {
				t.Errorf("%s: %+v, %v", q, said, err)
			}
		}
	}
}

func TestAnExampleAsksWhatSomebodySaidOnlyOfThoseWhoSpeak(t *testing.T) {
	t.Parallel()
	articles := seedArticles(t)
	a := New(Options{Index: openIndex(t, articles...)})
	asked := 0
	for lang, says := range map[string]string{"en": " say?", "ko": "뭐라고"} {
		examples, err := a.Examples(t.Context(), articles, lang, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range examples {
			if !strings.Contains(q, says) {
				continue
			}
			asked++
			said, err := a.Answer(t.Context(), Question{Text: q}, nil)
			if err != nil || !strings.ContainsAny(said.Text, `"“`) {
				t.Errorf("%s: %q, %v", q, said.Text, err)
			}
		}
	}
	if asked == 0 {
		t.Error("no example asks what somebody said")
	}
}
