package answer

import (
	"fmt"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

func sourcesOf(titles ...string) []Citation {
	var out []Citation
	for i, title := range titles {
		a := newArticle(title+".txt", title, "Something is told here.")
		out = append(out, Citation{N: i + 1, Article: a, Span: corpus.Span{End: 9}})
	}
	return out
}

func TestAQuestionRefersToASourceByItsNumberOrPlace(t *testing.T) {
	history := []Turn{{Question: "Q", Answer: "A [1][2][3]", Sources: sourcesOf("one", "two", "three")}, {Question: "R", Answer: "no answer"}}
	for question, want := range map[string]string{
		"What does the second one say?":              "two: What does “two” say?",
		"What does the second source say?":           "two: What does “two” say?",
		"according to source 2, who won?":            "two: “two”, who won?",
		"What is in [3]?":                            "three: What is in “three”?",
		"Who wrote the last article?":                "three: Who wrote “three”?",
		"Who wrote that article?":                    "one: Who wrote “one”?",
		"두 번째 출처에는 얼마라고 나오나요?":                       "two: “two”에는 얼마라고 나오나요?",
		"두번째 기사는 누가 썼나요?":                            "two: “two”는 누가 썼나요?",
		"3번 출처에서 누가 말했나요?":                           "three: “three”에서 누가 말했나요?",
		"출처 2에는 뭐라고 하나요?":                            "two: “two”에는 뭐라고 하나요?",
		"[2]는 누가 썼나요?":                               "two: “two”는 누가 썼나요?",
		"그 기사는 언제 나왔나요?":                             "one: “one”는 언제 나왔나요?",
		"마지막 것은?":                                    "three: “three”은?",
		"두 번째는?":                                     "two: “two”는?",
		"What does source 9 say?":                    "",
		"두 번째 회동은 언제였나요?":                            "",
		"Who won the second race?":                   "",
		"In which year was the first harbour built?": "",
		"Who attended the meeting?":                  "",
	} {
		got := ""
		if r, ok := earlierSource(question, history); ok {
			got = fmt.Sprintf("%s: %s", r.citation.Article.Title, r.named)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
	if _, ok := earlierSource("What does the second source say?", history[1:]); ok {
		t.Error("a source of an answer without any")
	}
}

func TestAQuestionAboutASourceIsAnsweredFromIt(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("a.txt", "Harbour", "The harbour of Lindmoor was opened by Queen Adela in 1871. It cost nine million crowns."),
		newArticle("b.txt", "Old harbour", "The harbour of Lindmoor was opened by Mayor Brandt in 1902. It cost two million crowns."),
	)})
	first := answered(t, an, Question{Text: "Who opened the harbour of Lindmoor?"})
	sources := []Citation{{N: 1}, {N: 2}}
	for i, id := range []string{"a.txt", "b.txt"} {
		for _, h := range mustSearch(t, an, "harbour Lindmoor") {
			if h.Passage.Article.ID == id {
				sources[i].Article, sources[i].Span = h.Passage.Article, h.Passage.Sentences[0]
			}
		}
	}
	turn := first.Turn()
	turn.Sources = sources
	for question, want := range map[string]string{
		"What did the harbour cost according to the second source?": "b.txt", "두 번째 출처에는 뭐라고 나오나요?": "b.txt",
		"What did the harbour cost according to source 1?": "a.txt", "What does the second one say?": "b.txt",
	} {
		a := answered(t, an, Question{Text: question, History: []Turn{turn}, Explain: true})
		if a.Abstained || a.Citations[0].Article.ID != want || a.Explanation.Source != want {
			t.Errorf("%s: %+v", question, a)
		}
	}
}

func mustSearch(t *testing.T, an *Answerer, text string) []retrieval.Hit {
	t.Helper()
	hits, err := an.index.Search(t.Context(), retrieval.Query{Text: text, K: depth})
	if err != nil {
		t.Fatal(err)
	}
	return hits
}
