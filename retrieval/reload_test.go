package retrieval

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

// reload reloads an index.
func reload(t *testing.T, ix *Index) Changes {
	t.Helper()
	c, err := ix.Reload(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAReloadTakesOverWhatAnotherSaved(t *testing.T) {
	path := indexPath(t)
	e := &testEmbedder{}
	bring(t, open(t, path, e), library(4)...)
	running, other := open(t, path, e), open(t, path, e)
	version := running.Version()
	if c := reload(t, running); c != (Changes{Articles: 4, Passages: 8, Unchanged: 4}) || running.Version() != version {
		t.Errorf("without a change: %+v", c)
	}
	changed := slices.Concat(library(4)[1:], []*corpus.Article{article("new.txt", "plum")})
	changed[0] = article("001.txt", "cherry")
	bring(t, other, changed...)
	before := e.embedded()
	if c := reload(t, running); c != (Changes{Articles: 4, Passages: 6, Added: 1, Changed: 1, Removed: 1, Unchanged: 2}) {
		t.Errorf("changes are %+v", c)
	}
	if e.embedded() != before {
		t.Error("what another process embedded was embedded again")
	}
	whole(t, running)
	if running.Version() != other.Version() || running.Version() == version {
		t.Error("the version is not that of what is found")
	}
	if found(t, running, "plum") != "new.txt" || found(t, running, "apple0") != "" {
		t.Error("what was there before is found")
	}
	written, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	bring(t, running, changed...)
	if after, err := os.Stat(path); err != nil || !sameFile(written, after) {
		t.Errorf("the same was written again: %v", err)
	}
}

func TestAReloadOfWhatIsOfNoUseLeavesTheIndexAsItIs(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		err   error
	}{
		{"no file", func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"damaged", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("x", 100)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"newer", func(t *testing.T, path string) { newer(t, path) }, ErrVersion},
		{"of another embedder", func(t *testing.T, path string) {
			bring(t, open(t, path, &testEmbedder{name: "other"}), article("b", "plum"))
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "index")
			ix := open(t, path, &testEmbedder{})
			bring(t, ix, library(2)...)
			c.spoil(t, path)
			for range 2 {
				if got, err := ix.Reload(t.Context()); !errors.Is(err, c.err) || got.Unchanged != 2 {
					t.Errorf("%+v, %v", got, err)
				}
			}
			if found(t, ix, "apple1") != "001.txt" {
				t.Error("what was there is lost")
			}
			whole(t, ix)
			if c.err != nil {
				return
			}
			bring(t, ix, library(2)...)
			if again := open(t, path, &testEmbedder{}); again.Damage() != nil || again.Passages() != 4 {
				t.Errorf("the next update leaves %d passages in the file: %v", again.Passages(), again.Damage())
			}
		})
	}
}

func TestSearchesGoOnDuringReloads(t *testing.T) {
	path := indexPath(t)
	e := &testEmbedder{}
	running, other := open(t, path, e), open(t, path, e)
	bring(t, other, library(10)...)
	reload(t, running)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 20 {
			articles := slices.Concat(library(10)[i%5:], []*corpus.Article{article("zz", "cherry")})
			for _, step := range []func() error{
				func() error { _, err := other.Update(t.Context(), articles, nil); return err },
				func() error { _, err := running.Reload(t.Context()); return err },
			} {
				if err := step(); err != nil {
					t.Error(err)
				}
			}
		}
	}()
	for reloading := true; reloading; {
		select {
		case <-done:
			reloading = false
		default:
		}
		if got := found(t, running, "pear7"); got != "007.txt" {
			t.Fatalf("a search during a reload finds %q", got)
		}
	}
	whole(t, running)
}

func TestAnIndexInMemoryHasNothingToReload(t *testing.T) {
	ix := open(t, "", nil)
	bring(t, ix, article("a", "apple"))
	if c := reload(t, ix); c.Unchanged != 1 {
		t.Errorf("changes are %+v", c)
	}
}
