package answer

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
)

// windowsOf makes a window of each part of an article's only passage.
func windowsOf(t *testing.T, a *corpus.Article, parts ...string) []*window {
	t.Helper()
	p := &corpus.Passage{Article: a, Span: a.Body, Sentences: corpus.Sentences(a.Text, a.Body)}
	var out []*window
	for i, part := range parts {
		w := &window{passage: p, span: spanOf(t, a, part), score: 1 - float64(i)/1000}
		w.sentences = len(w.parts())
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
			t.Errorf("no quote holds %q", w.quote())
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
		"neighbours": {
			"It began. " + long + "a. And " + long[:30] + "b. It ended.",
			oneLine(long) + " a. [1] And " + long[:30] + "b. [1]", []string{long + "a.", "And " + long[:30] + "b."},
		},
		"neighbours too long together": {long + "a. And " + long + "b.", oneLine(long) + " a. [1] And " + long + "b. [2]", []string{long + "a.", "And " + long + "b."}},
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
	} {
		a := newArticle("a", "T", in)
		p := &corpus.Passage{Article: a, Span: a.Body, Sentences: []corpus.Span{a.Body}}
		text, _ := composed(t, []*window{{passage: p, span: a.Body, sentences: 1}})
		if text != want {
			t.Errorf("%q is told as %q, want %q", in, text, want)
		}
	}
}

// pickOf picks among windows, given best first.
func pickOf(asked kind, ranked ...*window) string {
	r := &reading{reader: reader{asked: asked}, ranked: ranked}
	var out []string
	for _, w := range r.pick() {
		out = append(out, w.quote())
	}
	return strings.Join(out, " | ")
}

func TestAnAnswerIsInReadingOrder(t *testing.T) {
	a, b := newArticle("a", "T", "Ann Lee came. Bob Ray came. Cid Poe came."), newArticle("b", "T", "Dan Fox came. Eve Orr came.")
	in := append(windowsOf(t, b, "Eve Orr came."), windowsOf(t, a, "Cid Poe came.", "Ann Lee came.")...)
	in = append(in, windowsOf(t, b, "Dan Fox came.")...)
	want := "Dan Fox came. | Eve Orr came. | Ann Lee came. | Cid Poe came."
	in[3].score = in[2].score
	if got := pickOf(kindWho, in...); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAListNamesMorePeopleWithEachSentence(t *testing.T) {
	a := newArticle("a", "T", "Then Ann Lee came. Then Bob Ray came. Then Ann Lee left. It rained.")
	in := windowsOf(t, a, "Then Ann Lee came.", "It rained.", "Then Ann Lee left.", "Then Bob Ray came.")
	if got, want := pickOf(kindWho, in...), "Then Ann Lee came. | Then Bob Ray came."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOneAnswerBeginsWithTheBestWindow(t *testing.T) {
	a := newArticle("a", "T", "Before. Best. After.")
	if got, want := pickOf(kindOther, windowsOf(t, a, "Best.", "Before.", "After.")...), "Best. | After."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWindowsFarBehindTheBestAreLeftOut(t *testing.T) {
	a := newArticle("a", "T", "Best. After.")
	in := windowsOf(t, a, "Best.", "After.")
	in[1].score = 0.8 * in[0].score
	if got := pickOf(kindOther, in...); got != "Best." {
		t.Errorf("got %q", got)
	}
}

func TestNoSentenceOfAnotherLanguageJoinsIn(t *testing.T) {
	a := newArticle("a", "T", "Then Ann Lee came. 이어서 박 회장이 왔다.")
	for _, asked := range []kind{kindWho, kindOther} {
		in := windowsOf(t, a, "Then Ann Lee came.", "이어서 박 회장이 왔다.")
		in[1].foreign = true
		if got := pickOf(asked, in...); got != "Then Ann Lee came." {
			t.Errorf("got %q", got)
		}
		in[0].foreign = true
		if got := pickOf(asked, in...); got != "Then Ann Lee came. | 이어서 박 회장이 왔다." {
			t.Errorf("where nothing else is there: got %q", got)
		}
	}
}

func TestTheSameIsNotToldTwice(t *testing.T) {
	a, b := newArticle("a", "T", "One. Two. Three."), newArticle("b", "T", "One.")
	in := append(windowsOf(t, a, "One.", "One. Two."), windowsOf(t, b, "One.")...)
	if got := pickOf(kindOther, in...); got != "One." {
		t.Errorf("got %q", got)
	}
}

func TestAListOfNoSingleSentenceIsTheBestWindow(t *testing.T) {
	a := newArticle("a", "T", "Ann Lee came. Bob Ray came.")
	in := windowsOf(t, a, "Ann Lee came. Bob Ray came.", "Ann Lee came.")
	in[1].score = 0.1
	if got := pickOf(kindWho, in...); got != in[0].quote() {
		t.Errorf("got %q", got)
	}
}

func TestAnAnswerFitsIntoItsRoom(t *testing.T) {
	var text strings.Builder
	var parts []string
	for i := range 6 {
		part := fmt.Sprintf("Then Ann%c Lee%c said %s.", 'a'+i, 'a'+i, strings.Repeat("it ", 80))
		parts = append(parts, part)
		text.WriteString(part + "\n\n")
	}
	for _, asked := range []kind{kindWho, kindOther} {
		r := &reading{reader: reader{asked: asked}, ranked: windowsOf(t, newArticle("a", "T", text.String()), parts...)}
		said, citations := composed(t, r.pick())
		if n := utf8.RuneCountInString(said); n < MaxText/2 || len(citations) != 2 {
			t.Errorf("%d characters, %d citations", n, len(citations))
		}
	}
}
