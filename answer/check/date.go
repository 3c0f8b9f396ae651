package check

import (
	"regexp"
	"slices"
	"time"

	"footnote/answer/calendar"
	"footnote/corpus"
	"footnote/retrieval"
)

// resolve adds the dates that a source's relative words and partial dates mean,
// each to the sentence that it stands in.
func (s *source) resolve() {
	for _, q := range calendar.Resolved(mended(s.Article.Quote(s.Span)), s.Article.Published) {
		at := corpus.Span{Start: s.Span.Start + q.Span.Start, End: s.Span.Start + q.Span.End}
		i := slices.IndexFunc(s.sentences, func(o sentence) bool { return o.span.Contains(at) })
		if i >= 0 && !s.isLate(&q, i) {
			start := s.sentences[i].span.Start
			q.Span = corpus.Span{Start: at.Start - start, End: at.End - start}
			s.sentences[i].quantities = append(s.sentences[i].quantities, q)
		}
	}
}

// isLate reports whether a date that words such as "Saturday" may mean comes
// after an article that tells of it as past.
func (s *source) isLate(q *retrieval.Quantity, i int) bool {
	p := s.Article.Published
	if p.IsZero() || q.Day == 0 || !time.Date(q.Year, time.Month(q.Month), q.Day, 0, 0, 0, 0, p.Location()).After(p) {
		return false
	}
	quote := s.Article.Quote(s.sentences[i].span)
	return past.MatchString(quote) && !coming.MatchString(quote)
}

// past and coming tell of what was, and of what will be.
var (
	past   = regexp.MustCompile(`(?i)\b(?:was|were|had|did|went|came|took|met|said|held|saw|won|lost|left|began|told|made|sent|rose|fell|[a-z]{3,}ed)\b|[았었였했됐갔왔렸졌랐났섰]다`)
	coming = regexp.MustCompile(`(?i)\b(?:will|would|is to|are to|plans?|planned|scheduled|next|due|opens|begins|starts|takes place)\b|예정|계획|앞으로|하기로|다음|[겠]다|것이다`)
)
