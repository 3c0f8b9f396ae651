package cli

import (
	"fmt"
	"strings"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// How much an explanation shows to people; JSON has all of it.
const (
	maxExplainedHits = 5
	maxConcepts      = 16
	maxTranslations  = 6
	maxWord          = 40
	maxRewritten     = 400
)

// explain prints how an answer came about.
func (p *printer) explain(e *answer.Explanation) {
	p.line("")
	p.line(p.in(bold, message.ExplainHeading.In(p.lang)))
	p.understood(e.Kind, e.Focus)
	p.rewritten(e)
	p.concepts(e.Concepts)
	p.explainHits(e.Hits)
	p.statements(e.Statements)
	p.phrases(e.Phrases)
	p.confidence(e)
}

// explainQuery prints how a query is understood.
func (p *printer) explainQuery(kind string, concepts []retrieval.Concept) {
	p.understood(kind, "")
	p.concepts(concepts)
	p.line("")
}

// kinds are what questions ask for, in words.
var kinds = map[string]message.Key{
	"who": message.ExplainWho, "when": message.ExplainWhen, "where": message.ExplainWhere, "year": message.ExplainYear,
	"number": message.ExplainNumber, "why": message.ExplainWhy, "other": message.ExplainOther,
}

// understood tells what a question asks for.
func (p *printer) understood(kind, focus string) {
	shown := kind
	if key, ok := kinds[kind]; ok {
		shown = key.In(p.lang)
	}
	text := message.ExplainKind.In(p.lang, shown)
	if focus != "" {
		text += message.ExplainFocus.In(p.lang, beginning(focus, maxWord))
	}
	p.block(text, "", "")
}

// rewritings are how a question came to stand alone, in words.
var rewritings = map[answer.Rewriting]message.Key{
	answer.RewritingModel: message.ExplainByModel, answer.RewritingCarried: message.ExplainByCarrying, answer.RewritingDates: message.ExplainByDates,
}

// rewritten tells which question was answered, if that is not the one as asked.
func (p *printer) rewritten(e *answer.Explanation) {
	if e.Rewritten != "" {
		p.block(message.ExplainRewritten.In(p.lang, beginning(e.Rewritten, maxRewritten), rewritings[e.Rewriting].In(p.lang)), "", "")
	}
	if e.Source != "" {
		p.block(message.ExplainSource.In(p.lang, beginning(e.Source, maxStart)), "", "")
	}
}

// section begins a part of an explanation.
func (p *printer) section(k message.Key) { p.line(p.in(bold, k.In(p.lang))) }

// concepts tells what a question is about, a word a line.
func (p *printer) concepts(concepts []retrieval.Concept) {
	if len(concepts) == 0 {
		return
	}
	p.section(message.ExplainConcepts)
	for i := range concepts[:min(len(concepts), maxConcepts)] {
		c := &concepts[i]
		p.block(p.concept(c), indent, "")
	}
	if len(concepts) > maxConcepts {
		p.line(indent + "…")
	}
}

func (p *printer) concept(c *retrieval.Concept) string {
	about := []string{message.ExplainWeight.In(p.lang, c.Weight, c.Rarity)}
	if c.Name {
		about = append(about, message.ExplainName.In(p.lang))
	}
	if !c.Known {
		about = append(about, message.ExplainUnknown.In(p.lang))
	}
	if c.Near != "" {
		about = append(about, message.ExplainNear.In(p.lang, beginning(c.Near, maxWord)))
	}
	if words := c.Translations(); len(words) > 0 {
		shown := words[:min(len(words), maxTranslations)]
		about = append(about, message.ExplainTranslated.In(p.lang, beginning(strings.Join(shown, " / "), maxStart)))
	}
	return beginning(c.Word, maxWord) + ": " + strings.Join(about, ", ")
}

// explainHits tells how the passages were found.
func (p *printer) explainHits(hits []retrieval.Hit) {
	if len(hits) == 0 {
		return
	}
	p.section(message.ExplainHits)
	for i, h := range hits[:min(len(hits), maxExplainedHits)] {
		first, last := h.Passage.Article.Lines(h.Passage.Span)
		p.ranked(i, h.Passage.Article, first, last, fmt.Sprintf("%.4f", h.Score))
		if h.Explanation != nil {
			p.block(p.explanation(h.Explanation), indent, yellow)
		}
	}
	if len(hits) > maxExplainedHits {
		p.line(indent + "…")
	}
}

// ranked begins what an explanation tells of the i-th place, 0-based.
func (p *printer) ranked(i int, a *corpus.Article, first, last int, score string) {
	p.line(fmt.Sprintf("%s %s: %s  %s", p.in(cyan, fmt.Sprintf("%d.", i+1)), oneLine(a.ID), p.lines(first, last), p.in(dim, score)))
}

// statements tells which sentences answer best, and by which features.
func (p *printer) statements(statements []answer.StatementScore) {
	if len(statements) == 0 {
		return
	}
	p.section(message.ExplainStatements)
	for i, s := range statements {
		first, last := s.Lines()
		p.ranked(i, s.Article, first, last, message.ExplainShare.In(p.lang, 100*s.Share, s.Score))
		p.block(beginning(s.Quote(), maxStart), indent, dim)
		p.block(strings.Join(p.contributions(s.Features, s.Rest), ", "), indent, yellow)
	}
}

// phrases tells what the short answer may be.
func (p *printer) phrases(phrases []answer.PhraseScore) {
	if len(phrases) == 0 {
		return
	}
	p.section(message.ExplainPhrases)
	for _, x := range phrases {
		p.block(fmt.Sprintf("%s  %.2f", beginning(x.Text, maxStart), x.Score), indent, "")
	}
}

// confidence tells what was decided, and why.
func (p *printer) confidence(e *answer.Explanation) {
	p.section(message.ExplainConfidence)
	p.block(e.Why, indent, "")
	if c := e.Confidence; c.Bias != 0 {
		sum := []string{message.ExplainStart.In(p.lang) + fmt.Sprintf(" %+.2f", c.Bias)}
		sum = append(sum, p.contributions(c.Clues, c.Rest)...)
		sum = append(sum, message.ExplainLogit.In(p.lang)+fmt.Sprintf(" %+.2f", c.Logit))
		p.block(strings.Join(sum, ", "), indent, yellow)
	}
}

// usage tells what models were asked for an answer, if they were.
func (p *printer) usage(u answer.Usage) {
	if u == (answer.Usage{}) {
		return
	}
	p.section(message.ExplainUsage)
	text := message.ExplainCached.In(p.lang)
	if !u.Cached {
		text = message.ExplainTokens.In(p.lang, u.Requests, u.PromptTokens, u.CompletionTokens)
	}
	if u.Estimated {
		text += message.ExplainEstimated.In(p.lang)
	}
	p.block(text, indent, "")
}

// contributions shows what features add, and the rest that is not shown.
func (p *printer) contributions(features []answer.Contribution, rest float64) []string {
	out := make([]string, 0, len(features)+1)
	for _, f := range features {
		out = append(out, fmt.Sprintf("%s %+.2f (%.2f×%.2f)", f.Name, f.Amount(), f.Value, f.Weight))
	}
	return append(out, message.ExplainRest.In(p.lang, fmt.Sprintf("%+.2f", rest)))
}
