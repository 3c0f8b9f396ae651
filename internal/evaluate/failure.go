package evaluate

import (
	"cmp"
	"slices"
)

// A Reason says what went wrong with a question.
type Reason string

// The reasons, worst first: a wrong answer does more harm than none.
const (
	// FalseAnswer: no article answers it, and it was answered all the same.
	FalseAnswer Reason = "false_answer"
	// WrongAnswer: it was answered, but not [Result.Right].
	WrongAnswer Reason = "wrong_answer"
	// Abstention: an article answers it, and it was not answered.
	Abstention Reason = "abstention"
	// Breakdown: it could not be searched or answered at all.
	Breakdown Reason = "breakdown"
)

// order is that of the reasons.
func (r Reason) order() int {
	return slices.Index([]Reason{FalseAnswer, WrongAnswer, Abstention, Breakdown}, r)
}

// A Failure is a question that came out wrong.
type Failure struct {
	Why Reason `json:"why"`
	Result
}

// Failures returns the questions that came out wrong, worst first: by reason,
// and then the most confident first. It is never nil.
func (r *Run) Failures() []Failure {
	out := []Failure{}
	for i := range r.Results {
		if why := r.Results[i].reason(); why != "" {
			out = append(out, Failure{why, r.Results[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b Failure) int {
		return cmp.Or(cmp.Compare(a.Why.order(), b.Why.order()), cmp.Compare(b.Confidence, a.Confidence))
	})
	return out
}

// reason returns what went wrong, empty if nothing did.
func (r *Result) reason() Reason {
	right, known := r.Right()
	switch {
	case r.Failed:
		return Breakdown
	case r.Set != "" && r.Answered:
		return FalseAnswer
	case r.Set != "":
		return ""
	case !r.Answered:
		return Abstention
	case known && !right:
		return WrongAnswer
	default:
		return ""
	}
}
