package answer

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

// longArticle has paragraphs of about 900 characters, each a passage.
func longArticle(id string, paragraphs int) *corpus.Article {
	var text strings.Builder
	for i := range paragraphs {
		for j := range 12 {
			fmt.Fprintf(&text, "Paragraph %d of the story tells its fact number %d to whoever reads it. ", i, j)
		}
		text.WriteString("\n\n")
	}
	return newArticle(id, "Story", strings.TrimSpace(text.String()))
}

func hitsOf(a *corpus.Article, numbers ...int) []retrieval.Hit {
	all := corpus.Split(a)
	var out []retrieval.Hit
	for i, n := range numbers {
		out = append(out, retrieval.Hit{Passage: all[n], Score: float64(10 - i)})
	}
	return out
}

// checkEvidence holds that evidence is of whole sentences, in order, none twice,
// and that no text is given twice.
func checkEvidence(t *testing.T, all []evidence) {
	t.Helper()
	for i := range all {
		e := &all[i]
		at := e.Span.Start
		for _, s := range e.Sentences {
			if s.Start < at || !e.Span.Contains(s) {
				t.Errorf("sentence %v of %v stands before %d", s, e.Span, at)
			}
			at = s.End
		}
		for j := range all[:i] {
			if all[j].Article == e.Article && all[j].Span.Overlaps(e.Span) {
				t.Errorf("%v and %v overlap", all[j].Span, e.Span)
			}
		}
	}
}

func TestPassagesThatFollowOneAnotherAreOne(t *testing.T) {
	a, b := longArticle("a.txt", 6), longArticle("b.txt", 6)
	hits := append(hitsOf(a, 3, 2), append(hitsOf(b, 0), hitsOf(a, 5)...)...)
	got := pack(hits, 5000)
	checkEvidence(t, got)
	if len(got) != 3 || got[0].Article != a || got[1].Article != b || got[0].score != 10 {
		t.Fatalf("%d parts: %+v", len(got), got)
	}
	for _, want := range []string{"Paragraph 2 of the story tells its fact number 0", "Paragraph 3 of the story tells its fact number 11"} {
		if !strings.Contains(got[0].text(), want) {
			t.Errorf("no %q in %s", want, got[0].text())
		}
	}
}

func TestTheTextAroundIsAddedWhileTheBudgetLasts(t *testing.T) {
	a := longArticle("a.txt", 6)
	hits := hitsOf(a, 3)
	bare := tokenCount(hits[0].Passage.Text()) + passageTokens
	for _, c := range []struct {
		budget        int
		before, after bool
	}{{bare, false, false}, {bare + 100, true, false}, {bare + 2000, true, true}} {
		got := pack(hits, c.budget)
		checkEvidence(t, got)
		before, after := strings.Contains(got[0].text(), "Paragraph 2"), strings.Contains(got[0].text(), "Paragraph 4")
		if before != c.before || after != c.after {
			t.Errorf("a budget of %d: before %v, after %v", c.budget, before, after)
		}
		if n := tokenCount(got[0].text()); n > c.budget+passageTokens {
			t.Errorf("a budget of %d takes %d tokens", c.budget, n)
		}
	}
}

func TestAPassageThatDoesNotFitIsCutAtASentence(t *testing.T) {
	a := longArticle("a.txt", 2)
	got := pack(hitsOf(a, 0, 1), 80)
	checkEvidence(t, got)
	if text := got[0].text(); len(got) != 1 || !strings.HasSuffix(text, "reads it.") || len(text) >= 900 {
		t.Errorf("%d parts: %q", len(got), text)
	}
}

func TestOverlappingPassagesInAnyOrderAreOne(t *testing.T) {
	var text strings.Builder
	for i := range 60 {
		fmt.Fprintf(&text, "Sentence number %d of a long paragraph tells something that the others do not. ", i)
	}
	a := newArticle("long.txt", "Story", strings.TrimSpace(text.String()))
	if all := corpus.Split(a); len(all) < 4 || !all[0].Span.Overlaps(all[1].Span) {
		t.Fatalf("%d passages", len(all))
	}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {3, 0, 1, 2}, {0, 3, 2, 1}, {3, 1}, {0, 2}, {2, 0}} {
		for _, budget := range []int{300, 800, 2000, 8000} {
			got := pack(hitsOf(a, order...), budget)
			checkEvidence(t, got)
			if budget == 8000 && len(order) > 2 && len(got) != 1 {
				t.Errorf("%v: %d pieces", order, len(got))
			}
		}
	}
}
