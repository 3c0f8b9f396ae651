package retrieval

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

// Reopened returns a store that holds what s does, by way of an index file.
func Reopened(t *testing.T, s *Chromem) *Chromem {
	t.Helper()
	byArticle := make(map[string][]Record)
	for _, r := range s.records {
		byArticle[r.Article] = append(byArticle[r.Article], r)
	}
	articles := make([]*corpus.Article, 0, len(byArticle))
	for id, records := range byArticle {
		text := strings.Repeat("x", len(records))
		articles = append(articles, &corpus.Article{
			ID: id, Published: records[0].Published, Text: text, Body: corpus.Span{End: len(text)},
		})
	}
	slices.SortFunc(articles, func(a, b *corpus.Article) int { return strings.Compare(a.ID, b.ID) })
	var passages []*corpus.Passage
	first := []int{0}
	var ids []string
	for _, a := range articles {
		for i, r := range byArticle[a.ID] {
			passages = append(passages, &corpus.Passage{ID: r.ID, Article: a, Span: corpus.Span{Start: i, End: i + 1}})
			ids = append(ids, r.ID)
		}
		first = append(first, len(passages))
	}
	st := newState(articles, passages, first, buildLexical(make([]document, len(passages))))
	st.embed(ids)
	path := filepath.Join(t.TempDir(), "index")
	ix, err := Open(path, Options{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.save(st); err != nil {
		t.Fatal(err)
	}
	reopened := NewChromem()
	ix, err = Open(path, Options{Store: reopened})
	if err != nil || ix.Damage() != nil {
		t.Fatal(err, ix.Damage())
	}
	return reopened
}
