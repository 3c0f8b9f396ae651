package answer

import (
	"cmp"
	"math"
	"slices"

	"footnote/internal/message"
)

// How much an explanation tells.
const (
	mostStatementScores = 5
	mostFeatures        = 3
	mostPhraseScores    = 3
	mostClues           = 8
)

// Kind returns what a question asks for: "who", "when", "where", "number", "why",
// "year", or "other".
func Kind(question string) string { return kindNames[newInquiry(question, nil).kind] }

// explained notes in an answer how its question was understood, and gives it its
// explanation and its receipt, if the question asks for them.
func (r *reading) explained(q Question, a Answer) Answer {
	a = r.as.noted(q.Text, a)
	a.Receipt = r.receipt(q, a)
	if !q.Explain {
		return a
	}
	e := &Explanation{
		Kind: kindNames[r.kind], Focus: r.focusWord, Language: r.lang,
		Rewritten: a.Rewritten, Rewriting: a.Rewriting, Source: r.as.source,
		Concepts: r.concepts, Hits: r.hits, Confidence: r.confidenceScore(), Model: a.Mode == ModeModel,
	}
	e.Decision = r.decision(a)
	e.Why = e.Decision.why(a.Language, r.confidence)
	for _, s := range r.statements[:min(mostStatementScores, len(r.statements))] {
		e.Statements = append(e.Statements, s.explain())
	}
	if len(r.statements) > 0 && e.Decision != DecisionListed {
		best := r.statements[0]
		for _, p := range best.phrases[:min(mostPhraseScores, len(best.phrases))] {
			e.Phrases = append(e.Phrases, PhraseScore{toldText(best.passage.Article.Quote(p.span)), p.score})
		}
	}
	a.Explanation = e
	return a
}

// decision tells what was done with the question.
func (r *reading) decision(a Answer) Decision {
	switch {
	case a.Mode == ModeModel && a.Abstained:
		return DecisionModelAbstained
	case a.Mode == ModeModel:
		return DecisionModelAnswered
	case a.Abstained && r.evidence[clueBias] == 0:
		return DecisionNothing
	case a.Abstained:
		return DecisionUnsure
	case r.list() != nil:
		return DecisionListed
	default:
		return DecisionAnswered
	}
}

// why says in a language why it was decided so, given the reader's confidence.
func (d Decision) why(lang string, confidence float64) string {
	key := message.ExplainAnswered
	switch d {
	case DecisionNothing:
		return message.ExplainNothing.In(lang)
	case DecisionListed:
		key = message.ExplainListed
	case DecisionUnsure:
		key = message.ExplainUnsure
	case DecisionModelAnswered:
		key = message.ExplainModelAnswered
	case DecisionModelAbstained:
		key = message.ExplainModelAbstained
	}
	return key.In(lang, confidence, leastConfidence)
}

func (s *statement) explain() StatementScore {
	features, rest := heaviest(s.score, s.features[:], statementWeights()[:], statementNamesOf, mostFeatures)
	return StatementScore{
		Article: s.passage.Article, Span: s.span, Score: s.score, Share: s.share, Features: features, Rest: rest,
	}
}

func (r *reading) confidenceScore() ConfidenceScore {
	c := ConfidenceScore{Value: r.confidence, Threshold: leastConfidence}
	values, weights := r.evidence[:], clueWeights()[:]
	logit := dot(values, weights)
	if values[clueBias] == 0 || math.IsNaN(logit) {
		return c
	}
	c.Logit, c.Bias = logit, values[clueBias]*weights[clueBias]
	const clues = clueBias + 1
	c.Clues, c.Rest = heaviest(c.Logit-c.Bias, values[clues:], weights[clues:], clueNames[clues:], mostClues)
	return c
}

// heaviest returns the features that add or take most of a sum, at most n, the
// heaviest first, and what the others add.
func heaviest(sum float64, values, weights []float64, names []string, n int) (out []Contribution, rest float64) {
	for i, name := range names {
		if c := (Contribution{name, values[i], weights[i]}); c.Amount() != 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Contribution) int {
		return cmp.Compare(math.Abs(b.Amount()), math.Abs(a.Amount()))
	})
	out = out[:min(n, len(out))]
	for _, c := range out {
		sum -= c.Amount()
	}
	return out, sum
}
