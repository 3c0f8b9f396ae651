package answer

import (
	"strings"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// A Mode tells who worded an answer.
type Mode string

// The modes.
const (
	// ModeModel: a language model worded the answer.
	ModeModel Mode = "model"
	// ModeExtractive: the answer is made of sentences of the articles.
	ModeExtractive Mode = "extractive"
)

// A Question is what somebody wants to know.
type Question struct {
	Text string
	// Language is "ko" or "en": what the answer is told in. Empty means the
	// question's own.
	Language string
	// History is the conversation so far, oldest first.
	History []Turn
	Filter  retrieval.Filter
	// Asked is when it was asked, in the asker's zone: "yesterday" counts from
	// there. Zero means that nobody knows.
	Asked time.Time
	// Explain asks for the answer's Explanation, Receipt for its Receipt.
	Explain, Receipt bool
}

// A Turn is a question that was answered before, in the same conversation.
type Turn struct {
	Question, Answer string
	// Meant is the question as it stands alone, empty if that is as it was asked;
	// Short the answer's short form.
	Meant, Short string
	// Sources are the answer's citations: "the second one" is one of them.
	Sources []Citation
}

// An Answer is text with the places that say so, or an abstention.
type Answer struct {
	Question string
	// Rewritten is the question as it was understood, where that is something
	// else: a follow-up as a question that stands alone, and the dates that its
	// relative words mean. Rewriting tells how it came about.
	Rewritten string
	Rewriting Rewriting
	// Language is "ko" or "en".
	Language string
	// Text holds the marks [1] to [n], n = len(Citations), each at least once
	// and no other. It is at most 600 characters if extractive. If Abstained,
	// it says what is missing, without marks.
	Text string
	// Short is the few words that answer; may be empty.
	Short string
	Mode  Mode
	// Abstained: the articles do not answer the question.
	Abstained bool
	// Confidence is between 0 and 1: how likely the articles answer the
	// question.
	Confidence float64
	// Citations are numbered from 1 on, in the order of their first mark.
	Citations []Citation
	// Near are what the nearest passages say of the question's words, best
	// first, if Abstained.
	Near []Citation
	// Missing are the question's words that no article holds, if Abstained.
	Missing []string
	// Notice is one line for people about how the answer was made, such as
	// that the model could not be reached; usually empty.
	Notice string
	// Usage is what was asked of models for this answer.
	Usage Usage
	// Explanation and Receipt are nil unless the question asked for them.
	Explanation *Explanation
	Receipt     *Receipt
}

// A Citation is the place in an article that says what is marked with its
// number.
type Citation struct {
	// N is 1-based.
	N       int
	Article *corpus.Article
	// Span is at most [MaxQuote] characters long.
	Span corpus.Span
}

// MaxQuote is the most characters that a quote has.
const MaxQuote = 300

// MaxText is the most characters that the text of an extractive answer has.
const MaxText = 600

// Quote returns the words cited, the article's own to the byte.
func (c Citation) Quote() string { return c.Article.Quote(c.Span) }

// Lines returns the 1-based first and last line of the quote.
func (c Citation) Lines() (first, last int) { return c.Article.Lines(c.Span) }

// Cut reports whether the quote begins and ends within a sentence; where it
// does, front ends show "…" outside of the quote. Of the article, only the
// text near by in the same paragraph is read.
func (c Citation) Cut() (before, after bool) {
	text := strings.TrimSpace(c.Quote())
	if text == "" {
		return false, false
	}
	start := c.Span.Start + strings.Index(c.Quote(), text)
	end := start + len(text)
	before, after = true, true
	for _, s := range corpus.Sentences(c.Article.Text, paragraph(c.Article, c.Span, cutReach)) {
		before = before && s.Start != start
		after = after && s.End != end
	}
	return before, after
}

// Excerpt returns the quote as people are shown it: with "…" outside of it where
// it begins or ends within a sentence.
func (c Citation) Excerpt() string {
	before, after := c.Cut()
	excerpt := c.Quote()
	if before {
		excerpt = "… " + excerpt
	}
	if after {
		excerpt += " …"
	}
	return excerpt
}

// cutReach is how many characters around a quote tell where sentences begin
// and end. With the quote they are no more than a passage, so that a sentence
// without an end is not cut for its length alone.
const cutReach = (corpus.MaxPassage - MaxQuote) / 2
