package answer

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/retrieval"
)

// shelf is Articles by their IDs.
type shelf map[string]*corpus.Article

func (s shelf) Article(id string) (*corpus.Article, bool) {
	a, found := s[id]
	return a, found
}

const harbourText = "The harbour opened on Monday. Mayor Ito cut the ribbon. 시장이 테이프를 끊었다."

func harbour() *corpus.Article { return newArticle("harbour.txt", "Harbour", harbourText) }

// said is an answer of a model that quotes sentences of an article.
func said(a *corpus.Article, text string, quoted ...string) Answer {
	out := Answer{Language: "en", Text: text, Short: "Ito", Mode: ModeModel, Usage: Usage{Requests: 1, PromptTokens: 9}}
	for i, quote := range quoted {
		at := strings.Index(a.Text, quote)
		out.Citations = append(out.Citations, Citation{N: i + 1, Article: a, Span: corpus.Span{Start: at, End: at + len(quote)}})
	}
	return out
}

func twice() Answer {
	return said(harbour(), "Ito opened it. [1] On Monday. [2][1]", "Mayor Ito cut the ribbon.", "시장이 테이프를 끊었다.")
}

func aKey() Key { return newKey(Question{Text: "Who opened it?"}, understood{}, "en", "v1") }

func TestAnAnswerIsToldAgainForTheSameKeyAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "answers")
	c := NewCache(CacheOptions{Dir: dir, Of: "m", Articles: shelf{"harbour.txt": harbour()}})
	if _, found := c.Get(aKey()); found {
		t.Fatal("found in an empty cache")
	}
	c.Put(aKey(), twice())
	want := twice()
	want.Usage, want.Language = Usage{}, ""
	// Another process finds it as well.
	other := NewCache(CacheOptions{Dir: dir, Of: "m", Articles: shelf{"harbour.txt": harbour()}})
	for _, c := range []*Cache{c, other} {
		if got, found := c.Get(aKey()); !found || cmp.Diff(want, got) != "" {
			t.Errorf("found %v: %s", found, cmp.Diff(want, got))
		}
	}
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	keys := map[string]Key{}
	for name, change := range map[string]func(k *Key){
		"question": func(k *Key) { k.Question = "who opened it?" },
		"language": func(k *Key) { k.Language = "ko" },
		"index":    func(k *Key) { k.Index = "v2" },
		"prompt":   func(k *Key) { k.Prompt = "" },
		"day":      func(k *Key) { k.Day = "2026-11-25" },
		"article":  func(k *Key) { k.Filter.Articles = []string{"harbour.txt"} },
		"since":    func(k *Key) { k.Filter.Since = at },
		"until":    func(k *Key) { k.Filter.Until = at },
		"far":      func(k *Key) { k.Filter.Until = at.AddDate(20000, 0, 0) },
		"history":  func(k *Key) { k.History = []Turn{{Question: "a", Answer: "b"}} },
		"turns":    func(k *Key) { k.History = []Turn{{Question: "a"}, {Answer: "b"}} },
		"sources":  func(k *Key) { k.History = []Turn{{Question: "a", Answer: "b", Sources: twice().Citations}} },
	} {
		k := aKey()
		change(&k)
		keys[name] = k
		if _, found := c.Get(k); found {
			t.Errorf("found with another %s", name)
		}
	}
	sums := map[[32]byte]string{}
	for name, k := range keys {
		if same := sums[k.sum("m")]; same != "" {
			t.Errorf("%s and %s are one", name, same)
		}
		sums[k.sum("m")] = name
	}
	if _, found := NewCache(CacheOptions{Dir: dir, Of: "n", Articles: shelf{"harbour.txt": harbour()}}).Get(aKey()); found {
		t.Error("found for another model")
	}
	if a, b := newKey(Question{Text: " Who  opened it?\n"}, understood{}, "en", "v1"), aKey(); a.sum("m") != b.sum("m") {
		t.Error("white space makes another question")
	}
}

func TestWhatTheArticlesNoLongerSayIsNotToldAgain(t *testing.T) {
	moved := newArticle("harbour.txt", "Harbour", "News: "+harbourText)
	header := harbour()
	header.Body.Start = strings.Index(header.Text, "시장이")
	for name, articles := range map[string]shelf{
		"gone":      {},
		"changed":   {"harbour.txt": newArticle("harbour.txt", "Harbour", strings.ReplaceAll(harbourText, "Ito", "Abe"))},
		"moved":     {"harbour.txt": moved},
		"shorter":   {"harbour.txt": newArticle("harbour.txt", "Harbour", harbourText[:40])},
		"not body":  {"harbour.txt": header},
		"elsewhere": {"other.txt": harbour()},
	} {
		dir := t.TempDir()
		NewCache(CacheOptions{Dir: dir, Articles: shelf{"harbour.txt": harbour()}}).Put(aKey(), twice())
		if got, found := NewCache(CacheOptions{Dir: dir, Articles: articles}).Get(aKey()); found {
			t.Errorf("%s: found %+v", name, got)
		}
	}
}

func TestOnlyWholeAnswersOfModelsAreKept(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Answer)
		kept   bool
	}{
		"whole":       {func(*Answer) {}, true},
		"abstention":  {func(a *Answer) { a.Abstained, a.Citations, a.Text = true, nil, "" }, true},
		"broken off":  {func(a *Answer) { a.Notice = "broke off" }, false},
		"fault":       {func(a *Answer) { a.Abstained, a.Citations, a.Notice = true, nil, "no reply" }, false},
		"extractive":  {func(a *Answer) { a.Mode = ModeExtractive }, false},
		"told again":  {func(a *Answer) { a.Usage = Usage{Cached: true} }, false},
		"no source":   {func(a *Answer) { a.Citations = nil }, false},
		"wrong marks": {func(a *Answer) { a.Text = "Ito opened it. [2] On Monday. [1]" }, false},
		"odd source":  {func(a *Answer) { a.Text = "Ito opened it. [1]" }, false},
		"too much":    {func(a *Answer) { a.Text += " [3]" }, false},
	} {
		cache := NewCache(CacheOptions{Dir: t.TempDir(), Articles: shelf{"harbour.txt": harbour()}})
		a := twice()
		c.change(&a)
		cache.Put(aKey(), a)
		if _, found := cache.Get(aKey()); found != c.kept {
			t.Errorf("%s: kept %v", name, found)
		}
	}
}

func TestAnAnswerGetsOld(t *testing.T) {
	now := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	cache := NewCache(CacheOptions{
		Dir: t.TempDir(), Articles: shelf{"harbour.txt": harbour()}, Clock: func() time.Time { return now },
	})
	cache.Put(aKey(), twice())
	for _, c := range []struct {
		after time.Duration
		found bool
	}{{0, true}, {keepAnswers, true}, {keepAnswers + 1, false}, {-time.Minute, true}, {-24 * time.Hour, false}} {
		saved := now
		now = now.Add(c.after)
		if _, found := cache.Get(aKey()); found != c.found {
			t.Errorf("after %v: found %v", c.after, found)
		}
		now = saved
	}
}

// files calls do with each file of a folder.
func files(t *testing.T, dir string, do func(path string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && d.Name() != "trim.txt" {
			do(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestADamagedEntryIsNotFoundAndMadeAnew(t *testing.T) {
	for name, damage := range map[string]func(data []byte) []byte{
		"cut":   func(data []byte) []byte { return data[:len(data)/2] },
		"empty": func([]byte) []byte { return nil },
		"a bit": func(data []byte) []byte { data[len(data)/2] ^= 1; return data },
		"more":  func(data []byte) []byte { return append(data, data...) },
	} {
		for _, kind := range []string{"-a", "-d"} {
			dir := t.TempDir()
			cache := NewCache(CacheOptions{Dir: dir, Articles: shelf{"harbour.txt": harbour()}})
			cache.Put(aKey(), twice())
			n := 0
			files(t, dir, func(path string) {
				if !strings.HasSuffix(path, kind) {
					return
				}
				n++
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, damage(data), 0o600); err != nil {
					t.Fatal(err)
				}
			})
			// A bit of the time that the cache itself notes does no harm.
			if got, found := cache.Get(aKey()); n != 1 || found && (kind == "-d" || cmp.Diff(twice().Text, got.Text) != "") {
				t.Errorf("%s %s: found %+v among %d", name, kind, got, n)
			}
			cache.Put(aKey(), twice())
			if _, found := cache.Get(aKey()); !found {
				t.Errorf("%s %s: not made anew", name, kind)
			}
		}
	}
}

func TestWhereNothingCanBeWrittenNothingFailsAndNoQuestionIsLogged(t *testing.T) {
	var log bytes.Buffer
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := CacheOptions{
		Dir: file, Articles: shelf{"harbour.txt": harbour()},
		Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	NewCache(o).Put(aKey(), twice())
	if _, found := NewCache(o).Get(aKey()); found {
		t.Error("found in a file")
	}
	// The folder goes away while it is used.
	o.Dir = filepath.Join(t.TempDir(), "answers")
	cache := NewCache(o)
	cache.Get(aKey())
	if err := os.RemoveAll(o.Dir); err != nil {
		t.Fatal(err)
	}
	cache.Put(aKey(), twice())
	if _, found := cache.Get(aKey()); found {
		t.Error("found in a folder that is gone")
	}
	if log.Len() == 0 || strings.Contains(log.String(), "opened it") {
		t.Errorf("logged %q", log.String())
	}
}

func TestSeveralMayKeepTheSameAnswerAtOnce(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			cache := NewCache(CacheOptions{Dir: dir, Articles: shelf{"harbour.txt": harbour()}})
			for j := range 20 {
				k := aKey()
				k.Question = fmt.Sprint(j % 3)
				cache.Put(k, twice())
				if got, found := cache.Get(k); found && got.Text != twice().Text {
					t.Errorf("%d: %+v", i, got)
				}
			}
		})
	}
	group.Wait()
}

func TestAKeptReceiptHasNoQuestion(t *testing.T) {
	cache := NewCache(CacheOptions{Dir: t.TempDir(), Articles: shelf{"harbour.txt": harbour()}})
	a := twice()
	a.Receipt = &Receipt{
		Question: "q", Rewritten: "r", Asked: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), Model: "m",
		Replies: []ReceiptReply{{Purpose: "rewrite", Text: "r"}, {Purpose: "answer", Text: "raw"}},
	}
	cache.Put(aKey(), a)
	got, _ := cache.Get(aKey())
	want := &Receipt{Model: "m", Replies: []ReceiptReply{{Purpose: "answer", Text: "raw"}}}
	if diff := cmp.Diff(want, got.Receipt); diff != "" || len(a.Receipt.Replies) != 2 {
		t.Error(diff)
	}
}

// FuzzAKeptAnswerIsCheckedAgain holds that whatever stands in a file, what is
// told of it quotes the articles to the byte under marks that fit.
func FuzzAKeptAnswerIsCheckedAgain(f *testing.F) {
	made := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	for _, a := range []Answer{twice(), {Abstained: true}} {
		data, err := encodeAnswer(a, made)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"made":"2026-11-25T00:00:00Z","text":"a [1]","citations":[{"article":"harbour.txt","start":-1,"end":9999}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := decodeAnswer(data, shelf{"harbour.txt": harbour()}, made, keepAnswers)
		if err != nil {
			return
		}
		if !a.Abstained && !numbered(a.Text, len(a.Citations)) || a.Abstained && len(a.Citations) > 0 {
			t.Errorf("got %+v", a)
		}
		for _, c := range a.Citations {
			checkQuote(t, c)
		}
	})
}

var _ Articles = (*retrieval.Index)(nil)
