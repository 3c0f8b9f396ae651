package answer

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"footnote/corpus"
	"footnote/internal/message"
)

// How sure the reader has to be of the answer to an example.
const exampleConfidence = 0.6

// Examples returns at most n questions in a language that articles answer, one
// an article, the first articles preferred: for people who do not know what to
// ask. No model is asked for them.
func (a *Answerer) Examples(ctx context.Context, articles []*corpus.Article, lang string, n int) ([]string, error) {
	var out []string
	used := make(map[string]bool)
	kinds := []message.Key{message.AnswerExampleSay, message.AnswerExampleWho}
	for _, mixed := range []bool{true, false} { // not all alike, if that can be
		for _, article := range articles {
			if len(out) == n {
				return out, nil
			}
			if used[article.ID] || message.Of(article.Quote(article.Body)) != lang {
				continue
			}
			wanted := kinds
			if mixed {
				wanted = kinds[len(out)%len(kinds):][:1]
			}
			q, err := a.example(ctx, article, lang, wanted)
			if err != nil {
				return out, fmt.Errorf("make an example: %w", err)
			}
			if q != "" {
				out = append(out, q)
				used[article.ID] = true
			}
		}
	}
	return out, nil
}

// mostTried is how many people of an article are tried.
const mostTried = 4

// example returns a question of some kinds that an article answers, empty if
// none is found.
func (a *Answerer) example(ctx context.Context, article *corpus.Article, lang string, kinds []message.Key) (string, error) {
	for _, kind := range kinds {
		for _, name := range peopleNamed(article, mostTried) {
			q := kind.In(lang, name)
			r, err := a.read(ctx, Question{Text: q})
			if err != nil {
				return "", err
			}
			if r.confidence < exampleConfidence || r.statements[0].passage.Article.ID != article.ID {
				continue
			}
			if first := oneLine(article.Quote(r.statements[0].span)); kind != message.AnswerExampleSay || speaks(first, name) {
				return q, nil
			}
		}
	}
	return "", nil
}

// saying is how a sentence tells what somebody said, word for word.
var saying = regexp.MustCompile(`(?i)["“「『][^"”」』]{6,}["”」』].*(?:\b(?:said|says|told|asked|added|recall\w*|explain\w*|wrote)\b|고\s*(?:말|했|하|밝|전|강조|설명|회상|덧붙)|라며|다며)` +
	`|\b(?:said|says|told|asked|added|recall\w*|explain\w*|wrote)\b.*["“「『][^"”」』]{6,}`)

// speaks reports whether a sentence tells what somebody said, whom it names at
// least by a part of the name.
func speaks(sentence, name string) bool {
	parts := strings.Fields(name)
	return saying.MatchString(sentence) && strings.Contains(sentence, parts[len(parts)-1])
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
