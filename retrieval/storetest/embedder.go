package storetest

import (
	"context"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"

	"footnote/retrieval"
)

// sameText is the cosine from which two vectors count as those of one text:
// servers round differently from batch to batch.
const sameText = 0.999

// texts are all different, and hard in some way.
func texts() []string {
	return []string{
		"Footnote answers with its sources.",
		"각주는 출처와 함께 답합니다.",
		"?!", "5,000억 달러", "a", "가", "🙂",
		"no \x00 control \u200b and\nno line breaks",
		strings.Repeat("되풀이되는 말. Words again. ", 40),
	}
}

// RunEmbedder tests the embedders that open opens, a fresh one for each
// subtest.
func RunEmbedder(t *testing.T, open func(t *testing.T) retrieval.Embedder) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(t *testing.T, e retrieval.Embedder)
	}{
		{"it has a name that stays", testName},
		{"vectors are usable and of one dimension", testUsable},
		{"vectors come in the order of texts, the same each time", testTextOrder},
		{"no text is no vector", testNoText},
		{"an empty text is refused", testEmptyText},
		{"an ended context ends it", testEmbedCancelled},
		{"it may be called at once", testEmbedConcurrent},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func embed(t *testing.T, e retrieval.Embedder, texts ...string) [][]float32 {
	t.Helper()
	vectors, err := e.Embed(t.Context(), texts)
	if err != nil {
		t.Fatalf("Embed: %v", err)
	}
	if len(vectors) != len(texts) {
		t.Fatalf("%d vectors for %d texts", len(vectors), len(texts))
	}
	return vectors
}

func cosine(a, b []float32) float64 {
	var dot, aa, bb float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		dot, aa, bb = dot+x*y, aa+x*x, bb+y*y
	}
	return dot / math.Sqrt(aa*bb)
}

func testName(t *testing.T, e retrieval.Embedder) {
	before := e.Name()
	embed(t, e, texts()...)
	if before == "" || e.Name() != before {
		t.Errorf("the name was %q and is %q", before, e.Name())
	}
}

func testUsable(t *testing.T, e retrieval.Embedder) {
	dimension := len(embed(t, e, "one")[0])
	for i, v := range embed(t, e, texts()...) {
		if len(v) == 0 || len(v) != dimension {
			t.Errorf("text %d: dimension %d, want %d", i, len(v), dimension)
		}
		if c := cosine(v, v); !(math.Abs(c-1) < 1e-6) {
			t.Errorf("text %d: a vector that is zero or not finite", i)
		}
	}
}

func testTextOrder(t *testing.T, e retrieval.Embedder) {
	together := embed(t, e, texts()...)
	again := embed(t, e, texts()...)
	for i, text := range texts() {
		alone := embed(t, e, text)[0]
		if cosine(together[i], alone) < sameText || cosine(together[i], again[i]) < sameText {
			t.Errorf("text %d has another vector alone, or the second time", i)
		}
		if i > 0 && cosine(together[i], together[0]) >= sameText {
			t.Errorf("text %d has the vector of text 0", i)
		}
	}
}

func testNoText(t *testing.T, e retrieval.Embedder) { embed(t, e) }

func testEmptyText(t *testing.T, e retrieval.Embedder) {
	for _, texts := range [][]string{{""}, {"one", "", "two"}} {
		if vectors, err := e.Embed(t.Context(), texts); err == nil {
			t.Errorf("Embed(%q) gives %d vectors and no error", texts, len(vectors))
		}
	}
}

func testEmbedCancelled(t *testing.T, e retrieval.Embedder) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Embed(ctx, []string{"late"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Embed: %v", err)
	}
}

func testEmbedConcurrent(t *testing.T, e retrieval.Embedder) {
	want := embed(t, e, texts()...)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got, err := e.Embed(t.Context(), texts())
			if err != nil {
				t.Errorf("Embed: %v", err)
				return
			}
			for i := range want {
				if cosine(want[i], got[i]) < sameText {
					t.Errorf("text %d has another vector", i)
				}
			}
		})
	}
	group.Wait()
}
