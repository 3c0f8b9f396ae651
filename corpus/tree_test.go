package corpus_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"footnote/corpus"
)

// look looks at a folder.
func look(t *testing.T, dir string) *corpus.Tree {
	t.Helper()
	tree, err := corpus.ReadTree(t.Context(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestATreeTellsWhatMayHaveChanged(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write := func(name, text string) error {
		if err := os.MkdirAll(filepath.Dir(at(name)), 0o700); err != nil {
			return err
		}
		return os.WriteFile(at(name), []byte(text), 0o600)
	}
	for _, name := range []string{"a.txt", "b.md", "sub/c.txt"} {
		if err := write(name, "Words."); err != nil {
			t.Fatal(err)
		}
	}
	before := look(t, dir)
	if got := before.Changed(nil); len(got) != 3 {
		t.Errorf("from nothing, %q changed", got)
	}
	for _, step := range []struct {
		name string
		do   func() error
		want []string
	}{
		{"nothing", func() error { return nil }, nil},
		{"grown", func() error { return write("a.txt", "More words.") }, []string{"a.txt"}},
		{"as long, later", func() error {
			return os.Chtimes(at("b.md"), time.Time{}, time.Now().Add(time.Hour))
		}, []string{"b.md"}},
		{"replaced by one that looks the same", func() error {
			info, err := os.Stat(at("a.txt"))
			if err != nil {
				return err
			}
			if err := write("other", "Lost words."); err != nil {
				return err
			}
			if err := os.Chtimes(at("other"), time.Time{}, info.ModTime()); err != nil {
				return err
			}
			return os.Rename(at("other"), at("a.txt"))
		}, []string{"a.txt"}},
		{"added", func() error { return write("new/deep/d.txt", "Words.") }, []string{"new/deep/d.txt"}},
		{"removed", func() error { return os.Remove(at("sub/c.txt")) }, []string{"sub/c.txt"}},
		{"a format that is not read", func() error { return write("e.pdf", "%PDF") }, []string{"e.pdf"}},
		{"hidden", func() error { return write(".git/f.txt", "Words.") }, nil},
		{"of no format", func() error { return write("g.png", "Words.") }, nil},
		{"decomposed", func() error { return write("e\u0301.txt", "Words.") }, []string{"\u00e9.txt"}},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		after := look(t, dir)
		got := after.Changed(before)
		if !slices.Equal(got, step.want) {
			t.Errorf("%s: %q changed, want %q", step.name, got, step.want)
		}
		if rest := after.Without(got, before).Changed(before); len(rest) > 0 {
			t.Errorf("%s: without what changed, %q did", step.name, rest)
		}
		before = after
	}
	if want := []string{".", "new", "new/deep", "sub"}; !slices.Equal(before.Folders, want) {
		t.Errorf("folders are %q, want %q", before.Folders, want)
	}
}

func TestATreeOfAFolderThatIsNotThereIsAnError(t *testing.T) {
	if _, err := corpus.ReadTree(t.Context(), os.DirFS(filepath.Join(t.TempDir(), "gone"))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := corpus.ReadTree(ctx, os.DirFS(t.TempDir())); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
