package evaluate

import (
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
	texts := make(map[*corpus.Article]string, len(articles))
	for i := range questions {
		q := &questions[i]
		if q.Set != "" || q.Article == "" {
			continue
		}
		meant := slices.Collect(func(yield func(*corpus.Article) bool) {
			for _, a := range articles {
				if q.means(a) && !yield(a) {
					return
				}
			}
		})
		if len(meant) == 0 {
			return nil, q.fault(message.EvalNoArticle, message.EvalNoArticleHint, excerpt(q.Article))
		}
		stands := func(a *corpus.Article) bool {
			if _, ok := texts[a]; !ok {
				texts[a] = squeeze(a.Quote(a.Body))
			}
			return strings.Contains(texts[a], q.Evidence)
		}
		if !slices.ContainsFunc(meant, stands) {
			unfound = append(unfound, q.fault(message.EvalNoEvidence, "", excerpt(q.written), excerpt(q.Article)))
		}
	}
	return unfound, nil
}

func (q *Question) fault(what, hint message.Key, args ...any) *Fault {
	return &Fault{Path: q.path, Line: q.line, what: what, args: args, hint: hint}
}
