package check

import (
	"slices"

	"footnote/answer/calendar"
	"footnote/corpus"
)

// resolve adds the dates that a source's relative words and partial dates mean,
// each to the sentence that it stands in.
func (s *source) resolve() {
	for _, q := range calendar.Resolved(s.Article.Quote(s.Span), s.Article.Published) {
		at := corpus.Span{Start: s.Span.Start + q.Span.Start, End: s.Span.Start + q.Span.End}
		i := slices.IndexFunc(s.sentences, func(o sentence) bool { return o.span.Contains(at) })
		if i >= 0 {
			s.sentences[i].quantities = append(s.sentences[i].quantities, q)
		}
	}
}
