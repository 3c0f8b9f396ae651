package app

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/internal/config"
	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

func TestNoTextIsPaidForTwice(t *testing.T) {
	s := openaitest.New(t)
	settings := map[string]string{
		config.Data: t.TempDir(), config.BaseURL: s.URL(), config.APIKey: openaitest.Key,
		config.ChatModel: "none", config.EmbeddingModel: openaitest.EmbeddingModel,
	}
	open := func() *Library {
		a := New(Options{Config: load(t, settings), HTTP: s.HTTP(), Warn: func(f *Failure) { t.Error(f) }})
		l, err := a.Open(t.Context(), OpenOptions{Keep: true})
		if err != nil || l.Index.Embedded() != l.Index.Passages() {
			t.Fatal(err)
		}
		if _, err := l.Index.Search(t.Context(), retrieval.Query{Text: "Who met?", K: 1}); err != nil {
			t.Fatal(err)
		}
		return l
	}
	open()
	before := len(s.Requests("/embeddings"))
	files, err := filepath.Glob(filepath.Join(settings[config.Data], "*.index"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	open()
	if n := len(s.Requests("/embeddings")) - before; n != 0 {
		t.Errorf("%d requests for what was embedded before", n)
	}
}

func TestTheBuiltInEmbedderKeepsNoVectorsByText(t *testing.T) {
	c := load(t, map[string]string{})
	if _, err := New(Options{Config: c}).Open(t.Context(), OpenOptions{Keep: true}); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(c.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if !strings.Contains(f.Name(), ".index") {
			t.Errorf("left %s", f.Name())
		}
	}
}

// A stalled transport replies nothing until the client goes.
type stalled struct{}

func (stalled) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, context.Cause(r.Context())
}

func TestNoQuestionWaitsLongForItsVector(t *testing.T) {
	c := load(t, map[string]string{config.BaseURL: "http://models.example/v1", config.EmbeddingModel: "m"})
	synctest.Test(t, func(t *testing.T) {
		var warned []*Failure
		a := New(Options{
			Config: c, HTTP: &http.Client{Transport: stalled{}},
			Warn: func(f *Failure) { warned = append(warned, f) },
		})
		e := a.embedder().(*watched)
		began := time.Now()
		_, err := e.Embed(t.Context(), []string{"Who met?"})
		var failed *retrieval.ServerError
		if !errors.As(err, &failed) || failed.Failure != retrieval.FailureTime || time.Since(began) != embedQuestionWithin {
			t.Errorf("got %v after %v", err, time.Since(began))
		}
		if len(warned) != 1 || warned[0].what != message.AppWordsAlone {
			t.Errorf("warned %v", warned)
		}
	})
}

func TestTheModelsShareWhatTheyKnowOfTheServer(t *testing.T) {
	a := New(Options{Config: load(t, map[string]string{config.APIKey: "sk-1"})})
	if first, second := a.client(), a.client(); first != second {
		t.Error("each has a client of its own")
	}
}
