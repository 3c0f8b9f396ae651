package app

import (
	"os"
	"path/filepath"
	"testing"

	"footnote/internal/config"
	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

func TestToDoWithoutTheModelOnceLosesNoVectors(t *testing.T) {
	s := openaitest.New(t)
	data := t.TempDir()
	open := func(settings map[string]string) *Library {
		settings[config.Data] = data
		l, err := New(Options{Config: load(t, settings), HTTP: s.HTTP()}).Open(t.Context(), OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	with := func(model string) map[string]string {
		return map[string]string{config.BaseURL: s.URL(), config.APIKey: openaitest.Key, config.EmbeddingModel: model}
	}
	open(with(openaitest.EmbeddingModel))
	before := len(s.Requests("/embeddings"))
	if l := open(map[string]string{}); l.Index.Embedded() != l.Index.Passages() {
		t.Errorf("built in: %d of %d embedded", l.Index.Embedded(), l.Index.Passages())
	}
	if l := open(with("misspelled")); l.Index.Embedded() != 0 {
		t.Error("vectors of two models are mixed")
	}
	misspelled := len(s.Requests("/embeddings"))
	l := open(with(openaitest.EmbeddingModel))
	if l.Index.Embedded() != l.Index.Passages() || len(s.Requests("/embeddings")) != misspelled {
		t.Errorf("%d of %d embedded, in %d more requests than %d",
			l.Index.Embedded(), l.Index.Passages(), len(s.Requests("/embeddings"))-misspelled, before)
	}
}

func TestThatEmbeddingFailsIsToldOnce(t *testing.T) {
	corpus := t.TempDir()
	if err := os.WriteFile(filepath.Join(corpus, "a.txt"), []byte("One passage."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, keep := range []bool{true, false} {
		s := openaitest.New(t)
		var warned []*Failure
		a := New(Options{
			Config: load(t, map[string]string{config.Corpus: corpus, config.BaseURL: s.URL(), config.APIKey: "sk-wrong", config.EmbeddingModel: openaitest.EmbeddingModel}),
			HTTP:   s.HTTP(),
			Warn:   func(f *Failure) { warned = append(warned, f) },
		})
		l, err := a.Open(t.Context(), OpenOptions{Keep: keep})
		if keep {
			if err == nil || len(warned) != 0 {
				t.Errorf("kept: %v, warned %v", err, warned)
			}
			continue
		}
		for range 2 {
			if _, err := l.Index.Search(t.Context(), retrieval.Query{Text: "passage", K: 1}); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil || len(warned) != 1 || warned[0].what != message.AppStale {
			t.Errorf("%v, warned %v", err, warned)
		}
	}
}

func TestDoctorTellsOfArticlesThatAreGone(t *testing.T) {
	corpus := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(corpus, name), []byte("Words."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := New(Options{Config: load(t, map[string]string{config.Corpus: corpus})})
	if _, err := a.Open(t.Context(), OpenOptions{Keep: true}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(corpus, "b.txt")); err != nil {
		t.Fatal(err)
	}
	var got []Check
	a.Doctor(t.Context(), message.English, nil, func(c Check) {
		if c.Name == "index" {
			got = append(got, c)
		}
	})
	if len(got) != 1 || got[0].Status != Warn || got[0].Message != message.DoctorIndexGone.In(message.English, 1) {
		t.Errorf("got %+v", got)
	}
}
