package cli

import (
	"strings"
	"testing"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

func TestEachKindOfQuestionHasWordsInEachLanguage(t *testing.T) {
	for question, want := range map[string]string{
		"who?": "who", "when?": "when", "where?": "where", "why?": "why", "how many?": "number", "what year?": "year", "what?": "other",
	} {
		kind := answer.Kind(question)
		if kind != want {
			t.Errorf("%s is of kind %s", question, kind)
		}
		for _, lang := range []string{message.English, message.Korean} {
			if kinds[kind].In(lang) == "" {
				t.Errorf("%s: no words in %s", kind, lang)
			}
		}
	}
}

func TestAnExplanationKeepsToItsWidthAndSteersNoTerminal(t *testing.T) {
	hostile := strings.Repeat("\x1b[31m\u009b2J\u202e\n회동 \a", 400)
	a := &corpus.Article{ID: "a\x1b[2J.txt", Title: hostile, Text: hostile, Body: corpus.Span{End: len(hostile)}}
	span := corpus.Span{End: len(hostile)}
	var concepts []retrieval.Concept
	for range 100 {
		concepts = append(concepts, retrieval.Concept{Word: hostile, Near: hostile})
	}
	e := &answer.Explanation{
		Kind: "who", Focus: hostile, Rewritten: hostile, Rewriting: answer.RewritingCarried, Source: hostile, Concepts: concepts, Why: hostile,
		Hits: []retrieval.Hit{{Passage: &corpus.Passage{Article: a, Span: span}, Explanation: &retrieval.Explanation{
			Terms: []retrieval.TermScore{{Term: hostile}},
		}}},
		Statements: []answer.StatementScore{{Article: a, Span: span, Features: []answer.Contribution{{Name: "cover", Value: 1, Weight: 2}}}},
		Phrases:    []answer.PhraseScore{{Text: hostile}},
		Confidence: answer.ConfidenceScore{Bias: -1},
	}
	for _, lang := range []string{message.English, message.Korean} {
		var out strings.Builder
		p := &printer{w: &out, width: 50, lang: lang}
		p.explain(e)
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if columns(line) > p.width || strings.ContainsFunc(line, commands) {
				t.Errorf("%s: %q has %d columns", lang, line, columns(line))
			}
		}
		if n := strings.Count(out.String(), "\n"); n > 3000 {
			t.Errorf("%s: %d lines", lang, n)
		}
	}
}
