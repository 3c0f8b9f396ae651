package answer

import (
	"context"
	"fmt"
	"regexp"

	"footnote/corpus"
	"footnote/internal/message"
)

// How sure the reader has to be of the answer to an example.
const exampleConfidence = 0.6

// Examples returns at most n questions in a language that articles answer, one
// an article, in their order: for people who do not know what to ask. No model
// is asked for them.
func (a *Answerer) Examples(ctx context.Context, articles []*corpus.Article, lang string, n int) ([]string, error) {
	var out []string
	for _, article := range articles {
		if len(out) == n {
			break
		}
		if message.Of(article.Quote(article.Body)) != lang {
			continue
		}
		q, err := a.example(ctx, article, lang, len(out))
		if err != nil {
			return out, fmt.Errorf("make an example: %w", err)
		}
		if q != "" {
			out = append(out, q)
		}
	}
	return out, nil
}

// mostTried is how many people of an article are tried.
const mostTried = 4

// example returns a question that an article answers, empty if none is found.
// turn says which kind of question is tried first, so that not all are alike.
func (a *Answerer) example(ctx context.Context, article *corpus.Article, lang string, turn int) (string, error) {
	kinds := []message.Key{message.AnswerExampleSay, message.AnswerExampleWho}
	for i := range kinds {
		for _, name := range peopleNamed(article, mostTried) {
			q := kinds[(turn+i)%len(kinds)].In(lang, name)
			r, err := a.read(ctx, Question{Text: q})
			if err != nil {
				return "", err
			}
			if r.confidence >= exampleConfidence && r.statements[0].passage.Article.ID == article.ID {
				return q, nil
			}
		}
	}
	return "", nil
}

// asksFirst is how headings begin that are read as names: "How Footnote …".
var asksFirst = regexp.MustCompile(`^(?:How|What|When|Where|Which|Who|Why)\b`)

// peopleNamed returns the first people whom an article names in full.
func peopleNamed(a *corpus.Article, n int) []string {
	var out []string
	seen := make(map[string]bool)
	for _, s := range corpus.Sentences(a.Text, a.Body) {
		for _, m := range mentions(a, s) {
			if len(out) == n {
				return out
			}
			if m.full() && !seen[m.name] && !asksFirst.MatchString(m.name) {
				seen[m.name] = true
				out = append(out, m.name)
			}
		}
	}
	return out
}
