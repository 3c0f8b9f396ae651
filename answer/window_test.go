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

// statementsOf makes a statement of each sentence of an article's only passage.
func statementsOf(a *corpus.Article) []*statement {
	p := passageOf(a)
	var out []*statement
	for i, s := range p.Sentences {
		out = append(out, &statement{passage: p, place: i, span: s, tells: true})
	}
	return out
}

// readingOf makes a reading of statements with shares, best first.
func readingOf(statements []*statement, shares ...float64) *reading {
	r := &reading{shares: make(map[place]float64), statements: statements}
	for i, x := range shares {
		s := statements[i]
		s.share = x
		r.shares[place{s.passage.Article.ID, s.span}] = x
	}
	return r
}

// readingFor reads articles for a question.
func readingFor(t *testing.T, question string, articles ...*corpus.Article) *reading {
	t.Helper()
	r, err := New(Options{Index: openIndex(t, articles...)}).read(t.Context(), Question{Text: question})
	if err != nil || len(r.statements) == 0 {
		t.Fatalf("%d statements, %v", len(r.statements), err)
	}
	return r
}

func TestAQuoteReachesToTheLikeliestNeighbours(t *testing.T) {
	long := "So " + strings.Repeat("word ", 40) + "end."
	a := newArticle("a", "T", "One. "+long+" Best. "+long+" Five.")
	for want, shares := range map[string][]float64{
		oneLine(long) + " Best.": {0, .3, .5, .1, .1},
		"Best. " + oneLine(long): {0, .1, .5, .3, .1},
	} {
		all := statementsOf(a)
		r := readingOf(all, shares...)
		got := a.Quote(r.reach(all[2].passage, all[2].span))
		if !strings.Contains(got, want) || utf8.RuneCountInString(got) > MaxQuote {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAQuoteCrossesNoBlankLine(t *testing.T) {
	all := statementsOf(newArticle("a", "T", "One.\n\nBest. After.\n \nFour."))
	r := readingOf(all, .2, .4, .2, .2)
	if w := r.window(all[1]); w.passage.Article.Quote(w.quote) != "Best. After." || w.passage.Article.Quote(w.span) != "Best." {
		t.Errorf("got %q", w.passage.Article.Quote(w.quote))
	}
}

func TestASentenceThatBeginsWithAPronounTakesTheOneBeforeAlong(t *testing.T) {
	long := strings.Repeat("word ", 60)
	for name, c := range map[string]struct{ text, want string }{
		"English":              {"Queen Adela came. She opened the bridge.", "Queen Adela came. She opened the bridge."},
		"Korean":               {"왕이 왔다. 그는 다리를 열었다.", "왕이 왔다. 그는 다리를 열었다."},
		"quoted":               {"It rained. “He came.”", "It rained. “He came.”"},
		"no pronoun":           {"Queen Adela came. The bridge opened.", "The bridge opened."},
		"as a part of a word":  {"It rained. Heat came.", "Heat came."},
		"first":                {"She opened the bridge.", "She opened the bridge."},
		"too long together":    {long + "end. She came.", "She came."},
		"of another paragraph": {"Queen Adela came.\n\nShe opened the bridge.", "She opened the bridge."},
		"only a mark before":   {"— She came.", "— She came."},
		"a heading before":     {"# Bridge\n\nShe came.", "She came."},
		"the title of another": {"T. She came.", "T. She came."},
	} {
		t.Run(name, func(t *testing.T) {
			all := statementsOf(newArticle("a", "T", c.text))
			w := readingOf(all).window(all[len(all)-1])
			if got := w.passage.Article.Quote(w.span); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			checkQuote(t, Citation{N: 1, Article: w.passage.Article, Span: w.quote})
			if !w.quote.Contains(w.span) {
				t.Errorf("the quote %v does not hold %v", w.quote, w.span)
			}
		})
	}
}

func TestASentenceLongerThanAQuoteIsCutToThePartThatTells(t *testing.T) {
	text := strings.Repeat("filler ", 80) + "the lighthouse of Lindmoor was lit " + strings.Repeat("filler ", 80) + "end."
	a := newArticle("a", "T", text)
	r := readingFor(t, "Where was the lighthouse of Lindmoor lit?", a)
	w := r.window(r.statements[0])
	if !strings.Contains(a.Quote(w.quote), "lighthouse of Lindmoor") || w.span != w.quote || len(w.parts()) != 1 {
		t.Errorf("got %q", a.Quote(w.quote))
	}
	checkQuote(t, Citation{N: 1, Article: a, Span: w.quote})
}

func TestWhatHasNoWordAnswersNothing(t *testing.T) {
	for _, quote := range []string{"\u200b.", "— * —", "…", "\x00", "", "# Heading", "The harbour", "The\nharbour"} {
		if tells(newArticle("a", "The harbour", quote), quote) {
			t.Errorf("%q tells something", quote)
		}
	}
	// The first sentence of a text without a title is its title as well.
	if said := "Volunteers counted 412 puffins."; !tells(newArticle("a", said, said), said) {
		t.Error("a sentence that serves as the title tells nothing")
	}
	if !tells(newArticle("a", "The harbour", "x"), "The harbour opened.") {
		t.Error("a sentence tells nothing")
	}
}
