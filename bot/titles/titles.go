// Package titles is a stand-in.
package titles

import (
	"strings"

	"footnote/corpus"
)

// Index is one.
type Index struct{ a []*corpus.Article }

// New returns one.
func New(a []*corpus.Article) *Index { return &Index{a} }

// Find finds.
func (x *Index) Find(typed string, k int) []*corpus.Article {
	var out []*corpus.Article
	for _, a := range x.a {
		if strings.Contains(a.Title, typed) && len(out) < k {
			out = append(out, a)
		}
	}
	return out
}
