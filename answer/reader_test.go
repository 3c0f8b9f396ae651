package answer

import (
	"context"
	"math"
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
	r := readingFor(t, "Where was the meeting?", aside, main)
	if best := r.statements[0]; !strings.HasPrefix(best.passage.Article.Quote(best.span), "The meeting was held at the old lighthouse") {
		t.Errorf("got %q", best.passage.Article.Quote(best.span))
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

func TestATitleAloneIsNoAnswer(t *testing.T) {
	article, problems := corpus.Parse("bridge.txt", []byte("Harbour bridge\n\nThe crossing opened in 1931. It carries two tracks."))
	if article == nil {
		t.Fatal(problems)
	}
	r := readingFor(t, "When did the Harbour bridge open?", article)
	text, _ := composed(t, r.pick())
	if strings.Contains(text, "Harbour bridge [") || !strings.Contains(text, "1931") {
		t.Errorf("got %q", text)
	}
}

func TestTheWordsThatAnswerAreFound(t *testing.T) {
	for _, c := range []struct{ question, text, want string }{
		{"When was the Lindmoor bridge opened?", "The Lindmoor bridge was opened by Queen Adela on 3 June 1871.", "3 June 1871"},
		{"Who opened the Lindmoor bridge?", "The Lindmoor bridge was opened by Queen Adela on 3 June 1871.", "Queen Adela"},
		{"린드무어 다리는 몇 년에 개통되었나요?", "린드무어 다리는 1871년에 개통되었다.", "1871년"},
	} {
		r := readingFor(t, c.question, newArticle("a.txt", "News", c.text))
		if got := r.short(r.pick()); got == "" || !strings.HasSuffix(c.want, got) { // the year alone will do
			t.Errorf("%s %q, want %q", c.question, got, c.want)
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct{ x, whole, want float64 }{
		{1, 2, 0.5}, {2, 1, 1}, {0, 0, 0}, {1, 0, 0}, {-1, 1, 0}, {1, -1, 0}, {-1, -1, 0}, {math.NaN(), 1, 0}, {1, math.NaN(), 0},
	} {
		if got := share(c.x, c.whole); got != c.want {
			t.Errorf("%v of %v is %v, want %v", c.x, c.whole, got, c.want)
		}
	}
}

func TestConfidenceIsAProbabilityWhateverTheIndexSays(t *testing.T) {
	a := newArticle("a.txt", "Harbour", "The harbour was opened. It is large.")
	p := corpus.Split(a)[0]
	one := []retrieval.Hit{{Passage: p, Score: 1}}
	for name, x := range map[string]fakeIndex{
		"no concepts":    {hits: []retrieval.Hit{{Passage: p}}},
		"weights zero":   {hits: one, concepts: []retrieval.Concept{{Word: "harbour", Known: true}}},
		"weight NaN":     {hits: one, concepts: []retrieval.Concept{{Word: "harbour", Known: true, Weight: math.NaN(), Rarity: math.NaN()}, {Word: "x", Weight: 1}}},
		"rarity NaN":     {hits: one, concepts: []retrieval.Concept{{Word: "harbour", Known: true, Weight: 1, Rarity: math.NaN()}}},
		"weight huge":    {hits: one, concepts: []retrieval.Concept{{Word: "harbour", Weight: math.MaxFloat64, Rarity: math.Inf(1)}, {Word: "x", Weight: math.MaxFloat64}}},
		"scores zero":    {hits: []retrieval.Hit{{Passage: p}, {Passage: p}}, concepts: []retrieval.Concept{{Word: "x", Weight: 2}}},
		"scores NaN":     {hits: []retrieval.Hit{{Passage: p, Score: math.NaN(), Explanation: &retrieval.Explanation{Lexical: math.NaN()}}, {Passage: p}}, concepts: []retrieval.Concept{{Word: "x", Weight: 2}}},
		"score negative": {hits: []retrieval.Hit{{Passage: p, Score: -1}, {Passage: p, Score: -2}}, concepts: []retrieval.Concept{{Word: "x", Weight: 2}}},
		"score infinite": {
			hits: []retrieval.Hit{{Passage: p, Score: 1, Explanation: &retrieval.Explanation{Lexical: 1e308}}}, concepts: []retrieval.Concept{{Word: "x", Weight: 1e-308}},
		},
		"no sentences": {hits: []retrieval.Hit{{Passage: &corpus.Passage{Article: a, Span: a.Body}, Score: 1}}, concepts: []retrieval.Concept{{Word: "x", Weight: 1}}},
		"nothing":      {},
	} {
		t.Run(name, func(t *testing.T) {
			for _, question := range []string{"Who opened the harbour?", "Who attended?", "How many harbours?", "몇 년에 열렸나요?"} {
				answered(t, New(Options{Index: x}), Question{Text: question})
			}
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

func (x fakeIndex) Version() string { return "" }
