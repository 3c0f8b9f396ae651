package cli

import (
	"strconv"
	"strings"

	"footnote/internal/evaluate"
	"footnote/internal/message"
)

// maxChanges is how many questions that changed are shown each way; JSON has
// them all.
const maxChanges = 20

// comparison prints the questions that came out otherwise.
func (p *printer) comparison(c *evaluate.Comparison) {
	p.changes(message.EvalBetter, c.Better, green)
	p.changes(message.EvalWorse, c.Worse, red)
	if c.OnlyBefore+c.OnlyAfter > 0 {
		p.line("")
	}
	if c.OnlyBefore > 0 {
		p.say(message.EvalOnlyBefore, c.OnlyBefore)
	}
	if c.OnlyAfter > 0 {
		p.say(message.EvalOnlyAfter, c.OnlyAfter)
	}
}

func (p *printer) changes(heading message.Key, list []evaluate.Change, st style) {
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line(p.in(st, heading.In(p.lang, len(list))))
	for _, c := range list[:min(len(list), maxChanges)] {
		var moved []string
		for _, m := range c.Changes {
			moved = append(moved, m.Measure+" "+short(m.Before)+" → "+short(m.After))
		}
		p.asked(c.ID, c.Question, strings.Join(moved, ", "))
	}
	if len(list) > maxChanges {
		p.line("- …")
	}
}

// short shows a number with no more digits than it needs.
func short(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// asked prints a question, its ID if it has one, and a line about it.
func (p *printer) asked(id, question, about string) {
	line := oneLine(question)
	if id != question {
		line = oneLine(id) + ": " + line
	}
	p.line("- " + line)
	p.block(about, indent, dim)
}

// failures prints the questions that came out wrong, and what was said.
func (p *printer) failures(list []evaluate.Failure) {
	p.line("")
	p.say(message.EvalFailures, len(list))
	for _, f := range list {
		about := []string{p.reason(f.Why)}
		if f.Why != evaluate.Breakdown {
			about = append(about, message.EvalSaidWith.In(p.lang, f.Confidence))
		}
		if f.Passage != nil && *f.Passage > 0 {
			about = append(about, message.EvalPassage.In(p.lang, *f.Passage))
		} else if f.Passage != nil {
			about = append(about, message.EvalNoPassage.In(p.lang))
		}
		p.asked(f.ID, f.Question, strings.Join(about, "; "))
		if f.Answered {
			p.block(beginning(f.Said, maxStart), indent, "")
		}
	}
}

// reason tells what went wrong.
func (p *printer) reason(why evaluate.Reason) string {
	switch why {
	case evaluate.FalseAnswer:
		return message.EvalFalseAnswer.In(p.lang)
	case evaluate.WrongAnswer:
		return message.EvalWrongAnswer.In(p.lang)
	case evaluate.Abstention:
		return message.EvalAbstention.In(p.lang)
	default:
		return message.EvalBreakdown.In(p.lang)
	}
}
