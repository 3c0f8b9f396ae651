package cli

import (
	"footnote/answer"
	"footnote/retrieval"
)

// An answerExplainLine is how an answer came about: docs/explain.md tells what
// each field is.
type answerExplainLine struct {
	queryExplainLine
	Language   string           `json:"language"`
	Focus      string           `json:"focus"`
	Rewritten  string           `json:"rewritten,omitempty"`
	Rewriting  answer.Rewriting `json:"rewriting,omitempty"`
	Source     string           `json:"source,omitempty"`
	Passages   []passageLine    `json:"passages"`
	Statements []statementLine  `json:"statements"`
	Phrases    []phraseLine     `json:"phrases"`
	Confidence confidenceLine   `json:"confidence"`
	Decision   answer.Decision  `json:"decision"`
	Why        string           `json:"why"`
	Model      bool             `json:"model"`
}

// A queryExplainLine is how a query is understood.
type queryExplainLine struct {
	Kind     string        `json:"kind"`
	Concepts []conceptLine `json:"concepts"`
}

type conceptLine struct {
	Word         string   `json:"word"`
	Weight       float64  `json:"weight"`
	Rarity       float64  `json:"rarity"`
	Known        bool     `json:"known"`
	Name         bool     `json:"name"`
	Near         string   `json:"near"`
	Translations []string `json:"translations"`
}

type statementLine struct {
	Article   string        `json:"article"`
	StartLine int           `json:"start_line"`
	EndLine   int           `json:"end_line"`
	Text      string        `json:"text"`
	Share     float64       `json:"share"`
	Score     float64       `json:"score"`
	Features  []featureLine `json:"features"`
	Rest      float64       `json:"rest"`
}

type featureLine struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
	Adds   float64 `json:"adds"`
}

type phraseLine struct {
	Text  string  `json:"text"`
	Score float64 `json:"score"`
}

type confidenceLine struct {
	Value     float64       `json:"value"`
	Threshold float64       `json:"threshold"`
	Logit     float64       `json:"logit"`
	Start     float64       `json:"start"`
	Clues     []featureLine `json:"clues"`
	Rest      float64       `json:"rest"`
}

func answerExplainJSON(e *answer.Explanation) *answerExplainLine {
	if e == nil {
		return nil
	}
	c := e.Confidence
	line := &answerExplainLine{
		queryExplainLine: *queryExplainJSON(e.Kind, e.Concepts),
		Language:         e.Language, Focus: e.Focus,
		Rewritten: e.Rewritten, Rewriting: e.Rewriting, Source: e.Source,
		Passages:   searchJSON("", e.Hits, 0).Passages,
		Statements: make([]statementLine, 0, len(e.Statements)),
		Phrases:    make([]phraseLine, 0, len(e.Phrases)),
		Confidence: confidenceLine{
			Value: c.Value, Threshold: c.Threshold, Logit: c.Logit, Start: c.Bias, Clues: featuresJSON(c.Clues), Rest: c.Rest,
		},
		Decision: e.Decision, Why: e.Why, Model: e.Model,
	}
	for _, s := range e.Statements {
		first, last := s.Lines()
		line.Statements = append(line.Statements, statementLine{
			Article: s.Article.ID, StartLine: first, EndLine: last, Text: s.Quote(),
			Share: s.Share, Score: s.Score, Features: featuresJSON(s.Features), Rest: s.Rest,
		})
	}
	for _, x := range e.Phrases {
		line.Phrases = append(line.Phrases, phraseLine(x))
	}
	return line
}

func queryExplainJSON(kind string, concepts []retrieval.Concept) *queryExplainLine {
	line := &queryExplainLine{Kind: kind, Concepts: make([]conceptLine, 0, len(concepts))}
	for i := range concepts {
		c := &concepts[i]
		line.Concepts = append(line.Concepts, conceptLine{
			Word: c.Word, Weight: c.Weight, Rarity: c.Rarity, Known: c.Known, Name: c.Name, Near: c.Near,
			Translations: append([]string{}, c.Translations()...),
		})
	}
	return line
}

func featuresJSON(features []answer.Contribution) []featureLine {
	out := make([]featureLine, 0, len(features))
	for _, f := range features {
		out = append(out, featureLine{f.Name, f.Value, f.Weight, f.Amount()})
	}
	return out
}
