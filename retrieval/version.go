package retrieval

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"

	"footnote/corpus"
)

// Version names what a search finds: as long as it is the same, in this process
// or another, the same question finds the same passages. It changes with the
// articles, the analyzer, the vocabulary, the embedder and, since a passage
// without a vector is found by its words alone, with what is embedded.
func (ix *Index) Version() string { return ix.state().version }

// Article returns the indexed article of an ID.
func (ix *Index) Article(id string) (*corpus.Article, bool) {
	st := ix.state()
	i, found := st.find(id)
	if !found {
		return nil, false
	}
	return st.articles[i], true
}

// versionOf hashes what a state holds. Each text goes in with its length, so
// that no two lists look the same.
func (ix *Index) versionOf(st *state) string {
	h := sha256.New()
	write := func(texts ...string) {
		for _, text := range texts {
			_, _ = io.WriteString(h, strconv.Itoa(len(text))+":"+text) // never fails
		}
	}
	write(analyzerVersion, strconv.FormatBool(st.stale), ix.embedder.Name(), ix.vocabulary.name())
	for _, a := range st.articles {
		write(a.ID, a.Hash)
	}
	if n := st.embeddedPassages(); n < len(st.passages) {
		write(strconv.Itoa(n))
		for _, p := range st.passages {
			if st.embedded[p.ID] {
				write(p.ID)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
