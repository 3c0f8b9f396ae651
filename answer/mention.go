package answer

import (
	"cmp"
	"slices"

	"footnote/corpus"
)

// A mention is a place in an article that names a person.
type mention struct {
	article *corpus.Article
	// span is that of the whole mention, the office included.
	span corpus.Span
	// sentence is where the one begins that it stands in.
	sentence int
	// name is what is given of the person's name: "이재용", "이", "Sam Altman".
	name string
	// office is "삼성전자 회장", "chairman of Samsung"; empty if none is given.
	office string
}

// mentions returns the people whom a sentence names, in order: in Korean those
// with an office, in English those with two names or more, or with an
// honorific.
func mentions(a *corpus.Article, s corpus.Span) []mention {
	out := koreanMentions(a, s)
	korean := len(out)
	for _, m := range englishMentions(a, s) {
		// 르네 하스(Rene Haas) ARM CEO is one.
		if !slices.ContainsFunc(out[:korean], func(k mention) bool { return k.span.Overlaps(m.span) }) {
			out = append(out, m)
		}
	}
	for i := range out {
		out[i].sentence = s.Start
	}
	slices.SortStableFunc(out, func(a, b mention) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return out
}

// text returns the mention's words, the article's own to the byte.
func (m *mention) text() string { return m.article.Quote(m.span) }
