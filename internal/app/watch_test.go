package app

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"footnote/internal/config"
	"footnote/internal/message"
	"footnote/retrieval"
)

// A watching is a library that is watched over a folder of real files, in a
// bubble whose time stands still but for pauses.
type watching struct {
	t       *testing.T
	dir     string
	config  *config.Config
	library *Library
	notice  chan struct{}

	mu      sync.Mutex
	updated []Update
	warned  []*Failure
}

// underWatch runs do over a library of some files that is watched.
func underWatch(t *testing.T, files map[string]string, do func(w *watching)) {
	t.Helper()
	dir := t.TempDir()
	c := load(t, map[string]string{config.Corpus: dir})
	w := &watching{dir: dir, config: c}
	synctest.Test(t, func(t *testing.T) {
		w.t, w.notice = t, make(chan struct{}, 1)
		for name, text := range files {
			w.write(name, text)
		}
		w.library = w.open()
		go newWatch(w.library, WatchOptions{Report: w.report}).run(t.Context(), w.notice)
		synctest.Wait()
		do(w)
	})
}

func (w *watching) report(u Update) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.updated = append(w.updated, u)
}

func (w *watching) warn(f *Failure) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.warned = append(w.warned, f)
}

// updates returns all that was reported.
func (w *watching) updates() []Update {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.updated)
}

// open opens the same library, as another process would.
func (w *watching) open() *Library {
	w.t.Helper()
	a := New(Options{Config: w.config, Warn: w.warn})
	l, err := a.Open(w.t.Context(), OpenOptions{Keep: true})
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}

func (w *watching) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watching) remove(name string) {
	w.t.Helper()
	if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
		w.t.Fatal(err)
	}
}

// noticed lets the watch notice a change, and then some time pass.
func (w *watching) noticed(then time.Duration) {
	select {
	case w.notice <- struct{}{}:
	default:
	}
	synctest.Wait()
	w.pass(then)
}

func (w *watching) pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

// finds checks in which article a word is found, empty for none.
func (w *watching) finds(word, want string) {
	w.t.Helper()
	hits, err := w.library.Index.Search(w.t.Context(), retrieval.Query{Text: word, K: 10})
	if err != nil {
		w.t.Fatal(err)
	}
	got := ""
	for _, h := range hits {
		if strings.Contains(h.Passage.Text(), word) {
			got = h.Passage.Article.ID
		}
	}
	if got != want {
		w.t.Errorf("%q is found in %q, want %q", word, got, want)
	}
}

// told returns what was warned of since the last call.
func (w *watching) told() []message.Key {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []message.Key
	for _, f := range w.warned {
		out = append(out, f.what)
	}
	w.warned = nil
	return out
}

func TestFilesThatComeChangeAndGoAreIndexedOnceAllIsQuiet(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple.", "b.txt": "The pear."}, func(w *watching) {
		for i := range 50 {
			w.write(fmt.Sprintf("new/%d.txt", i), fmt.Sprintf("The plum%d.", i))
		}
		w.write("a.txt", "The cherry instead.")
		w.remove("b.txt")
		w.noticed(quiet - 1)
		if len(w.updates()) > 0 {
			t.Errorf("updated at once: %+v", w.updates())
		}
		w.pass(1)
		want := retrieval.Changes{Articles: 51, Passages: 51, Added: 50, Changed: 1, Removed: 1}
		if len(w.updates()) != 1 || w.updates()[0].Changes != want {
			t.Errorf("updates are %+v", w.updates())
		}
		w.finds("cherry", "a.txt")
		w.finds("pear", "")
		w.finds("plum49", "new/49.txt")
		w.pass(time.Hour)
		if len(w.updates()) != 1 {
			t.Errorf("updated without a change: %+v", w.updates()[1:])
		}
		if got := w.told(); len(got) > 0 {
			t.Errorf("told of %q", got)
		}
	})
}

func TestChangesWithoutANoticeAreFoundByLooking(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		w.write("b.txt", "The pear.")
		w.pass(lookEvery + quiet)
		w.finds("pear", "b.txt")
	})
}

func TestAFileThatIsCopiedSlowlyIsReadWhenItIsWhole(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		text := ""
		for i := range 5 {
			text += fmt.Sprintf("Part %d of it. ", i)
			w.write("b.txt", text)
			w.noticed(quiet - time.Millisecond)
			if len(w.updates()) > 0 {
				t.Fatalf("updated after %d parts: %+v", i, w.updates())
			}
		}
		w.pass(2 * quiet)
		if len(w.updates()) != 1 || w.updates()[0].Changes.Added != 1 {
			t.Errorf("updates are %+v", w.updates())
		}
		w.finds("Part 4", "b.txt")
	})
}

func TestAFileThatNeverRestsHoldsUpNoOther(t *testing.T) {
	underWatch(t, map[string]string{"log.txt": "The beginning."}, func(w *watching) {
		w.write("b.txt", "The pear.")
		for i := range 40 {
			w.write("log.txt", "The beginning."+strings.Repeat(" Chapter follows.", i+1))
			w.write("half.txt", strings.Repeat("Half. ", i+1))
			w.noticed(time.Second)
		}
		w.finds("pear", "b.txt")
		w.finds("beginning", "log.txt")
		w.finds("Chapter", "")
		w.finds("Half", "")
		w.pass(time.Minute)
		w.finds("Chapter", "log.txt")
		w.finds("Half", "half.txt")
		if got := w.told(); len(got) > 0 {
			t.Errorf("told of %q", got)
		}
	})
}

func TestAnIndexThatAnotherProcessUpdatedIsTakenOver(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		version := w.library.Index.Version()
		w.write("b.txt", "The pear.")
		w.open()
		w.noticed(0)
		w.finds("pear", "b.txt")
		if len(w.updates()) != 1 || !w.updates()[0].Elsewhere || w.updates()[0].Changes.Added != 1 || w.library.Index.Version() == version {
			t.Errorf("updates are %+v", w.updates())
		}
		path, err := w.library.app.IndexPath()
		if err != nil {
			t.Fatal(err)
		}
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		w.pass(time.Hour)
		after, err := os.Stat(path)
		if err != nil || !os.SameFile(before, after) || len(w.updates()) != 1 {
			t.Errorf("the two take turns: %v, %+v", err, w.updates())
		}
	})
}

func TestAnUpdateThatFindsTheWorkDoneTellsOfIt(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		w.write("b.txt", "The pear.")
		w.noticed(quiet - 1) // the folder is looked at once more, the index not
		w.open()
		w.pass(1)
		w.finds("pear", "b.txt")
		if len(w.updates()) != 1 || !w.updates()[0].Elsewhere || w.updates()[0].Changes.Added != 1 {
			t.Errorf("updates are %+v", w.updates())
		}
	})
}

func TestAFolderThatIsGoneIsToldOnceAndAnsweredFrom(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		away := w.dir + " away"
		for range 2 {
			if err := os.Rename(w.dir, away); err != nil {
				t.Fatal(err)
			}
			w.noticed(time.Hour)
			w.finds("apple", "a.txt")
			if got := w.told(); !slices.Equal(got, []message.Key{message.AppCorpusMissing}) {
				t.Errorf("told of %q", got)
			}
			if err := os.Rename(away, w.dir); err != nil {
				t.Fatal(err)
			}
			w.pass(time.Hour)
			if got := w.told(); len(got) > 0 {
				t.Errorf("back again, told of %q", got)
			}
		}
		w.remove("a.txt")
		w.noticed(time.Hour)
		w.finds("apple", "a.txt")
		if got := w.told(); !slices.Equal(got, []message.Key{message.AppNoArticles}) {
			t.Errorf("of an empty folder, told of %q", got)
		}
		w.write("b.txt", "The pear.")
		w.noticed(time.Minute)
		w.finds("apple", "")
		w.finds("pear", "b.txt")
		if got := w.told(); len(got) > 0 {
			t.Errorf("told of %q", got)
		}
	})
}

func TestAnUpdateThatCannotBeSavedAnswersAndIsSavedLater(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple."}, func(w *watching) {
		away := w.config.Data + " away"
		if err := os.Rename(w.config.Data, away); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(w.config.Data, nil, 0o600); err != nil { // so that no folder can be made
			t.Fatal(err)
		}
		w.write("b.txt", "The pear.")
		w.noticed(time.Hour)
		w.finds("pear", "b.txt")
		told := w.told()
		if len(told) == 0 || told[len(told)-1] != message.AppDataMemory || len(told) > 2 {
			t.Errorf("told of %q", told)
		}
		if err := os.Remove(w.config.Data); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(away, w.config.Data); err != nil {
			t.Fatal(err)
		}
		w.pass(time.Hour)
		path, err := w.library.app.IndexPath()
		if err != nil {
			t.Fatal(err)
		}
		saved, err := retrieval.Open(path, retrieval.Options{})
		if err != nil || saved.Passages() != 2 {
			t.Errorf("%d passages are saved, %v", saved.Passages(), err)
		}
		if got := w.told(); len(got) > 0 {
			t.Errorf("told of %q", got)
		}
	})
}

func TestAProblemIsReportedOnce(t *testing.T) {
	underWatch(t, map[string]string{"a.txt": "The apple.", "old.txt": " \n"}, func(w *watching) {
		w.write("empty.txt", " ")
		w.noticed(quiet)
		w.write("b.txt", "The pear.")
		w.noticed(quiet)
		if len(w.updates()) != 2 || len(w.updates()[0].Problems) != 1 || w.updates()[0].Problems[0].Path != "empty.txt" || len(w.updates()[1].Problems) > 0 {
			t.Errorf("updates are %+v", w.updates())
		}
	})
}

func TestTheEmbeddedArticlesAreNotWatched(t *testing.T) {
	c := load(t, map[string]string{})
	synctest.Test(t, func(t *testing.T) {
		a := New(Options{Config: c, Warn: func(f *Failure) { t.Error(f) }})
		l, err := a.Open(t.Context(), OpenOptions{Keep: true})
		if err != nil {
			t.Fatal(err)
		}
		go newWatch(l, WatchOptions{Report: func(u Update) { t.Errorf("%+v", u) }}).run(t.Context(), nil)
		<-time.After(time.Hour)
	})
}
