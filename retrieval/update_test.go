package retrieval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
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
	again := open(t, path, e)
	if whole(t, again); again.Passages() != 400 {
		t.Errorf("%d passages in the file after the update", again.Passages())
	}
}

func TestWhatComesAfterTheLastCheckpointIsSaved(t *testing.T) {
	path := indexPath(t)
	start := time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	looks := 0
	clock := func() time.Time { // time stands still after the first chunk
		looks++
		if looks == 1 {
			return start
		}
		return start.Add(saveEvery + 1)
	}
	e := &testEmbedder{}
	ix, err := Open(path, Options{Embedder: e, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	bring(t, ix, library(530)...)
	again := open(t, path, e)
	if whole(t, again); again.Passages() != 1060 {
		t.Errorf("%d of 1060 passages are in the file", again.Passages())
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
