package retrieval

import (
	"context"
	"errors"
	"math"
	"strconv"

	"github.com/cespare/xxhash/v2"
)

// Builtin is the embedder that needs no model: it hashes a text's words and
// the runs of letters in them, Korean ones as jamo, into a vector of fixed
// size (Weinberger et al., “Feature Hashing for Large Scale Multitask
// Learning”, 2009). Texts come close if they share words or parts of words,
// also misspelt ones; it knows nothing of meaning.
type Builtin struct{}

var _ Embedder = Builtin{}

// NewBuiltin returns the built-in embedder.
func NewBuiltin() Builtin { return Builtin{} }

const (
	builtinVersion = 1
	// builtinDimension trades collisions against the time of a search.
	builtinDimension = 512
	// Runs of jamo: three are about a syllable, five about two.
	shortestRun, longestRun = 3, 5
	// runWeight is the weight of a run beside that of a whole word.
	runWeight = 0.3
)

// ErrEmptyText is what embedders say to a text without any content.
var ErrEmptyText = errors.New("cannot embed an empty text")

// Name implements Embedder.
func (Builtin) Name() string {
	return "builtin/" + strconv.Itoa(builtinVersion) + "/" + strconv.Itoa(builtinDimension)
}

// Embed implements Embedder; the vectors have unit length.
func (Builtin) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v := embedHashed(text)
		if v == nil {
			return nil, ErrEmptyText
		}
		out[i] = v
	}
	return out, nil
}

// embedHashed returns nil for a text that is empty.
func embedHashed(text string) []float32 {
	if text == "" {
		return nil
	}
	features := make(map[uint64]float64)
	var letters []byte
	for _, t := range tokenize(text) {
		word := t.stem()
		if questionWords[t.text] || questionWords[word] {
			continue
		}
		features[xxhash.Sum64String(word)]++
		letters = append(appendJamo(append(letters[:0], '^'), word), '$')
		for n := shortestRun; n <= longestRun; n++ {
			for at := 0; at+n <= len(letters); at++ {
				features[xxhash.Sum64(letters[at:at+n])] += runWeight
			}
		}
	}
	return project(features, text)
}

// project folds weighted features into a vector of unit length. A text
// without a word, such as "?!", is told by its bytes.
func project(features map[uint64]float64, text string) []float32 {
	if len(features) == 0 {
		features[xxhash.Sum64String(text)] = 1
	}
	var sum [builtinDimension]float64
	for h, n := range features {
		// Whole hundredths, so that the sum does not depend on the map's order.
		w := math.Round(100 * math.Log1p(n))
		if h&(1<<63) != 0 {
			w = -w
		}
		sum[h%builtinDimension] += w
	}
	norm := 0.0
	for _, x := range sum {
		norm += x * x
	}
	if norm == 0 { // two features that cancel out
		sum[xxhash.Sum64String(text)%builtinDimension], norm = 1, 1
	}
	norm = math.Sqrt(norm)
	v := make([]float32, builtinDimension)
	for i, x := range sum {
		v[i] = float32(x / norm)
	}
	return v
}
