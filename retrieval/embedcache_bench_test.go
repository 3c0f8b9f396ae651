package retrieval

import (
	"fmt"
	"strings"
	"testing"
)

// The vectors of a batch of passages, as long as OpenAI's small model makes
// them.
func BenchmarkCachedEmbeddingHit(b *testing.B) {
	h := newHashed()
	texts := make([]string, 64)
	for i := range texts {
		texts[i] = fmt.Sprintf("%d: %s", i, strings.Repeat("A passage of an article. ", 40))
	}
	h.change = func(vectors [][]float32) {
		for i, v := range vectors {
			vectors[i] = append(v, make([]float32, 1536-len(v))...)
		}
	}
	e := NewCachedEmbedder(h, b.TempDir(), nil)
	if _, err := e.Embed(b.Context(), texts); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := e.Embed(b.Context(), texts); err != nil {
			b.Fatal(err)
		}
	}
	if len(h.asked) != len(texts) {
		b.Fatalf("%d texts were embedded", len(h.asked))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(texts)), "µs/text")
}
