package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/corpus"
)

func TestOnlyWhatChangedIsEmbedded(t *testing.T) {
	e := &testEmbedder{}
	ix := open(t, indexPath(t), e)
	articles := library(10)
	for _, step := range []struct {
		name     string
		change   func()
		want     Changes
		embedded int
	}{
		{"at first all", func() {}, Changes{Articles: 10, Passages: 20, Added: 10}, 20},
		{"nothing", func() {}, Changes{Articles: 10, Passages: 20, Unchanged: 10}, 0},
		{
			"one passage of an article",
			func() { articles[4] = article("004.txt", "apple4", "plum4") },
			Changes{Articles: 10, Passages: 20, Changed: 1, Unchanged: 9}, 1,
		},
		{
			"passages change places",
			func() { articles[4] = article("004.txt", "plum4", "apple4") },
			Changes{Articles: 10, Passages: 20, Changed: 1, Unchanged: 9}, 0,
		},
		{
			"one comes, one goes",
			func() { articles[2] = article("zzz.txt", "plum1", "plum2", "plum3") },
			Changes{Articles: 10, Passages: 21, Added: 1, Removed: 1, Unchanged: 9}, 3,
		},
		{
			"an article without a passage",
			func() { articles[2] = article("zzz.txt") },
			Changes{Articles: 10, Passages: 18, Changed: 1, Unchanged: 9}, 0,
		},
		{"some go", func() { articles = articles[5:] }, Changes{Articles: 5, Passages: 10, Removed: 5, Unchanged: 5}, 0},
		{"all go", func() { articles = nil }, Changes{Removed: 5}, 0},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.change()
			before := e.embedded()
			if got := bring(t, ix, articles...); got != step.want {
				t.Errorf("changes are %+v, want %+v", got, step.want)
			}
			if n := e.embedded() - before; n != step.embedded {
				t.Errorf("%d texts embedded, want %d", n, step.embedded)
			}
			whole(t, ix)
			whole(t, open(t, ix.path, e))
		})
	}
}

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

func TestProgressGoesToTheEnd(t *testing.T) {
	last := -1
	_, err := open(t, "", nil).Update(t.Context(), library(530), func(done, total int) {
		if done < last || total != 1060 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last != 1060 {
		t.Errorf("ended at %d, %v", last, err)
	}
}

func TestOfTwoArticlesWithOneIDTheFirstStays(t *testing.T) {
	ix := open(t, "", nil)
	c, err := ix.Update(t.Context(), []*corpus.Article{article("b", "pear"), article("a", "apple"), article("b", "plum")}, nil)
	if !errors.Is(err, ErrDuplicate) || !strings.Contains(err.Error(), `"b"`) || c.Articles != 2 {
		t.Errorf("%+v, %v", c, err)
	}
	if found(t, ix, "pear") != "b" || found(t, ix, "plum") != "" {
		t.Error("the later article is in the index")
	}
	whole(t, ix)
}

func TestAChangedTimeReachesTheFilter(t *testing.T) {
	e := &testEmbedder{}
	ix := open(t, "", e)
	a := article("a", "apple")
	bring(t, ix, a)
	later := *a
	later.Hash, later.Published = "with a time", time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	bring(t, ix, &later)
	matches, err := ix.store.Nearest(t.Context(), []float32{1, 1, 1}, 1, Filter{Since: later.Published})
	if err != nil || len(matches) != 1 || e.embedded() != 1 {
		t.Errorf("%v, %v, %d texts embedded", matches, err, e.embedded())
	}
	whole(t, ix)
}

func TestAFailedUpdateGoesOnFromThere(t *testing.T) {
	path := indexPath(t)
	articles := library(160)
	broken := errors.New("the server is away")
	for _, failing := range []int{1, 3, 9} {
		t.Run(fmt.Sprintf("at call %d", failing), func(t *testing.T) {
			t.Cleanup(func() { _ = os.Remove(path) })
			e := &testEmbedder{before: func(call int) error {
				if call >= failing {
					return broken
				}
				return nil
			}}
			ix := open(t, path, e)
			c, err := ix.Update(t.Context(), articles, nil)
			if !errors.Is(err, broken) || c.Added != 160 {
				t.Fatalf("%+v, %v", c, err)
			}
			if ix.Embedded() != e.embedded() || e.embedded() != (failing-1)*chunkPassages {
				t.Errorf("%d passages are embedded of %d that were paid for", ix.Embedded(), e.embedded())
			}
			if got := found(t, ix, "pear159"); got != "159.txt" {
				t.Errorf("without its vector a passage is found in %q", got)
			}
			e.before = nil
			ix = open(t, path, e)
			if got := found(t, ix, "pear159"); got != "159.txt" {
				t.Errorf("read again, a passage without its vector is found in %q", got)
			}
			bring(t, ix, articles...)
			whole(t, ix)
			delete(e.seen, "pear159") // the question
			if e.embedded() != 320 {
				t.Errorf("%d texts embedded, want each of 320 once", e.embedded())
			}
		})
	}
}

func TestAStoppedUpdateGoesOnFromThere(t *testing.T) {
	path := indexPath(t)
	articles := library(530)
	ctx, cancel := context.WithCancel(t.Context())
	e := &testEmbedder{before: func(call int) error {
		if call == 20 { // in the first block
			cancel()
			return ctx.Err()
		}
		return nil
	}}
	ix := open(t, path, e)
	bring(t, ix, article("000.txt", "plum"), article("529.txt", "cherry"))
	c, err := ix.Update(ctx, articles, nil)
	if !errors.Is(err, context.Canceled) || c.Added == 0 || c.Added >= 528 || c.Changed != 1 || c.Unchanged != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	if found(t, ix, "cherry") != "529.txt" || found(t, ix, "plum") != "" {
		t.Error("an article that was not reached has lost its old text, or one that was has it still")
	}
	e.before = nil
	ix = open(t, path, e)
	bring(t, ix, articles...)
	whole(t, ix)
	for text, n := range e.seen {
		if n > 1 {
			t.Errorf("%d times embedded: %q", n, text[:40])
		}
	}
}

func TestAKilledUpdateHasSavedCheckpoints(t *testing.T) {
	path := indexPath(t)
	articles := library(200)
	// Chunks take long, and saving, between an odd look and the next, no time.
	looks := 0
	clock := func() time.Time {
		now := time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC).Add(time.Duration((looks+1)/2) * (saveEvery + 1))
		looks++
		return now
	}
	saved := 0
	e := &testEmbedder{before: func(call int) error {
		if call == 11 { // what a process that is killed now leaves
			s, _, err := openSnapshot(path)
			if err != nil {
				return err
			}
			saved = len(s.vectors)
		}
		return nil
	}}
	ix, err := Open(path, Options{Embedder: e, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	bring(t, ix, articles...)
	// All calls but those of the workers at that moment.
	if least := (10 - embedWorkers) * chunkPassages; saved < least {
		t.Errorf("%d vectors saved after 10 calls, want at least %d", saved, least)
	}
	whole(t, ix)
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

func TestAWaitForTheLockEndsWithTheContext(t *testing.T) {
	path := indexPath(t)
	lock, err := lockFile(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	ctx, cancel := context.WithCancel(t.Context())
	e := &testEmbedder{}
	ix := open(t, path, e)
	ended := make(chan error)
	go func() {
		_, err := ix.Update(ctx, library(1), nil)
		ended <- err
	}()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) || e.embedded() != 0 {
		t.Errorf("%v, %d texts embedded", err, e.embedded())
	}
}

func TestSearchesGoOnDuringAnUpdate(t *testing.T) {
	path := indexPath(t)
	ix := open(t, path, nil)
	bring(t, ix, library(10)...)
	changed := library(50)
	for i := range 10 {
		changed[i] = article(changed[i].ID, "apple"+fmt.Sprint(i), "plum"+fmt.Sprint(i))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, articles := range [][]*corpus.Article{changed, library(10), changed[20:]} {
			if _, err := ix.Update(t.Context(), append(articles, article("zz", "cherry")), nil); err != nil {
				t.Error(err)
			}
		}
	}()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		hits, err := ix.Search(t.Context(), Query{Text: "apple1 plum", K: 20})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			if !strings.Contains(h.Passage.Article.Text, h.Passage.Text()) {
				t.Error("a hit that is not in its article")
			}
		}
	}
	whole(t, ix)
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
			if left, _ := filepath.Glob(path + ".*" + tempSuffix); len(left) > 0 {
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

func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left on device")
	err := replaceFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half of the n")
		return full
	})
	if got, _ := os.ReadFile(path); !errors.Is(err, full) || string(got) != "old" {
		t.Errorf("%v, the file holds %q", err, got)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestWhatAKilledSaveLeftIsRemoved(t *testing.T) {
	path := indexPath(t)
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.123.tmp", "index.tmp", "other.123.tmp", "index.123.bak"} {
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
	if want := []string{"index", "index.123.bak", "index.lock", "other.123.tmp"}; !slices.Equal(names, want) {
		t.Errorf("files are %q, want %q", names, want)
	}
}
