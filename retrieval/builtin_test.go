package retrieval

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"
)

// embedHashed returns the built-in embedder's vector of a text.
func embedHashed(text string) []float32 {
	var b bag
	b.fill(text, builtinVocabulary())
	return b.project(text)
}

func textSimilarity(a, b string) float64 {
	sum := 0.0
	for i, x := range embedHashed(a) {
		sum += float64(x) * float64(embedHashed(b)[i])
	}
	return sum
}

// A vector is the same in every run, on every machine: they are saved. Whoever
// changes the hash here must raise builtinVersion.
func TestVectorsDoNotChangeFromRunToRun(t *testing.T) {
	const want = uint64(0xad2a691510e72092)
	text := "이재용 삼성전자 회장은 4일 서초사옥에서 Sam Altman을 만나 5,000억 달러의 스타게이트를 논의했다."
	var b []byte
	for _, x := range embedHashed(text) {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	if got := xxhash.Sum64(b); got != want || NewBuiltin(nil).Name() != "builtin/6/512" {
		t.Errorf("%s has the vector %#x, want %#x", NewBuiltin(nil).Name(), got, want)
	}
}

func TestVectorsHaveUnitLength(t *testing.T) {
	for _, text := range []string{"회동", "?!", "the", "a b", strings.Repeat("긴 글. ", 5000)} {
		if s := textSimilarity(text, text); math.Abs(s-1) > 1e-6 {
			t.Errorf("%q: length %v", text, math.Sqrt(s))
		}
	}
}

func TestTextsThatShareWordsAreNear(t *testing.T) {
	for _, c := range []struct{ near, far, to string }{
		{"이재용 회장의 회동", "마라톤 대회 코스", "이재용 회장은 누구와 회동했나?"},
		{"스타게이트에 투자한다", "혜성을 발견했다", "스타게잇 투지"},
		{"SoftBank owns ARM", "A mural was painted", "Sofbank and ARM"},
		{"스타 게이트", "스타벅스", "스타게이트"},
	} {
		if near, far := textSimilarity(c.near, c.to), textSimilarity(c.far, c.to); near <= far {
			t.Errorf("%q is at %v from %q, %q at %v", c.to, near, c.near, c.far, far)
		}
	}
}

func TestATextsVectorDoesNotDependOnTheOnesBeforeIt(t *testing.T) {
	texts := []string{strings.Repeat("긴 글이 먼저 온다. A long text. ", 50), "짧은 글", "?!", "짧은 글"}
	vectors, err := NewBuiltin(nil).Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		if !slices.Equal(vectors[i], embedHashed(text)) {
			t.Errorf("text %d has another vector by itself", i)
		}
	}
	if _, err := NewBuiltin(nil).Embed(t.Context(), []string{"글", ""}); !errors.Is(err, ErrEmptyText) {
		t.Errorf("an empty text: error %v", err)
	}
}

func TestABagCountsWhatWasAdded(t *testing.T) {
	var b bag
	for range 2 { // once more after it was emptied
		want := make(map[uint64]uint32)
		for i := range uint64(3 * leastSlots) {
			// Hashes that all want the same few slots, 0 among them.
			h := i % 2000 * leastSlots
			b.add(h, 3)
			want[h] += 3
		}
		got := make(map[uint64]uint32)
		for h, n := range b.all() {
			got[h] += n
		}
		if len(got) != len(want) || b.size != len(want) {
			t.Errorf("%d features, size %d, want %d", len(got), b.size, len(want))
		}
		for h, n := range want {
			if got[h] != n {
				t.Errorf("feature %d weighs %d, want %d", h, got[h], n)
			}
		}
		for h := range b.all() {
			_ = h
			break // ends early without harm
		}
		b.empty()
	}
}

func TestFrequentFeaturesCountLessAndLess(t *testing.T) {
	last, step := 0, math.MaxInt
	for n := range uint32(6) {
		w := hundredths(n * wordWeight)
		if n > 0 && (w <= last || w-last > step) {
			t.Errorf("%d times counts %d, after %d", n, w, last)
		}
		if n > 0 {
			step = w - last
		}
		last = w
	}
	for _, n := range []uint32{1<<10 - 1, 1 << 10, math.MaxUint32} {
		if hundredths(n) != damp(n) {
			t.Errorf("weight %d counts %d, want %d", n, hundredths(n), damp(n))
		}
	}
}
