package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/internal/config"
	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// load returns the configuration that these settings give.
func load(t *testing.T, settings map[string]string) *config.Config {
	t.Helper()
	if settings[config.Data] == "" {
		settings[config.Data] = t.TempDir()
	}
	c, err := config.Load(config.Options{Flags: settings})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEachCorpusHasAFileNameOfItsOwn(t *testing.T) {
	t.Chdir(t.TempDir())
	long := strings.Repeat("기사", 60)
	seen := make(map[string]string)
	for _, dir := range []string{"", "articles", "other/articles", "/", "..", "한 글", long, long + "2", "seeds"} {
		name, err := corpusName(dir)
		if err != nil {
			t.Fatal(err)
		}
		if seen[name] != "" || name != filepath.Base(name) || len(name) > 200 {
			t.Errorf("%q: %q, as %q", dir, name, seen[name])
		}
		seen[name] = "x" + dir
	}
	relative, _ := corpusName("articles")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	absolute, _ := corpusName(here + "/articles/")
	if relative != absolute {
		t.Errorf("one folder, two names: %q, %q", relative, absolute)
	}
}

func TestTheModelsAreThoseConfigured(t *testing.T) {
	for _, c := range []struct {
		name       string
		settings   map[string]string
		chat       bool
		embeddings string
	}{
		{"nothing", map[string]string{}, false, retrieval.NewBuiltin(nil).Name()},
		{"models alone", map[string]string{config.ChatModel: "m"}, false, retrieval.NewBuiltin(nil).Name()},
		{"address", map[string]string{config.BaseURL: "http://localhost:1/v1", config.EmbeddingModel: "e"}, true, "openai:e@localhost:1"},
		{"key", map[string]string{config.APIKey: "sk-1", config.ChatModel: "none", config.EmbeddingModel: "e"}, false, "openai:e"},
		{"none", map[string]string{config.APIKey: "sk-1", config.EmbeddingModel: "none"}, true, retrieval.NewBuiltin(nil).Name()},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := New(Options{Config: load(t, c.settings)})
			if chat := a.model() != nil; chat != c.chat {
				t.Errorf("chat model %v, want %v", chat, c.chat)
			}
			if got := a.embedder().Name(); got != c.embeddings {
				t.Errorf("embedder %q, want %q", got, c.embeddings)
			}
		})
	}
}

func TestAFailureIsToldInTwoLinesWithoutItsCause(t *testing.T) {
	var warned []*Failure
	a := New(Options{
		Config: load(t, map[string]string{config.Corpus: filepath.Join(t.TempDir(), "gone")}),
		Warn:   func(f *Failure) { warned = append(warned, f) },
	})
	_, err := a.Open(t.Context(), OpenOptions{})
	var f *Failure
	if !errors.As(err, &f) || !errors.Is(err, os.ErrNotExist) || len(warned) > 0 {
		t.Fatalf("got %v, warned %v", err, warned)
	}
	for _, lang := range []string{message.English, message.Korean} {
		line, hint := f.Explain(lang)
		if line == "" || hint == "" || strings.Contains(line+hint, "\n") || strings.Contains(line, "no such file") {
			t.Errorf("%q, %q", line, hint)
		}
	}
}

func TestWhatWasEmbeddedBeforeAServerFailedIsNotEmbeddedAgain(t *testing.T) {
	s := openaitest.New(t)
	settings := map[string]string{
		config.Data: t.TempDir(), config.BaseURL: s.URL(), config.APIKey: openaitest.Key,
		config.ChatModel: "none", config.EmbeddingModel: openaitest.EmbeddingModel,
	}
	open := func(keep bool) (*Library, []*Failure, error) {
		var warned []*Failure
		a := New(Options{Config: load(t, settings), HTTP: s.HTTP(), Warn: func(f *Failure) { warned = append(warned, f) }})
		l, err := a.Open(t.Context(), OpenOptions{Keep: keep})
		return l, warned, err
	}
	s.Embed(openaitest.Fault(400, "", "no"))
	l, warned, err := open(false)
	if err != nil || len(warned) != 1 || l.Index.Embedded() != 0 || l.Answerer == nil {
		t.Fatalf("%v, warned %v", err, warned)
	}
	if _, warned, err = open(true); err != nil || len(warned) != 0 {
		t.Fatalf("%v, warned %v", err, warned)
	}
	before := len(s.Requests("/embeddings"))
	l, _, err = open(true)
	if err != nil || l.Index.Embedded() != l.Index.Passages() || len(s.Requests("/embeddings")) != before {
		t.Errorf("embedded %d of %d in %d more requests, %v",
			l.Index.Embedded(), l.Index.Passages(), len(s.Requests("/embeddings"))-before, err)
	}
}

func TestOpeningStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := New(Options{Config: load(t, map[string]string{})}).Open(ctx, OpenOptions{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestDoctorLeavesNothingInTheDataFolder(t *testing.T) {
	c := load(t, map[string]string{})
	New(Options{Config: c}).Doctor(t.Context(), message.English, nil, func(f Check) {
		if f.Status != OK && f.Status != Off {
			t.Errorf("%+v", f)
		}
	})
	left, err := os.ReadDir(c.Data)
	if err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
