package retrieval

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

func TestTheVersionIsThatOfWhatASearchFinds(t *testing.T) {
	articles := library(3)
	path := indexPath(t)
	ix := open(t, path, &testEmbedder{})
	empty := ix.Version()
	bring(t, ix, articles...)
	full := ix.Version()
	reversed := slices.Clone(articles)
	slices.Reverse(reversed)
	same := map[string]string{
		"opened again": open(t, path, &testEmbedder{}).Version(),
		"in memory":    memory(t, &testEmbedder{}, nil, reversed...),
	}
	for name, got := range same {
		if got != full || len(got) != 32 {
			t.Errorf("%s: %q, want %q", name, got, full)
		}
	}
	added, err := NewVocabulary(strings.NewReader("zorp = 누누관\n"))
	if err != nil {
		t.Fatal(err)
	}
	changed := slices.Clone(articles)
	changed[1] = article(changed[1].ID, "plum")
	moved := slices.Clone(articles)
	moved[1] = article("other.txt", "apple1", "pear1")
	part := &testEmbedder{before: func(int) error { return errors.New("no") }}
	seen := map[string]string{full: "full", empty: "empty"}
	for name, got := range map[string]string{
		"an article less":    memory(t, &testEmbedder{}, nil, articles[:2]...),
		"an article changed": memory(t, &testEmbedder{}, nil, changed...),
		"an article moved":   memory(t, &testEmbedder{}, nil, moved...),
		"another embedder":   memory(t, &testEmbedder{name: "x"}, nil, articles...),
		"another vocabulary": memory(t, &testEmbedder{}, added, articles...),
		"nothing embedded":   memory(t, part, nil, articles...),
		"read by another":    open(t, path, &testEmbedder{name: "x"}).Version(),
	} {
		if seen[got] != "" {
			t.Errorf("%s: as %s", name, seen[got])
		}
		seen[got] = name
	}
}

// memory returns the version of an index in memory.
func memory(t *testing.T, e Embedder, v *Vocabulary, articles ...*corpus.Article) string {
	t.Helper()
	ix, err := Open("", Options{Embedder: e, Vocabulary: v})
	if err != nil {
		t.Fatal(err)
	}
	// That nothing is embedded is an error, and a version of its own.
	_, _ = ix.Update(t.Context(), articles, nil)
	return ix.Version()
}

func TestAnArticleIsFoundByItsID(t *testing.T) {
	ix := open(t, "", &testEmbedder{})
	bring(t, ix, library(3)...)
	for id, want := range map[string]bool{"001.txt": true, "009.txt": false, "": false} {
		if a, found := ix.Article(id); found != want || found && a.ID != id {
			t.Errorf("%q: %v, %v", id, a, found)
		}
	}
}
