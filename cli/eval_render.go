package cli

import (
	"fmt"
	"strings"

	"footnote/internal/evaluate"
	"footnote/internal/message"
)

// report prints what was measured: a line a figure, and what was asked for.
func (p *printer) report(r evaluate.Report) {
	answerable, unanswerable, _ := r.Run.Count()
	p.say(message.EvalCounts, answerable, unanswerable)
	p.line("")
	if r.Comparison != nil {
		p.table(p.compared(r.Comparison))
	} else {
		p.table(p.measured(r.Run.Figures()))
	}
	p.bins(r.Run.Calibration().Bins)
	if r.Comparison != nil {
		p.comparison(r.Comparison)
	}
	if r.Failures != nil {
		p.failures(r.Failures)
	}
}

// A figureRow is a figure's name, and columns of numbers.
type figureRow struct {
	name    string
	numbers []string
	// st is the style of the last number.
	st style
	// of is over how many questions it is taken; about is what it is, or empty.
	of, about string
}

func (p *printer) measured(figures evaluate.Figures) []figureRow {
	rows := make([]figureRow, 0, len(figures))
	for _, f := range figures {
		rows = append(rows, figureRow{
			name: f.Name, numbers: []string{number(f.Name, &f.Value, "")},
			of: message.EvalOf.In(p.lang, f.Of), about: p.meaning(f.Name),
		})
	}
	return rows
}

// compared leaves out what each figure is: there is no room for it, and who
// compares has seen it.
func (p *printer) compared(c *evaluate.Comparison) []figureRow {
	rows := make([]figureRow, 0, len(c.Figures))
	for _, d := range c.Figures {
		row := figureRow{name: d.Name, of: message.EvalOf.In(p.lang, d.Of), st: dim}
		row.numbers = []string{number(d.Name, d.Before, ""), "→", number(d.Name, d.After, ""), number(d.Name, d.Difference, "+")}
		figure := evaluate.Figure{Name: d.Name}
		switch {
		case d.Difference == nil || figure.Time():
		case *d.Difference == 0:
			row.numbers[3] = "="
		case *d.Difference > 0 == figure.Lower():
			row.st = red
		default:
			row.st = green
		}
		rows = append(rows, row)
	}
	return rows
}

// number shows a figure, "–" if there is none. The flag is that of fmt.
func number(name string, x *float64, flag string) string {
	switch {
	case x == nil:
		return "–"
	case evaluate.Figure{Name: name}.Time():
		return fmt.Sprintf("%"+flag+".2f", *x)
	default:
		return fmt.Sprintf("%"+flag+".4f", *x)
	}
}

// table prints figures, numbers flush right, with what each is.
func (p *printer) table(rows []figureRow) {
	names, of, numbers := 0, 0, make(map[int]int)
	for _, row := range rows {
		names = max(names, columns(oneLine(row.name)))
		of = max(of, columns(row.of))
		for i, n := range row.numbers {
			numbers[i] = max(numbers[i], columns(n))
		}
	}
	for _, row := range rows {
		name := oneLine(row.name)
		line := p.in(bold, name) + spaces(names-columns(name))
		used := names + 2 + of
		for i, n := range row.numbers {
			used += 1 + numbers[i]
			line += spaces(1 + numbers[i] - columns(n))
			if i == len(row.numbers)-1 {
				n = p.in(row.st, n)
			}
			line += n
		}
		p.explained(line+spaces(2+of-columns(row.of))+row.of, used, row.about)
	}
}

func spaces(n int) string { return strings.Repeat(" ", n) }

// explained prints a line that is so many columns wide, and what it means: in
// the same line if there is room.
func (p *printer) explained(line string, used int, about string) {
	if about == "" {
		p.line(line)
		return
	}
	if p.width > 0 && p.width < used+2+columns(about) {
		p.line(line)
		p.block(about, indent, dim)
		return
	}
	p.line(line + "  " + p.in(dim, about))
}

// meaning tells what a figure is.
func (p *printer) meaning(name string) string {
	if set, ok := strings.CutPrefix(name, evaluate.FalsePrefix); ok {
		return message.EvalFalse.In(p.lang, oneLine(set))
	}
	for _, f := range []struct {
		name string
		key  message.Key
		args []any
	}{
		{evaluate.RecallAt1, message.EvalFirst, nil},
		{evaluate.RecallAt5, message.EvalRecall, []any{5}},
		{evaluate.RecallAt10, message.EvalRecall, []any{10}},
		{evaluate.MRR, message.EvalMRR, nil},
		{evaluate.QuoteAt1, message.EvalQuote1, nil},
		{evaluate.QuoteAt3, message.EvalQuote3, nil},
		{evaluate.AnswerHeld, message.EvalAnswer, nil},
		{evaluate.ShortEM, message.EvalShortEM, nil},
		{evaluate.ShortF1, message.EvalShortF1, nil},
		{evaluate.Facts, message.EvalFacts, nil},
		{evaluate.Answered, message.EvalAnswered, nil},
		{evaluate.Brier, message.EvalBrier, nil},
		{evaluate.ECE, message.EvalECE, nil},
		{evaluate.SearchP50, message.EvalSearchTime, []any{50}},
		{evaluate.SearchP99, message.EvalSearchTime, []any{99}},
		{evaluate.AskP50, message.EvalAskTime, []any{50}},
		{evaluate.AskP99, message.EvalAskTime, []any{99}},
	} {
		if f.name == name {
			return f.key.In(p.lang, f.args...)
		}
	}
	return ""
}

// bins prints how confidence and being right go together.
func (p *printer) bins(list []evaluate.Bin) {
	if len(list) == 0 {
		return
	}
	p.line("")
	p.say(message.EvalConfidence)
	for _, b := range list {
		p.line("  " + message.EvalBin.In(p.lang, b.From, b.To, b.Confidence, b.Right, b.Answers))
	}
}
