package retrieval

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"footnote/internal/wholefile"
)

func TestWithoutAChangeNothingIsWritten(t *testing.T) {
	path := indexPath(t)
	bring(t, open(t, path, nil), library(3)...)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	ix := open(t, path, nil)
	_, err = ix.Update(t.Context(), library(3), func(int, int) { t.Error("progress without work") })
	after, statErr := os.Stat(path)
	if err != nil || statErr != nil || !sameFile(before, after) {
		t.Errorf("the file was written: %v, %v", err, statErr)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	bring(t, ix, library(3)...)
	if again := open(t, path, nil); again.Passages() != 6 {
		t.Errorf("a file that was removed is not written again")
	}
}

func TestAWaitingUpdateTakesOverWhatAnotherSaved(t *testing.T) {
	path := indexPath(t)
	articles := library(20)
	e := &testEmbedder{}
	first, second := open(t, path, e), open(t, path, e)
	bring(t, second, article("draft", "plum"))
	bring(t, first, articles...)
	written, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	c := bring(t, second, articles...)
	if c.Unchanged != 20 || e.embedded() != 41 {
		t.Errorf("%+v, %d texts embedded", c, e.embedded())
	}
	whole(t, second)
	if after, err := os.Stat(path); err != nil || !sameFile(written, after) {
		t.Errorf("the same was written again: %v", err)
	}
}

func TestUpdatesOfManyProcessesLeaveAWholeFile(t *testing.T) {
	path := indexPath(t)
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			ix, err := Open(path, Options{Embedder: &testEmbedder{}})
			if err != nil {
				t.Error(err)
				return
			}
			for n := range 4 {
				if _, err := ix.Update(t.Context(), library(5*i+n), nil); err != nil {
					t.Error(err)
				}
			}
			whole(t, ix)
		})
	}
	group.Wait()
	ix := open(t, path, &testEmbedder{})
	if ix.Damage() != nil {
		t.Error(ix.Damage())
	}
	whole(t, ix)
}

func TestAWaitForTheLockIsToldAndEndsWithTheContext(t *testing.T) {
	path := indexPath(t)
	lock, err := lockFile(t.Context(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	ctx, cancel := context.WithCancel(t.Context())
	e := &testEmbedder{}
	ix, err := Open(path, Options{Embedder: e, Waiting: cancel})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(ctx, library(1), nil); !errors.Is(err, context.Canceled) || e.embedded() != 0 {
		t.Errorf("%v, %d texts embedded", err, e.embedded())
	}
}

func TestAnIndexThatCannotBeSavedIsUsable(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(path string) error
		mend  func(path string) error
	}{
		{
			"no folder",
			func(path string) error { return os.WriteFile(filepath.Dir(path), nil, 0o600) },
			func(path string) error { return os.Remove(filepath.Dir(path)) },
		},
		{
			"a folder in the way",
			func(path string) error { return os.MkdirAll(filepath.Join(path, "full"), 0o700) },
			os.RemoveAll,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := indexPath(t)
			e := &testEmbedder{}
			ix, err := Open(path, Options{Embedder: e, Logger: slog.New(slog.DiscardHandler)})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(path); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				changes, err := ix.Update(t.Context(), library(2), nil)
				if !errors.Is(err, ErrNotSaved) || changes.Passages != 4 || found(t, ix, "pear1") != "001.txt" {
					t.Errorf("%+v, %v", changes, err)
				}
			}
			if left := leftBeside(path); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
			if err := c.mend(path); err != nil {
				t.Fatal(err)
			}
			bring(t, ix, library(2)...)
			again := open(t, path, e)
			if again.Passages() != 4 || e.seen["On 000.txt\n"] != 0 {
				t.Errorf("%d passages saved in the end", again.Passages())
			}
			whole(t, again)
		})
	}
}

func TestWhatAKilledSaveLeftIsRemoved(t *testing.T) {
	path := indexPath(t)
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".index.123.tmp", ".index.tmp", ".other.123.tmp", "index.123.bak"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bring(t, open(t, path, nil), library(1)...)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{".other.123.tmp", "index", "index.123.bak", "index.lock"}; !slices.Equal(names, want) {
		t.Errorf("files are %q, want %q", names, want)
	}
}

// leftBeside returns what saving left beside the file at path.
func leftBeside(path string) (left []string) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if _, unfinished := wholefile.Unfinished(e.Name()); unfinished {
			left = append(left, e.Name())
		}
	}
	return left
}
