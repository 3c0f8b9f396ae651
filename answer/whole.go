package answer

import "footnote/corpus"

// Whole returns a citation without the parts of sentences at the ends of its
// quote, unless that leaves little of it: a quote that was made wider for
// what stands around it is easier to read from the start of a sentence. One
// without whole sentences stays as it is.
func (c Citation) Whole() Citation {
	var whole corpus.Span
	for _, s := range corpus.Sentences(c.Article.Text, paragraph(c.Article, c.Span, cutReach)) {
		switch {
		case !c.Span.Contains(s):
		case whole.Len() == 0:
			whole = s
		default:
			whole.End = s.End
		}
	}
	if 3*whole.Len() > c.Span.Len() {
		c.Span = whole
	}
	return c
}

// Shown returns the citations of an answer as people are shown them: whole. What
// a model cites stands as it is, since that may be a part of a sentence.
func (a Answer) Shown() []Citation {
	if a.Mode != ModeExtractive {
		return a.Citations
	}
	out := make([]Citation, len(a.Citations))
	for i, c := range a.Citations {
		out[i] = c.Whole()
	}
	return out
}
