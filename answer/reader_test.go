package answer

import (
	"context"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

func TestAVagueQuestionIsAboutAnArticlesMainMatter(t *testing.T) {
	aside := newArticle("aside.txt", "The council's week",
		strings.Repeat("The council of Lindmoor spoke about roads and schools. ", 6)+
			"\n\nA meeting was moved, since another meeting, a meeting of clerks, was held in the Blue Room.")
	main := newArticle("main.txt", "The meeting at the lighthouse",
		"The meeting was held at the old lighthouse on the cape. "+strings.Repeat("The wind was strong and the lamps were lit. ", 6))
	an := New(Options{Index: openIndex(t, aside, main)})
	a := answered(t, an, Question{Text: "Where was the meeting?"})
	if !strings.HasPrefix(a.Text, "The meeting was held at the old lighthouse on the cape. [1]") {
		t.Errorf("got %q", a.Text)
	}
}

func TestASentenceInTheQuestionsLanguageIsPreferred(t *testing.T) {
	an := New(Options{Index: openIndex(t,
		newArticle("ko.txt", "ARM", "소프트뱅크는 ARM 지분 90%를 갖고 있다."),
		newArticle("en.txt", "ARM", "SoftBank owns a 90% stake in ARM."),
	)})
	for question, want := range map[string]string{
		"What stake does SoftBank own in ARM?": "SoftBank owns a 90% stake in ARM. [1]",
		"소프트뱅크의 ARM 지분은 얼마인가요?":                "소프트뱅크는 ARM 지분 90%를 갖고 있다. [1]",
	} {
		if a := answered(t, an, Question{Text: question}); a.Text != want {
			t.Errorf("%s %q", question, a.Text)
		}
	}
}

func TestWhatCannotWinIsNotReadAndChangesNothing(t *testing.T) {
	ix := openIndex(t, seedArticles(t)...)
	an := New(Options{Index: ix})
	for _, text := range []string{"Who attended the meeting?", "How much power is Big Nettie rated at?", "회동은 어디에서 열렸나요?", "What did students count on the cameras of the tidal trial?"} {
		r, err := an.read(t.Context(), Question{Text: text})
		if err != nil || len(r.ranked) == 0 {
			t.Fatalf("%s: %d windows, %v", text, len(r.ranked), err)
		}
		least := r.least(r.ranked[0].score)
		for _, w := range r.ranked[1:] {
			if w.score > r.ranked[0].score {
				t.Errorf("%s: windows are not ranked", text)
			}
		}
		for i, h := range r.hits {
			for _, w := range r.windows(h.Passage, share(h.Score, r.hits[0].Score)) {
				read := false
				for _, known := range r.ranked {
					read = read || known.span == w.span && known.passage.Article == w.passage.Article
				}
				if !read && w.score >= least {
					t.Errorf("%s: hit %d has a window of %v, where %v is enough: %q", text, i, w.score, least, w.quote())
				}
			}
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct{ x, whole, want float64 }{
		{1, 2, 0.5}, {2, 1, 1}, {0, 0, 0}, {1, 0, 0}, {-1, 1, 0}, {1, -1, 0}, {-1, -1, 0},
	} {
		if got := share(c.x, c.whole); got != c.want {
			t.Errorf("%v of %v is %v, want %v", c.x, c.whole, got, c.want)
		}
	}
}

func TestConfidenceIsAProbabilityWhateverTheIndexSays(t *testing.T) {
	a := newArticle("a.txt", "Harbour", "The harbour was opened. It is large.")
	p := corpus.Split(a)[0]
	for name, x := range map[string]fakeIndex{
		"no concepts":    {hits: []retrieval.Hit{{Passage: p}}},
		"weights zero":   {hits: []retrieval.Hit{{Passage: p, Score: 1}}, concepts: []retrieval.Concept{{Word: "harbour", Known: true}}},
		"scores zero":    {hits: []retrieval.Hit{{Passage: p}, {Passage: p}}, concepts: []retrieval.Concept{{Word: "x", Weight: 2}}},
		"score negative": {hits: []retrieval.Hit{{Passage: p, Score: -1}, {Passage: p, Score: -2}}, concepts: []retrieval.Concept{{Word: "x", Weight: 2}}},
		"score infinite": {
			hits: []retrieval.Hit{{Passage: p, Score: 1, Explanation: &retrieval.Explanation{Lexical: 1e308}}}, concepts: []retrieval.Concept{{Word: "x", Weight: 1e-308}},
		},
		"no sentences": {hits: []retrieval.Hit{{Passage: &corpus.Passage{Article: a, Span: a.Body}, Score: 1}}, concepts: []retrieval.Concept{{Word: "x", Weight: 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			answered(t, New(Options{Index: x}), Question{Text: "Who opened the harbour?"})
		})
	}
}

// A fakeIndex finds the same for every question.
type fakeIndex struct {
	hits     []retrieval.Hit
	concepts []retrieval.Concept
}

func (x fakeIndex) Search(context.Context, retrieval.Query) ([]retrieval.Hit, error) {
	return x.hits, nil
}

func (x fakeIndex) Concepts(string) []retrieval.Concept { return slices.Clone(x.concepts) }

func (x fakeIndex) Passages() int { return len(x.hits) }

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

func TestATitleAloneIsNoAnswer(t *testing.T) {
	article, problems := corpus.Parse("bridge.txt", []byte("Harbour bridge\n\nThe crossing opened in 1931. It carries two tracks."))
	if article == nil {
		t.Fatal(problems)
	}
	said := answered(t, New(Options{Index: openIndex(t, article)}), Question{Text: "When did the Harbour bridge open?"})
	if strings.Contains(said.Text, "Harbour bridge [") || !strings.Contains(said.Text, "1931") {
		t.Error(said.Text)
	}
}
