package answer

import (
	"fmt"
	"sync"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

func TestTextsAreKeptWithinBounds(t *testing.T) {
	kept := newTexts()
	for i := range 2*mostTexts + 3 {
		kept.of(passageOf(newArticle(fmt.Sprint(i), "T", "It rained.")))
		if len(kept.kept) > mostTexts {
			t.Fatalf("%d are kept", len(kept.kept))
		}
	}
}

func TestKeptTextsTellTheSame(t *testing.T) {
	a := newArticle("a", "Harbour", "Queen Adela opened the harbour. It is large.")
	p := passageOf(a)
	kept := newTexts()
	concepts := openIndex(t, a).Concepts("Queen large harbour")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				got := kept.of(p)
				for i, s := range p.Sentences {
					for c := range concepts {
						if x, y := concepts[c].In(got.sentences[i]), concepts[c].In(retrieval.NewText(a.Quote(s))); x != y {
							t.Errorf("sentence %d speaks of %s by %v, not %v", i, concepts[c].Word, x, y)
						}
					}
				}
				kept.of(&corpus.Passage{Article: a})
			}
		})
	}
	group.Wait()
}

func TestAnAnswererThatHasReadBeforeAnswersTheSame(t *testing.T) {
	ix := openIndex(t, seedArticles(t)...)
	an := New(Options{Index: ix})
	for range 2 {
		for _, text := range []string{"Who attended the meeting?", "회동은 어디에서 열렸나요?"} {
			if got, want := answered(t, an, Question{Text: text}), answered(t, New(Options{Index: ix}), Question{Text: text}); got.Text != want.Text || got.Confidence != want.Confidence {
				t.Errorf("%s: %q, %v, want %q, %v", text, got.Text, got.Confidence, want.Text, want.Confidence)
			}
		}
	}
}
