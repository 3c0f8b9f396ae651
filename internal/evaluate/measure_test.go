package evaluate

import (
	"context"
	"errors"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/corpus"
	"footnote/retrieval"
)

func TestEachQuestionIsSearchedAndAnswered(t *testing.T) {
	light := article("light.md", "Mina keeps the light.")
	var searched, progress int
	s := stub{
		hits: func(string) ([]retrieval.Hit, error) {
			searched++
			return []retrieval.Hit{hit(light, light.Text)}, nil
		},
		answers: func(text string) (answer.Answer, error) {
			if text == "broken" {
				return answer.Answer{}, errors.New("no")
			}
			return answer.Answer{Text: "Mina [1]", Confidence: .9, Citations: []answer.Citation{cite(light, light.Text)}, Notice: "no model"}, nil
		},
	}
	questions := []Question{
		{ID: "1", Text: "who", Evidence: "Minakeeps"},
		{ID: "2", Text: "broken", Evidence: "Minakeeps", Answers: []string{"Mina"}},
		{ID: "3", Text: "where", Set: Absent},
	}
	run, err := Measure(t.Context(), Options{Index: s, Answerer: s, Progress: func(done, total int) {
		progress++
		if done != progress || total != len(questions) {
			t.Errorf("%d of %d", done, total)
		}
	}}, questions)
	if err != nil {
		t.Fatal(err)
	}
	if searched != 2 || progress != 3 || len(run.Results) != 3 {
		t.Errorf("%d searches, %d steps, %d results", searched, progress, len(run.Results))
	}
	broken := run.Results[1]
	if !broken.Failed || broken.Answered || *broken.Passage != 1 || *broken.Quote != 0 || *broken.Answer {
		t.Errorf("a question that failed is not missed: %+v", broken)
	}
	if a, u, f := run.Count(); a != 2 || u != 1 || f != 1 {
		t.Errorf("counts %d, %d, %d", a, u, f)
	}
	if n, first := run.Notices(); n != 2 || first != "no model" {
		t.Errorf("%d notices, %q", n, first)
	}
}

func TestThatAllQuestionsFailIsAnError(t *testing.T) {
	why := errors.New("no disk")
	s := stub{
		hits:    func(string) ([]retrieval.Hit, error) { return nil, why },
		answers: func(string) (answer.Answer, error) { return answer.Answer{}, why },
	}
	if _, err := Measure(t.Context(), Options{Index: s, Answerer: s}, make([]Question, 2)); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
}

func TestMeasuringEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	asked := 0
	s := stub{
		hits: func(string) ([]retrieval.Hit, error) { return nil, nil },
		answers: func(string) (answer.Answer, error) {
			asked++
			stop()
			return answer.Answer{}, ctx.Err()
		},
	}
	_, err := Measure(ctx, Options{Index: s, Answerer: s}, make([]Question, 5))
	if !errors.Is(err, context.Canceled) || asked != 1 {
		t.Errorf("got %v after %d questions", err, asked)
	}
}

func TestQuestionsAreHeldToTheArticles(t *testing.T) {
	articles := []*corpus.Article{article("a/light.md", "Mina keeps\nthe light."), article("b/light.md", "Jun paints.")}
	ask := func(article, evidence, set string) Question {
		return Question{Article: article, Evidence: evidence, Set: set, path: "q.jsonl", line: 7, written: evidence}
	}
	unfound, err := Check([]Question{
		ask("a/light.md", "keepsthelight", ""), ask("light.md", "Junpaints", ""), ask("light.md", "", ""),
		ask("", "anything", ""), ask("elsewhere.md", "anything", "near"), ask("b/light.md", "Mina", ""),
	}, articles)
	if err != nil || len(unfound) != 1 || !strings.Contains(unfound[0].Error(), "q.jsonl, line 7: the evidence “Mina” does not stand in b/light.md") {
		t.Errorf("got %v, %v", unfound, err)
	}
	_, err = Check([]Question{ask("moon.md", "", "")}, articles)
	if err == nil || err.Error() != "q.jsonl, line 7: there is no article “moon.md”" {
		t.Errorf("got %v", err)
	}
}
