package evaluate

import (
	"path"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/internal/message"
)

// Check holds questions to the articles that they are asked of. That an article
// is unknown is the error, a [Fault]. Evidence that stands in no article meant
// can never be found, and is returned: articles may change after the questions
// were written. Unanswerable questions may tell of any article.
func Check(questions []Question, articles []*corpus.Article) (unfound []*Fault, err error) {
	named := byName(articles)
	texts := make(map[*corpus.Article]string, len(articles))
	for i := range questions {
		q := &questions[i]
		if q.Set != "" || q.Article == "" {
			continue
		}
		if len(named[q.Article]) == 0 {
			return nil, q.fault(message.EvalNoArticle, message.EvalNoArticleHint, excerpt(q.Article))
		}
		stands := slices.ContainsFunc(named[q.Article], func(a *corpus.Article) bool {
			if _, ok := texts[a]; !ok {
				texts[a] = squeeze(a.Quote(a.Body))
			}
			return strings.Contains(texts[a], q.Evidence)
		})
		if !stands {
			unfound = append(unfound, q.fault(message.EvalNoEvidence, "", excerpt(q.written), excerpt(q.Article)))
		}
	}
	return unfound, nil
}

// byName returns the articles by all that a question may call them.
func byName(articles []*corpus.Article) map[string][]*corpus.Article {
	named := make(map[string][]*corpus.Article, 2*len(articles))
	for _, a := range articles {
		named[a.ID] = append(named[a.ID], a)
		if base := path.Base(a.ID); base != a.ID {
			named[base] = append(named[base], a)
		}
	}
	return named
}

func (q *Question) fault(what, hint message.Key, args ...any) *Fault {
	return &Fault{Path: q.path, Line: q.line, what: what, args: args, hint: hint}
}
