package answer

import (
	"footnote/corpus"
	"footnote/retrieval"
)

// An Explanation tells how an answer or an abstention came about, in the
// numbers that it was decided by. Where a model worded the answer, it tells how
// the built-in reader sees the same passages.
type Explanation struct {
	// Kind is what the question asks for: see [Kind].
	Kind string
	// Focus is the noun that names what is asked for, folded, such as "hotel" of
	// "which hotel"; may be empty.
	Focus string
	// Language is "ko" or "en": what the question is asked in.
	Language string
	// Rewritten is the question as it was understood, empty where that is as it was
	// asked; Rewriting tells how it came about.
	Rewritten string
	Rewriting Rewriting
	// Source is the ID of the article that the question refers to as a source of an
	// answer before, empty if it refers to none.
	Source string
	// Concepts are what the question is about, in its own order.
	Concepts []retrieval.Concept
	// Hits are the passages that were read, best first, each with its
	// Explanation.
	Hits []retrieval.Hit
	// Statements are the sentences that answer best, best first; at most five.
	Statements []StatementScore
	// Phrases are the best of what may be the short answer, from the best
	// statement, best first; at most three. They may overlap. The short answer
	// is the best phrase of those that the answer tells. A list has none.
	Phrases    []PhraseScore
	Confidence ConfidenceScore
	Decision   Decision
	// Why is one line for people that says why it was decided so, in the
	// answer's language.
	Why string
	// Model: a model answered or abstained. Where one failed, the answer's Notice
	// says so.
	Model bool
}

// A Decision is what was done with a question.
type Decision string

// The decisions.
const (
	// DecisionAnswered: the confidence is enough.
	DecisionAnswered Decision = "answered"
	// DecisionListed: it is, and the people who are named are listed.
	DecisionListed Decision = "listed"
	// DecisionUnsure: an abstention, since the confidence is not enough.
	DecisionUnsure Decision = "unsure"
	// DecisionNothing: an abstention, since there is nothing to judge: no word
	// to look for, or no sentence found.
	DecisionNothing Decision = "nothing_found"
	// DecisionModelAnswered: the model answered. The confidence has no say.
	DecisionModelAnswered Decision = "model_answered"
	// DecisionModelAbstained: the model said that the passages do not answer.
	DecisionModelAbstained Decision = "model_abstained"
)

// A Contribution is what one feature adds to a score.
type Contribution struct {
	// Name is the feature's: see docs/explain.md.
	Name          string
	Value, Weight float64
}

// Amount is what is added: value times weight.
func (c Contribution) Amount() float64 { return c.Value * c.Weight }

// A StatementScore tells how well a sentence answers.
type StatementScore struct {
	Article *corpus.Article
	Span    corpus.Span
	// Score is on a logarithmic scale. It is the sum of Features and Rest.
	Score float64
	// Share is the probability, by the scores of all statements, that it is the
	// one that answers, if one does.
	Share float64
	// Features are those that add or take most, heaviest first; at most three.
	Features []Contribution
	// Rest is what all others add.
	Rest float64
}

// Quote returns the sentence, the article's own to the byte.
func (s StatementScore) Quote() string { return s.Article.Quote(s.Span) }

// Lines returns the 1-based first and last line of the sentence.
func (s StatementScore) Lines() (first, last int) { return s.Article.Lines(s.Span) }

// A PhraseScore tells how well a few words of a sentence answer.
type PhraseScore struct {
	// Text is on one line, as an answer tells it.
	Text string
	// Score is on a logarithmic scale.
	Score float64
}

// A ConfidenceScore tells where a confidence comes from.
type ConfidenceScore struct {
	// Value is the built-in reader's confidence, and Threshold what it needs to
	// answer.
	Value, Threshold float64
	// Logit is ln(Value / (1 - Value)). It is the sum of Bias, Clues and Rest.
	// All of them are 0 if nothing was found to judge; Value is 0 then as well.
	Logit, Bias float64
	// Clues are those that add or take most, heaviest first; at most eight.
	Clues []Contribution
	// Rest is what all others add.
	Rest float64
}
