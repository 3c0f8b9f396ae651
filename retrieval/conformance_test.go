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

func TestBuiltinIsAnEmbedder(t *testing.T) {
	storetest.RunEmbedder(t, func(*testing.T) retrieval.Embedder { return retrieval.NewBuiltin(nil) })
}
