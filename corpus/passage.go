package corpus

// A Passage is a span of an article that is searched as one unit: whole
// sentences, at most [MaxPassage] characters.
type Passage struct {
	// ID is stable while the article's ID, title and the passage's text stay
	// the same, wherever in the article the text moves to.
	ID      string
	Article *Article
	Span    Span
	// Sentences are the sentences of the passage, in reading order; none
	// overlaps another. Spans are relative to the article, as Span is.
	Sentences []Span
}

// Text returns the passage's text, to the byte.
func (p *Passage) Text() string { return p.Article.Quote(p.Span) }
