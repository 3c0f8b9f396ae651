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
