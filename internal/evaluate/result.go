package evaluate

import (
	"footnote/answer"
	"footnote/retrieval"
)

// How much of what is found and said counts: more than that nobody reads.
const (
	// maxPassages are looked through for the evidence, maxQuotes after them.
	maxPassages = 10
	maxQuotes   = 3
	// maxPassage, maxQuote and maxAnswer are in characters.
	maxPassage = 1200
	maxQuote   = 300
	maxAnswer  = 600
)

// A Result is how one question came out. What the question cannot measure,
// since it has no evidence, answers or facts, is nil.
type Result struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	// Set is empty for a question that the articles answer; see [Question].
	Set string `json:"set,omitempty"`
	// Passage is the place, from 1 to 10, of the first passage that holds the
	// evidence, 0 if none does; Quote that of the first quote, from 1 to 3.
	Passage *int `json:"passage,omitempty"`
	Quote   *int `json:"quote,omitempty"`
	// Answer: an expected answer stands in the answer.
	Answer *bool `json:"answer,omitempty"`
	// ShortEM: the short form is an expected answer, but for spaces,
	// punctuation and case. ShortF1 is the best overlap with one.
	ShortEM *bool    `json:"short_em,omitempty"`
	ShortF1 *float64 `json:"short_f1,omitempty"`
	// Facts is the share of the facts that the answer and its quotes tell.
	Facts      *float64 `json:"facts,omitempty"`
	Answered   bool     `json:"answered"`
	Confidence float64  `json:"confidence"`
	// Said is the answer's text or, if not Answered, what was said instead.
	Said  string `json:"said"`
	Short string `json:"short"`
	// SearchMS and AskMS are in milliseconds; SearchMS is 0 if Set.
	SearchMS float64 `json:"search_ms,omitempty"`
	AskMS    float64 `json:"ask_ms"`
	// Notice is what the answer says of how it was made, such as that the model
	// could not be reached.
	Notice string `json:"notice,omitempty"`
	// Failed: it could not be searched or answered, and counts as missed.
	Failed bool `json:"failed,omitempty"`
}

// Right reports whether an answer was given and is right: one of the first
// three quotes holds the evidence, or all facts are told. Of a question that
// has neither, an expected answer stands in the answer. To answer what has no
// answer is wrong. It is not known of a question with nothing to judge it by.
func (r *Result) Right() (right, known bool) {
	switch {
	case r.Set != "":
		return false, true
	case r.Quote != nil || r.Facts != nil:
		return r.Quote != nil && *r.Quote > 0 || r.Facts != nil && *r.Facts == 1, true
	case r.Answer != nil:
		return *r.Answer, true
	default:
		return false, false
	}
}

// judgeHits sets what a search tells.
func (r *Result) judgeHits(q *Question, hits []retrieval.Hit) {
	if q.Evidence == "" {
		return
	}
	r.Passage = new(0)
	for i, h := range hits[:min(len(hits), maxPassages)] {
		if q.answeredBy(h.Passage.Article, h.Passage.Text(), maxPassage) {
			*r.Passage = i + 1
			return
		}
	}
}

// judgeAnswer sets what an answer tells.
func (r *Result) judgeAnswer(q *Question, a answer.Answer) {
	r.Answered, r.Confidence, r.Notice = !a.Abstained, probability(a.Confidence), a.Notice
	r.Said = a.Text
	if r.Answered {
		r.Short = a.Short
	}
	if q.Set != "" {
		return
	}
	if a.Abstained {
		a.Text, a.Citations = "", nil
	}
	if q.Evidence != "" {
		r.Quote = new(quoted(q, a.Citations))
	}
	if len(q.Answers) > 0 {
		r.Answer = new(tells(head(a.Text, maxAnswer), q.Answers))
		r.judgeShort(q.Answers)
	}
	if len(q.Facts) > 0 {
		r.Facts = new(told(q.Facts, a))
	}
}

// judgeShort sets what the short form tells.
func (r *Result) judgeShort(answers []string) {
	exact, best := false, 0.0
	said := bare(r.Short)
	for _, a := range answers {
		a = bare(a)
		exact = exact || said == a
		best = max(best, overlap(said, a))
	}
	r.ShortEM, r.ShortF1 = &exact, &best
}

// quoted returns the place of the first citation whose quote holds the
// evidence, 0 if none of the first three does.
func quoted(q *Question, citations []answer.Citation) int {
	for i, c := range citations[:min(len(citations), maxQuotes)] {
		if q.answeredBy(c.Article, c.Quote(), maxQuote) {
			return i + 1
		}
	}
	return 0
}

// told returns the share of the facts that an answer and its first quotes tell.
func told(facts [][]string, a answer.Answer) float64 {
	text := head(a.Text, maxAnswer)
	for _, c := range a.Citations[:min(len(a.Citations), maxQuotes)] {
		text += head(c.Quote(), maxQuote)
	}
	n := 0
	for _, wordings := range facts {
		if tells(text, wordings) {
			n++
		}
	}
	return float64(n) / float64(len(facts))
}
