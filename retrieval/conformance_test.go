package retrieval_test

import (
	"testing"

	"footnote/retrieval"
	"footnote/retrieval/storetest"
)

func TestChromemIsAStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Harness {
		s := retrieval.NewChromem()
		return storetest.Harness{
			Store:  s,
			Reopen: func(t *testing.T) retrieval.Store { return retrieval.Reopened(t, s) },
		}
	})
}

func TestACachedEmbedderIsAnEmbedder(t *testing.T) {
	warm := t.TempDir()
	for name, dir := range map[string]func(*testing.T) string{
		"cold": func(t *testing.T) string { return t.TempDir() },
		"warm": func(*testing.T) string { return warm },
	} {
		t.Run(name, func(t *testing.T) {
			storetest.RunEmbedder(t, func(t *testing.T) retrieval.Embedder {
				return retrieval.NewCachedEmbedder(retrieval.NewBuiltin(nil), dir(t), nil)
			})
		})
	}
}

func TestBuiltinIsAnEmbedder(t *testing.T) {
	storetest.RunEmbedder(t, func(*testing.T) retrieval.Embedder { return retrieval.NewBuiltin(nil) })
}
