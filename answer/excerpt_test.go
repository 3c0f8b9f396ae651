package answer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/retrieval"
)

func TestAnExcerptIsThePartThatSpeaksOfTheQuestion(t *testing.T) {
	t.Parallel()
	filler := strings.Repeat("The weather was mild and nobody minded the rain at all. ", 8)
	ix := openIndex(t,
		newArticle("a.txt", "Harbour", filler+"Mayor Ito cut the ribbon of the new harbour. "+filler),
		newArticle("b.txt", "Long", strings.Repeat("and so it went on and on ", 20)+"until Mayor Ito cut a ribbon "+strings.Repeat("and on again ", 20)+"."),
	)
	a := New(Options{Index: ix})
	hits, err := ix.Search(t.Context(), retrieval.Query{Text: "Who cut the ribbon?", K: 5})
	if err != nil || len(hits) < 2 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	for i, c := range a.Excerpts("Who cut the ribbon?", hits[:2]) {
		if c.N != i+1 || !strings.Contains(c.Quote(), "ribbon") || utf8.RuneCountInString(c.Quote()) > MaxQuote {
			t.Errorf("excerpt %d is %q", c.N, c.Quote())
		}
	}
}

func TestAnExcerptIsWholeSentencesBelowTheirHeading(t *testing.T) {
	t.Parallel()
	filler := strings.Repeat("The weather was mild and nobody minded it. ", 3)
	long := strings.Repeat("It went on for a while, as such things do. ", 4)
	ix := openIndex(t, newArticle("a.md", "Harbour",
		"# Harbour\n\n"+filler+"\n\n## Mayor Ito's ribbon\n\nThere was a crowd. "+long+"A band played. Everyone went home."))
	hits, err := ix.Search(t.Context(), retrieval.Query{Text: "Ito ribbon", K: 5})
	if err != nil || len(hits) == 0 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	a := New(Options{Index: ix})
	for _, c := range a.Excerpts("Ito ribbon", hits) {
		before, after := c.Cut()
		if strings.Contains(c.Quote(), "#") || before || after || utf8.RuneCountInString(c.Quote()) > MaxQuote {
			t.Errorf("the excerpt is %q", c.Quote())
		}
	}
	if got := a.Excerpts("Ito ribbon", hits)[0].Quote(); !strings.HasPrefix(got, "There was a crowd.") {
		t.Errorf("the excerpt is %q", got)
	}
}

func TestAnExcerptIsNoHeading(t *testing.T) {
	t.Parallel()
	ix := openIndex(t,
		newArticle("a.txt", "Harbour", "## The day of the ribbon\n\nMayor Ito cut it on Monday.\n"),
		newArticle("b.txt", "Ribbon", "# Ribbon\n"),
	)
	a := New(Options{Index: ix})
	hits, err := ix.Search(t.Context(), retrieval.Query{Text: "ribbon day", K: 5})
	if err != nil || len(hits) != 2 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	want := map[string]string{"a.txt": "Mayor Ito cut it on Monday.", "b.txt": "# Ribbon"} // it has nothing else
	for _, c := range a.Excerpts("ribbon day", hits) {
		if strings.TrimSpace(c.Quote()) != want[c.Article.ID] {
			t.Errorf("excerpt of %s is %q", c.Article.ID, c.Quote())
		}
	}
}
