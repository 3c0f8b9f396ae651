package answer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
)

// passageOf makes one passage of an article.
func passageOf(a *corpus.Article) *corpus.Passage {
	return &corpus.Passage{Article: a, Span: a.Body, Sentences: corpus.Sentences(a.Text, a.Body)}
}

func TestWindowsAreRunsOfSentencesThatFitIntoAQuote(t *testing.T) {
	long := "So " + strings.Repeat("word ", 45) + "end."
	a := newArticle("a", "T", "One.\nTwo. "+long+" "+long+" Six.")
	var got []string
	for _, w := range (&reader{}).windows(passageOf(a), 1) {
		if n := utf8.RuneCountInString(w.quote()); n > MaxQuote {
			t.Errorf("%d characters", n)
		}
		if w.sentences != len(w.parts()) {
			t.Errorf("%d sentences, %d parts", w.sentences, len(w.parts()))
		}
		got = append(got, strings.ReplaceAll(oneLine(w.quote()), oneLine(long), "Long."))
	}
	want := "One. | One. Two. | One. Two. Long. | Two. | Two. Long. | Long. | Long. | Long. Six. | Six."
	if joined := strings.Join(got, " | "); joined != want {
		t.Errorf("got  %s\nwant %s", joined, want)
	}
}

func TestAWindowHasFiveSentencesAtMost(t *testing.T) {
	most := 0
	for _, w := range (&reader{}).windows(passageOf(newArticle("a", "T", strings.Repeat("It is. ", 20))), 1) {
		most = max(most, w.sentences)
	}
	if most != longestWindow {
		t.Errorf("got %d", most)
	}
}

func TestASentenceLongerThanAQuoteIsOneWindow(t *testing.T) {
	a := newArticle("a", "T", strings.Repeat("word ", 100)+"end. Next.")
	var got []int
	for _, w := range (&reader{}).windows(passageOf(a), 1) {
		got = append(got, w.sentences)
		checkQuote(t, Citation{N: 1, Article: a, Span: w.span})
	}
	if len(got) != 2 || got[0] != 1 || got[1] != 1 {
		t.Errorf("windows of %v sentences", got)
	}
}

func TestWhatHasNoWordAnswersNothing(t *testing.T) {
	for _, text := range []string{"\u200b.", "— * —", "…", "\x00"} {
		if ws := (&reader{}).windows(passageOf(newArticle("a", "T", text)), 1); len(ws) > 0 {
			t.Errorf("%q: %d windows", text, len(ws))
		}
	}
}

func TestAWindowFindsWhatItsSentencesFindTogether(t *testing.T) {
	a := newArticle("a", "Harbour", "Queen Adela came by ship. She opened the harbour.")
	r := &reader{lang: "en", concepts: openIndex(t, a).Concepts("Queen harbour ship")}
	best := features{}
	for _, w := range r.windows(passageOf(a), 1) {
		if w.features.found > best.found {
			best = w.features
		}
		if w.features.around != 1 {
			t.Errorf("around %q all is found, not %v", w.quote(), w.features.around)
		}
	}
	if best.found != 1 || best.extra != 1 {
		t.Errorf("best is %+v", best)
	}
}
