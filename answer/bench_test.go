package answer

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// BenchmarkReader measures an answer at about a hundred passages, the search
// included.
func BenchmarkReader(b *testing.B) {
	var articles []*corpus.Article
	for _, a := range seedArticles(b) {
		for i := range 5 {
			copied := *a
			copied.ID = strings.Repeat("x", i) + a.ID
			articles = append(articles, &copied)
		}
	}
	an := New(Options{Index: openIndex(b, articles...)})
	questions := []string{
		"Who attended the meeting?", "When was Big Nettie lifted out of Skellan Sound?", "회동은 어디에서 열렸나요?",
		"What did the students count on the cameras?", "Who designed the rollercoaster at the Larkfield amusement park?",
	}
	for i := 0; b.Loop(); i++ {
		if _, err := an.Answer(b.Context(), Question{Text: questions[i%len(questions)]}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
