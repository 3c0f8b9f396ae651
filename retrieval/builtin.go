package retrieval

import (
	"context"
	"errors"
	"math"
	"strconv"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// Builtin is the embedder that needs no model: it hashes a text's words and
// the runs of letters in them, Korean ones as jamo, into a vector of fixed
// size (Weinberger et al., “Feature Hashing for Large Scale Multitask
// Learning”, 2009). Texts come close if they share words or parts of words,
// also misspelt ones; it knows nothing of meaning.
//
// A word that its vocabulary has counts as its entries, which are the same in
// both languages, and any other as its sound, which is the same in both scripts.
type Builtin struct{ vocabulary *Vocabulary }

var _ Embedder = Builtin{}

// NewBuiltin returns the built-in embedder with a vocabulary, nil for the
// built-in one.
func NewBuiltin(v *Vocabulary) Builtin { return Builtin{v} }

const (
	builtinVersion = 6
	// builtinDimension trades collisions against the time of a search.
	builtinDimension = 512
	// Runs of jamo: three are about a syllable, five about two.
	shortestRun, longestRun = 3, 5
	// Weights are in tenths: a run counts less than a whole word.
	wordWeight, runWeight = 10, 3
	// All entries of a word together, and a sound, count as much as a word.
	entryWeight, soundWeight = 10, 10
	// mostEntries is how many of a word's entries count.
	mostEntries = 4
)

// ErrEmptyText is what embedders say to a text without any content.
var ErrEmptyText = errors.New("cannot embed an empty text")

// Name implements Embedder. It tells another vocabulary than the built-in one.
func (e Builtin) Name() string {
	name := "builtin/" + strconv.Itoa(builtinVersion) + "/" + strconv.Itoa(builtinDimension)
	if added := e.vocabulary.name(); added != "" {
		name += "/" + added
	}
	return name
}

// Embed implements Embedder; the vectors have unit length.
func (e Builtin) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	var b bag
	v := e.vocabulary.orBuiltin()
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if text == "" {
			return nil, ErrEmptyText
		}
		b.fill(text, v)
		out[i] = b.project(text)
	}
	return out, nil
}

// fill makes a bag hold the features of a text, and nothing else.
func (b *bag) fill(text string, v *Vocabulary) {
	b.empty()
	var letters []byte
	for _, t := range tokenize(text) {
		word := t.stem()
		if questionWords[t.text] || questionWords[word] {
			continue
		}
		b.add(xxhash.Sum64String(word), wordWeight)
		b.addAcross(word, v)
		letters = append(appendJamo(append(letters[:0], '^'), word), '$')
		for n := shortestRun; n <= longestRun; n++ {
			for at := 0; at+n <= len(letters); at++ {
				b.add(xxhash.Sum64(letters[at:at+n]), runWeight)
			}
		}
	}
}

// addAcross adds what a word has in common with those of the other language.
func (b *bag) addAcross(stem string, v *Vocabulary) {
	senses := v.of(stem)
	if len(senses) == 0 {
		if s := speak(stem).coarse; len(s) >= leastSound {
			b.add(xxhash.Sum64String("sound "+s), soundWeight)
		}
		return
	}
	n := min(len(senses), mostEntries)
	for _, s := range senses[:n] {
		b.add(v.entry(s).id(), max(1, entryWeight/uint32(n)))
	}
}

// leastSound is the number of consonants from which a coarse sound counts.
const leastSound = 3

// project folds weighted features into a vector of unit length. A text
// without a word, such as "?!", is told by its bytes.
func (b *bag) project(text string) []float32 {
	if b.size == 0 {
		b.add(xxhash.Sum64String(text), wordWeight)
	}
	// Whole numbers, so that the sum does not depend on the order.
	var sum [builtinDimension]int
	for h, n := range b.all() {
		w := hundredths(n)
		if h&(1<<63) != 0 {
			w = -w
		}
		sum[h%builtinDimension] += w
	}
	norm := 0.0
	for _, x := range sum {
		norm += float64(x) * float64(x)
	}
	if norm == 0 { // two features that cancel out
		sum[xxhash.Sum64String(text)%builtinDimension], norm = 1, 1
	}
	norm = math.Sqrt(norm)
	v := make([]float32, builtinDimension)
	for i, x := range sum {
		v[i] = float32(float64(x) / norm)
	}
	return v
}

// hundredths returns what a feature of a weight counts: that of a frequent one
// grows ever more slowly.
func hundredths(weight uint32) int {
	if weight < uint32(len(damped())) {
		return damped()[weight]
	}
	return damp(weight)
}

func damp(weight uint32) int {
	return int(math.Round(100 * math.Log1p(float64(weight)/wordWeight)))
}

// damped holds what damp returns for the weights that occur.
var damped = sync.OnceValue(func() *[1 << 10]int {
	var out [1 << 10]int
	for weight := range out {
		out[weight] = damp(uint32(weight))
	}
	return &out
})
