package answer

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// spanOf returns the place of a part of an article.
func spanOf(t *testing.T, a *corpus.Article, part string) corpus.Span {
	t.Helper()
	at := strings.Index(a.Text, part)
	if at < 0 {
		t.Fatalf("%q does not stand in the article", part)
	}
	return corpus.Span{Start: at, End: at + len(part)}
}

func TestAQuoteIsWidenedOnBothSidesWithinItsParagraph(t *testing.T) {
	left, right := strings.Repeat("left ", 50), strings.Repeat(" right", 50)
	for name, c := range map[string]struct{ text, core, want string }{
		"room on both sides": {"One. Two. Three.", "Two.", "One. Two. Three."},
		"too much on either": {
			left + "The core stands here." + right, "The core stands here.",
			left[len(left)-27*5:] + "The core stands here." + right[:23*6],
		},
		"short before":           {"One. Two." + right + right, "Two.", "One. Two." + (right + right)[:48*6]},
		"short after":            {left + left + "One. Two.", "One.", (left + left)[100*5-58*5:] + "One. Two."},
		"a blank line before":    {"One.\n\nTwo.\nThree.", "Three.", "Two.\nThree."},
		"a blank line after":     {"One.\nTwo.\n \t\nThree.", "One.", "One.\nTwo."},
		"blank lines around":     {"One.\n\nTwo.\n\nThree.", "Two.", "Two."},
		"line breaks of Windows": {"One.\r\nTwo.\r\nThree.\r\n\r\nFour.", "Two.", "One.\r\nTwo.\r\nThree."},
		"blank line of Windows":  {"One.\r\n\r\nTwo.\r\nThree.", "Three.", "Two.\r\nThree."},
		"old Macintosh":          {"One.\rTwo.\r\rThree.", "Two.", "One.\rTwo."},
		"a core with its own":    {"Zero.\nOne.\n\nTwo.\nThree.", "One.\n\nTwo.", "Zero.\nOne.\n\nTwo.\nThree."},
		"white space of others":  {"하나.\u3000둘.\u00a0셋.\n\u3000\n넷.", "둘.", "하나.\u3000둘.\u00a0셋."},
		"no white space":         {strings.Repeat("가", 200) + "나" + strings.Repeat("가", 200), "나", "나"},
	} {
		t.Run(name, func(t *testing.T) {
			a := newArticle("a", "T", c.text)
			quote := Citation{N: 1, Article: a, Span: widen(a, spanOf(t, a, c.core))}
			checkQuote(t, quote)
			if quote.Quote() != c.want {
				t.Errorf("got %q\nwant %q", quote.Quote(), c.want)
			}
		})
	}
}

func TestAQuoteDoesNotReachIntoTheFrontMatter(t *testing.T) {
	a := newArticle("a", "T", "title: T\nOne. Two.\nnotes: end")
	a.Body = spanOf(t, a, "One. Two.")
	if got := a.Quote(widen(a, spanOf(t, a, "One."))); got != "One. Two." {
		t.Errorf("got %q", got)
	}
}

func TestACoreAsLongAsAQuoteStaysAsItIs(t *testing.T) {
	core := strings.Repeat("가", MaxQuote)
	a := newArticle("a", "T", "앞 "+core+" 뒤")
	if got := a.Quote(widen(a, spanOf(t, a, core))); got != core {
		t.Errorf("got %q", got)
	}
}

func TestAQuoteTellsWhereASentenceIsCut(t *testing.T) {
	a := newArticle("a", "T", "Headline of the day\n\nMr. Kim came at 3.5 hours. Then\nhe left for home. “Was it good?” she said.\r\n그는 말했다.그녀도 말했다.\n\n"+
		strings.Repeat("very ", 1000)+"end")
	for quote, want := range map[string][2]bool{
		"Mr. Kim came at 3.5 hours.":                       {false, false},
		"Mr. Kim came at 3.5 hours. Then\nhe left":         {false, true},
		"Kim came at 3.5 hours.":                           {true, false},
		"came at":                                          {true, true},
		"Then\nhe left for home. “Was it good?” she said.": {false, false},
		"he left for home.":                                {true, false},
		"Headline of the day":                              {false, false},
		"Headline of":                                      {false, true},
		"\n\nMr. Kim came at 3.5 hours. ":                  {false, false},
		"그는 말했다.":                                          {false, false},
		"그녀도 말했다.":                                         {false, false},
		"very very very":                                   {false, true},
		"very end":                                         {true, false},
		"\n\n":                                             {false, false},
		"":                                                 {false, false},
	} {
		before, after := Citation{Article: a, Span: spanOf(t, a, quote)}.Cut()
		if got := [2]bool{before, after}; got != want {
			t.Errorf("%q is cut %v, want %v", quote, got, want)
		}
	}
}

func TestALongSentenceIsCutToThePartThatTells(t *testing.T) {
	filler := strings.Repeat("and the weather was fair that day, ", 12)
	text := "It is told that " + filler + "\n    Queen Adela opened the harbour of Lindmoor in 1871, " + filler + "which was all."
	a := newArticle("a.txt", "Story", text)
	ix := openIndex(t, a)
	concepts := ix.Concepts("Queen Adela opened the harbour of Lindmoor")
	s := corpus.Span{End: len(text)}
	part := cut(text, s, concepts, corpus.Span{})
	quote := Citation{N: 1, Article: a, Span: part}
	checkQuote(t, quote)
	if !strings.Contains(quote.Quote(), "Queen Adela opened the harbour of Lindmoor") {
		t.Errorf("got %q", quote.Quote())
	}
	if before, after := quote.Cut(); !before || !after {
		t.Errorf("cut %v, %v", before, after)
	}
	answer := answered(t, New(Options{Index: ix}), Question{Text: "Who opened the harbour of Lindmoor?"})
	if !strings.Contains(answer.Text, "Queen Adela opened") {
		t.Errorf("got %q", answer.Text)
	}
}
