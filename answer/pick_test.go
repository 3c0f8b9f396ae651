package answer

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
)

// windowsOf makes a window of each part of an article's only passage, as narrow
// as can be.
func windowsOf(t *testing.T, a *corpus.Article, parts ...string) []*window {
	t.Helper()
	p := passageOf(a)
	r := &reading{}
	var out []*window
	for _, part := range parts {
		w := &window{passage: p, span: spanOf(t, a, part)}
		if w.quote = w.span; characters(a, w.span) <= MaxQuote {
			w.quote = widen(a, r.reach(p, w.span))
		}
		out = append(out, w)
	}
	return out
}

// composed returns what compose makes, and holds it to what it promises.
func composed(t *testing.T, windows []*window) (string, []Citation) {
	t.Helper()
	text, citations := compose(windows)
	checkAnswer(t, Answer{Text: text, Citations: citations, Mode: ModeExtractive, Language: "en"})
	for _, w := range windows {
		held := false
		for _, c := range citations {
			held = held || c.Article.ID == w.passage.Article.ID && c.Span.Contains(w.span)
		}
		if !held {
			t.Errorf("no quote holds %q", w.passage.Article.Quote(w.span))
		}
	}
	return text, citations
}

func TestWindowsThatOneQuoteHoldsShareItsNumber(t *testing.T) {
	filler := strings.Repeat("And so it went on. ", 20)
	long := strings.Repeat("word ", 50)
	for name, c := range map[string]struct {
		text, want string
		parts      []string
	}{
		"within the quote":     {"One. Two. Three.", "One. [1] Three. [1]", []string{"One.", "Three."}},
		"far apart":            {"One. " + filler + "Three.", "One. [1] Three. [2]", []string{"One.", "Three."}},
		"between blank lines":  {"One.\n\nTwo.", "One. [1] Two. [2]", []string{"One.", "Two."}},
		"of several sentences": {"One. Two. " + filler + "Three.", "One. [1] Two. [1] Three. [2]", []string{"One. Two.", "Three."}},
		"neighbours too long together": {
			long + "a. And " + long + "b.", oneLine(long) + " a. [1] And " + long + "b. [2]", []string{long + "a.", "And " + long + "b."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			text, _ := composed(t, windowsOf(t, newArticle("a", "T", c.text), c.parts...))
			if text != c.want {
				t.Errorf("got  %q\nwant %q", text, c.want)
			}
		})
	}
}

func TestWindowsOfDifferentArticlesShareNoNumber(t *testing.T) {
	a, b := newArticle("a", "T", "One. Two."), newArticle("b", "T", "One. Two.")
	text, _ := composed(t, append(windowsOf(t, a, "One."), windowsOf(t, b, "Two.")...))
	if text != "One. [1] Two. [2]" {
		t.Errorf("got %q", text)
	}
}

func TestMarksAreTheAnswersOwn(t *testing.T) {
	for in, want := range map[string]string{
		"He came [7].": "He came (7). [1]",
		"He came 【2】 and ［1］ went [[3]].":    "He came (2) and (1) went (3). [1]",
		"He came [1, 2] [3-4] [5.":           "He came (1, 2) (3-4) [5. [1]",
		"He [\u200b1\u200b] came [\n1\n].":   "He (1) came ( 1 ). [1]",
		"He\u202e came\x1b[1m\x00 now\u2066": "He came[1m now [1]",
		"He\u0085came\u2028now.":             "He came now. [1]",
		"- He came.":                         "He came. [1]",
		"> He came.":                         "He came. [1]",
	} {
		a := newArticle("a", "T", in)
		p := &corpus.Passage{Article: a, Span: a.Body, Sentences: []corpus.Span{a.Body}}
		text, _ := composed(t, []*window{{passage: p, span: a.Body, quote: a.Body}})
		if text != want {
			t.Errorf("%q is told as %q, want %q", in, text, want)
		}
	}
}

// pickOf picks among statements, given best first, with their shares.
func pickOf(r *reading) string {
	var out []string
	for _, w := range r.pick() {
		out = append(out, w.passage.Article.Quote(w.span))
	}
	return strings.Join(out, " | ")
}

func TestAnAnswerTellsMoreTheLessSureItsBestStatementIs(t *testing.T) {
	a := newArticle("a", "T", "Best. Next. Third. Fourth.")
	for _, c := range []struct {
		shares []float64
		want   string
	}{
		{[]float64{0.997, 0.001, 0.001, 0.001}, "Best."},
		{[]float64{0.5, 0.498, 0.001, 0.001}, "Best. | Next."},
		{[]float64{0.3, 0.28, 0.22, 0.2}, "Best. | Next. | Third."},
		{[]float64{0.9, 0.001, 0.001, 0.001}, "Best."},
	} {
		if got := pickOf(readingOf(statementsOf(a), c.shares...)); got != c.want {
			t.Errorf("of %v: got %q, want %q", c.shares, got, c.want)
		}
	}
}

func TestNoSentenceOfAnotherLanguageJoinsIn(t *testing.T) {
	all := statementsOf(newArticle("a", "T", "Then Ann Lee came. 이어서 박 회장이 왔다."))
	all[1].foreign = true
	if got := pickOf(readingOf(all, 0.5, 0.4)); got != "Then Ann Lee came." {
		t.Errorf("got %q", got)
	}
	all[0].foreign = true
	if got := pickOf(readingOf(all, 0.5, 0.4)); got != "Then Ann Lee came. | 이어서 박 회장이 왔다." {
		t.Errorf("where nothing else is there: got %q", got)
	}
}

func TestTheSameIsNotToldTwice(t *testing.T) {
	all := append(statementsOf(newArticle("a", "T", "One. Two.")), statementsOf(newArticle("b", "T", "One."))...)
	all[1], all[2] = all[2], all[1]
	if got := pickOf(readingOf(all, 0.4, 0.3, 0.3)); got != "One. | Two." {
		t.Errorf("got %q", got)
	}
	all = statementsOf(newArticle("a", "T", "Ann Lee came. She left."))
	all[0], all[1] = all[1], all[0]
	if got := pickOf(readingOf(all, 0.5, 0.4)); got != "Ann Lee came. She left." {
		t.Errorf("got %q", got)
	}
}

func TestAnAnswerFitsIntoItsRoom(t *testing.T) {
	var text strings.Builder
	for i := range 6 {
		fmt.Fprintf(&text, "Then Ann%c Lee%c said %s.\n\n", 'a'+i, 'a'+i, strings.TrimSpace(strings.Repeat("it ", 80)))
	}
	r := readingOf(statementsOf(newArticle("a", "T", text.String())), 0.2, 0.2, 0.15, 0.15, 0.15, 0.15)
	said, citations := composed(t, r.pick())
	if n := utf8.RuneCountInString(said); n < MaxText/2 || len(citations) != 2 {
		t.Errorf("%d characters, %d citations", n, len(citations))
	}
}

func TestTheShortAnswerStandsInWhatIsTold(t *testing.T) {
	a := newArticle("a", "T", "It cost [7] crowns. Then it rained.")
	all := statementsOf(a)
	r := readingOf(all, 0.9, 0.1)
	all[0].tokens = tokens(a.Text, all[0].span)
	all[0].phrases = []phrase{{span: spanOf(t, a, "rained")}, {span: spanOf(t, a, "[7] crowns")}}
	if got := r.short(r.pick()); got != "(7) crowns" {
		t.Errorf("got %q", got)
	}
	if got := r.short([]*window{r.window(all[1])}); got != "" {
		t.Errorf("of what is not told: %q", got)
	}
}
