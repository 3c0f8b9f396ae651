package evaluate

import (
	"context"
	"strings"

	"footnote/answer"
	"footnote/corpus"
	"footnote/retrieval"
)

// article returns an article without front matter.
func article(id, text string) *corpus.Article {
	return &corpus.Article{ID: id, Title: id, Text: text, Body: corpus.Span{End: len(text)}}
}

// span returns where a part of an article stands.
func span(a *corpus.Article, part string) corpus.Span {
	start := strings.Index(a.Text, part)
	return corpus.Span{Start: start, End: start + len(part)}
}

func hit(a *corpus.Article, part string) retrieval.Hit {
	return retrieval.Hit{Passage: &corpus.Passage{Article: a, Span: span(a, part)}}
}

func cite(a *corpus.Article, part string) answer.Citation {
	return answer.Citation{Article: a, Span: span(a, part)}
}

// A stub searches and answers by the question's text.
type stub struct {
	hits    func(text string) ([]retrieval.Hit, error)
	answers func(text string) (answer.Answer, error)
}

func (s stub) Search(_ context.Context, q retrieval.Query) ([]retrieval.Hit, error) {
	return s.hits(q.Text)
}

func (s stub) Answer(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
	return s.answers(q.Text)
}
