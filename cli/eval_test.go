package cli

import (
	"strings"
	"testing"

	"footnote/internal/evaluate"
)

func TestADifferenceIsColouredByWhatIsBetter(t *testing.T) {
	for _, c := range []struct {
		figure string
		by     *float64
		want   string
		st     style
	}{
		{evaluate.RecallAt1, new(.1), "+0.1000", green},
		{evaluate.RecallAt1, new(-.1), "-0.1000", red},
		{evaluate.FalsePrefix + "near", new(.1), "+0.1000", red},
		{evaluate.Brier, new(-.1), "-0.1000", green},
		{evaluate.AskP50, new(2.5), "+2.50", dim},
		{evaluate.Facts, new(0.0), "=", dim},
		{evaluate.Facts, nil, "–", dim},
	} {
		p := &printer{lang: "en"}
		rows := p.compared(&evaluate.Comparison{Figures: []evaluate.Difference{{Name: c.figure, Before: new(.5), After: new(.5), Difference: c.by}}})
		if got := rows[0].numbers[3]; got != c.want || rows[0].st != c.st {
			t.Errorf("%s: got %s in %q, want %s in %q", c.figure, got, rows[0].st, c.want, c.st)
		}
	}
}

func TestEachFigureHasAMeaningThatFitsItsLine(t *testing.T) {
	one, half := 1, .5
	yes := true
	run := &evaluate.Run{Results: []evaluate.Result{
		{Passage: &one, Quote: &one, Answer: &yes, ShortEM: &yes, ShortF1: &half, Facts: &half, Answered: true, Confidence: .9},
		{Set: "near"},
	}}
	figures := run.Figures()
	if len(figures) < 18 {
		t.Fatalf("%d figures", len(figures))
	}
	const width = 79
	for _, lang := range []string{"en", "ko"} {
		var out strings.Builder
		p := &printer{w: &out, width: width, lang: lang}
		p.report(evaluate.Report{Run: run})
		for _, f := range figures {
			if about := p.meaning(f.Name); about == "" || !strings.Contains(out.String(), about) {
				t.Errorf("%s: nothing says what %s is", lang, f.Name)
			}
		}
		for line := range strings.Lines(out.String()) {
			if columns(strings.TrimSuffix(line, "\n")) > width {
				t.Errorf("%s: too wide: %q", lang, line)
			}
		}
	}
}
