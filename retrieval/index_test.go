package retrieval

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

// article makes an article that has one passage for each subject.
func article(id string, subjects ...string) *corpus.Article {
	var text strings.Builder
	for _, s := range subjects {
		text.WriteString(strings.Repeat("Here is all that is known of "+s+". ", 16) + "\n\n")
	}
	return &corpus.Article{
		ID: id, Title: "On " + id, Text: text.String(), Body: corpus.Span{End: text.Len()},
		Hash: fmt.Sprint(xxhash.Sum64String(text.String())),
	}
}

// library makes n articles of two passages each.
func library(n int) []*corpus.Article {
	var out []*corpus.Article
	for i := range n {
		out = append(out, article(fmt.Sprintf("%03d.txt", i), fmt.Sprintf("apple%d", i), fmt.Sprintf("pear%d", i)))
	}
	return out
}

// testEmbedder counts what it embeds, and does what it is told.
type testEmbedder struct {
	name string
	mu   sync.Mutex
	// seen counts how often each text was embedded.
	seen  map[string]int
	calls int
	// before runs before each call, numbered from 1; its error is returned.
	before func(call int) error
}

func (e *testEmbedder) Name() string { return "test" + e.name }

func (e *testEmbedder) Embed(_ context.Context, texts []string) ([][]float32, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.calls++
	if e.before != nil {
		if err := e.before(e.calls); err != nil {
			return nil, err
		}
	}
	if e.seen == nil {
		e.seen = make(map[string]int)
	}
	out := make([][]float32, len(texts))
	for i, t := range texts {
		e.seen[t]++
		h := xxhash.Sum64String(e.name + t)
		out[i] = []float32{1, float32(h % 1000), float32(h >> 10 % 1000)}
		for range len(e.name) { // another model, another dimension
			out[i] = append(out[i], 1)
		}
	}
	return out, nil
}

func (e *testEmbedder) embedded() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := 0
	for _, times := range e.seen {
		n += times
	}
	return n
}

func indexPath(t *testing.T) string { return filepath.Join(t.TempDir(), "data", "index") }

func open(t *testing.T, path string, e Embedder) *Index {
	t.Helper()
	ix, err := Open(path, Options{Embedder: e})
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// bring brings an index up to date.
func bring(t *testing.T, ix *Index, articles ...*corpus.Article) Changes {
	t.Helper()
	c, err := ix.Update(t.Context(), articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// found returns the article of the best hit that holds a word, empty if there
// is none. The test embedder's vectors mean nothing, so it need not be the
// first.
func found(t *testing.T, ix *Index, question string) string {
	t.Helper()
	hits, err := ix.Search(t.Context(), Query{Text: question, K: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		if strings.Contains(h.Passage.Text(), " "+question+".") {
			return h.Passage.Article.ID
		}
	}
	return ""
}

// whole checks that all parts of an index agree.
func whole(t *testing.T, ix *Index) {
	t.Helper()
	st := ix.state()
	records := ix.store.(*Chromem).records
	if ix.Embedded() != len(st.passages) || len(records) != len(st.passages) {
		t.Errorf("%d passages, %d embedded, %d in the store", len(st.passages), ix.Embedded(), len(records))
	}
	var want []string
	for _, a := range st.articles {
		for _, p := range corpus.Split(a) {
			want = append(want, p.ID)
		}
	}
	var got []string
	for i, p := range st.passages {
		got = append(got, p.ID)
		if st.byID[p.ID] != i || records[p.ID].Article != p.Article.ID || !records[p.ID].Published.Equal(p.Article.Published) {
			t.Errorf("passage %d is lost: %+v", i, records[p.ID])
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("passages are %q, want %q", got, want)
	}
	documents, words := make([]document, len(st.passages)), make(spellings)
	for i, p := range st.passages {
		d, w := analyze(p)
		documents[i] = d
		words.add(w)
	}
	rebuilt := buildLexical(documents)
	rebuilt.setWords(&dictionary{}, words)
	if diff := cmp.Diff(rebuilt.appendTo(nil), st.lexical.appendTo(nil)); diff != "" || st.stale {
		t.Errorf("the words are not those of the passages")
	}
}

func TestAnIndexWithoutAFileIsEmpty(t *testing.T) {
	for _, path := range []string{"", indexPath(t)} {
		ix := open(t, path, nil)
		if ix.Damage() != nil || ix.Passages() != 0 || len(ix.Articles()) != 0 || found(t, ix, "apple1") != "" {
			t.Errorf("index at %q is not empty: %v", path, ix.Damage())
		}
		bring(t, ix, library(2)...)
		if got := found(t, ix, "apple1"); got != "001.txt" {
			t.Errorf("index at %q finds %q", path, got)
		}
		whole(t, ix)
	}
}

func TestAReopenedIndexFindsTheSame(t *testing.T) {
	path := indexPath(t)
	articles := library(30)
	articles[3].Published = time.Date(2025, 2, 4, 0, 0, 0, 0, time.FixedZone("", 9*60*60))
	articles[3].Author, articles[3].URL, articles[3].Language, articles[3].Publisher = "이름", "https://example.com/?a=b", "ko", "신문"
	before := open(t, path, nil)
	bring(t, before, articles...)
	after := open(t, path, nil)
	if diff := cmp.Diff(before.Articles(), after.Articles()); diff != "" {
		t.Errorf("articles changed (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(before.state().passages, after.state().passages); diff != "" {
		t.Errorf("passages changed (-before +after):\n%s", diff)
	}
	whole(t, after)
	for _, question := range []string{"apple1", "what is known of pear17?", "모르는 말", "On 003"} {
		a, errA := before.Search(t.Context(), Query{Text: question, K: 50})
		b, errB := after.Search(t.Context(), Query{Text: question, K: 50})
		if diff := cmp.Diff(a, b); diff != "" || errA != nil || errB != nil {
			t.Errorf("%q: %v, %v (-before +after):\n%s", question, errA, errB, diff)
		}
	}
}

func TestADamagedFileIsToldAndRebuilt(t *testing.T) {
	for _, content := range []string{"", "not an index at all, but long enough to be one"} {
		path := filepath.Join(t.TempDir(), "index")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		ix := open(t, path, nil)
		if !errors.Is(ix.Damage(), ErrDamaged) || ix.Passages() != 0 {
			t.Errorf("damage is %v, %d passages", ix.Damage(), ix.Passages())
		}
		bring(t, ix)
		if again := open(t, path, nil); again.Damage() != nil {
			t.Errorf("after an update: %v", again.Damage())
		}
		bring(t, ix, library(2)...)
		again := open(t, path, nil)
		if again.Damage() != nil || again.Passages() != 4 {
			t.Errorf("after another update: %v, %d passages", again.Damage(), again.Passages())
		}
	}
}

// newer writes a file of a version to come.
func newer(t *testing.T, path string) []byte {
	t.Helper()
	b := binary.LittleEndian.AppendUint32([]byte(snapshotMagic), snapshotVersion+1)
	b = append(b, "and then something that nobody knows yet"...)
	b = binary.LittleEndian.AppendUint64(b, xxhash.Sum64(b))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAFileOfANewerVersionIsLeftAlone(t *testing.T) {
	path := indexPath(t)
	e := &testEmbedder{}
	ix := open(t, path, e)
	bring(t, ix, library(1)...)
	want := newer(t, path)
	if _, err := Open(path, Options{}); !errors.Is(err, ErrVersion) || errors.Is(err, ErrDamaged) {
		t.Errorf("Open: %v", err)
	}
	c, err := ix.Update(t.Context(), library(2), nil)
	if !errors.Is(err, ErrVersion) || c.Articles != 1 || e.embedded() != 2 {
		t.Errorf("Update: %+v, %v, %d texts embedded", c, err, e.embedded())
	}
	if got, err := os.ReadFile(path); err != nil || !slices.Equal(got, want) {
		t.Errorf("the file changed: %q, %v", got, err)
	}
	want[len(want)-1] ^= 1
	if err := os.WriteFile(path, want, 0o600); err != nil {
		t.Fatal(err)
	}
	if damaged := open(t, path, nil); !errors.Is(damaged.Damage(), ErrDamaged) {
		t.Errorf("damage is %v", damaged.Damage())
	}
}

func TestAnIndexThatCannotBeReadIsAnError(t *testing.T) {
	path := t.TempDir() // a folder
	if ix, err := Open(path, Options{}); err == nil {
		t.Errorf("Open gives %d passages and no error", ix.Passages())
	}
}

func TestAChangedEmbedderEmbedsAllAgain(t *testing.T) {
	path := indexPath(t)
	articles := library(20)
	bring(t, open(t, path, &testEmbedder{name: "one"}), articles...)
	e := &testEmbedder{name: "other"}
	ix := open(t, path, e)
	if ix.Embedded() != 0 || ix.Passages() != 40 || found(t, ix, "pear7") != "007.txt" {
		t.Errorf("%d of %d passages are embedded", ix.Embedded(), ix.Passages())
	}
	if c := bring(t, ix, articles...); c.Unchanged != 20 || e.embedded() != 40+1 { // and the question
		t.Errorf("%+v, %d texts embedded", c, e.embedded())
	}
	whole(t, ix)
	again := open(t, path, e)
	bring(t, again, articles...)
	if whole(t, again); e.embedded() != 41 {
		t.Errorf("%d texts embedded", e.embedded())
	}
}

// changeAnalyzer makes a file look as if another analyzer had written it.
func changeAnalyzer(t *testing.T, path string) {
	t.Helper()
	s, _, err := openSnapshot(path)
	if err != nil {
		t.Fatal(err)
	}
	s.header.Analyzer, s.lexical = "another", []byte("what only it can read")
	if _, err := saveSnapshot(path, s); err != nil {
		t.Fatal(err)
	}
}

func TestAChangedAnalyzerEmbedsNothingAgain(t *testing.T) {
	path := indexPath(t)
	articles := library(20)
	e := &testEmbedder{}
	bring(t, open(t, path, e), articles...)
	changeAnalyzer(t, path)
	ix := open(t, path, e)
	if ix.Damage() != nil || ix.Passages() != 40 || ix.Embedded() != 40 {
		t.Errorf("%v, %d of %d passages are embedded", ix.Damage(), ix.Embedded(), ix.Passages())
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := ix.Update(ctx, articles, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("Update: %v", err)
	}
	ix = open(t, path, e)
	if c := bring(t, ix, articles...); c.Unchanged != 20 {
		t.Errorf("%+v", c)
	}
	whole(t, ix)
	ix = open(t, path, e)
	whole(t, ix)
	if e.embedded() != 40 {
		t.Errorf("%d texts embedded, want each passage once", e.embedded())
	}
}
