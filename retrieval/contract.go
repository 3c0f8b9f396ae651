package retrieval

import (
	"context"
	"errors"
	"slices"
	"time"

	"footnote/corpus"
)

// An Embedder turns texts into vectors.
//
// Embed returns one vector for each text, in the order of texts, all of the
// same dimension, finite and not zero; anything else that a server sends is
// an error, as is an empty text. It may be called from several goroutines.
type Embedder interface {
	// Name tells this embedder's vectors from all others': kind, model,
	// version. Vectors of different names are never compared.
	Name() string
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// A Record is what a [Store] keeps of one passage.
type Record struct {
	// ID is the passage's.
	ID string
	// Article is the article's ID.
	Article string
	// Published is the article's, zero if unknown.
	Published time.Time
	// Vector is not zero and finite. The store may normalize it in place.
	Vector []float32
}

// A Match is a record that a [Store] found.
type Match struct {
	ID string
	// Similarity is the cosine between question and record, from -1 to 1.
	Similarity float64
}

// A Store keeps vectors and finds the nearest ones. All its methods may be
// called from several goroutines. An error that may pass (a server that is
// busy or away) wraps [ErrTemporary].
type Store interface {
	// Put adds records, or replaces those with the same ID. All vectors of a
	// store have one dimension, any while it is empty: another one is
	// [ErrDimension], and a zero or non-finite vector is [ErrVector]; then
	// nothing was put.
	Put(ctx context.Context, records []Record) error
	// Delete removes records; unknown IDs are no error.
	Delete(ctx context.Context, ids []string) error
	// Nearest returns at most k matches that pass the filter, best first,
	// equal similarities by ID. k may exceed the size of the store; an empty
	// store matches nothing.
	Nearest(ctx context.Context, vector []float32, k int, filter Filter) ([]Match, error)
}

// Errors of a [Store] that a caller decides on.
var (
	ErrTemporary = errors.New("temporary failure")
	ErrDimension = errors.New("vector has another dimension than the store")
	ErrVector    = errors.New("vector is zero or not finite")
)

// A Filter narrows a search. The zero Filter lets everything pass.
type Filter struct {
	// Articles are the IDs of the articles to search; none means all.
	Articles []string
	// Since and Until bound the published time, half-open; a zero bound is
	// none. With a bound, articles without a published time do not pass.
	Since, Until time.Time
}

// Pass reports whether a passage of the article passes.
func (f Filter) Pass(article string, published time.Time) bool {
	if len(f.Articles) > 0 && !slices.Contains(f.Articles, article) {
		return false
	}
	if f.Since.IsZero() && f.Until.IsZero() {
		return true
	}
	return !published.IsZero() && !published.Before(f.Since) && (f.Until.IsZero() || published.Before(f.Until))
}

// IsZero reports whether everything passes.
func (f Filter) IsZero() bool {
	return len(f.Articles) == 0 && f.Since.IsZero() && f.Until.IsZero()
}

// A Query is a question to an [Index].
type Query struct {
	Text string
	// K is how many hits are wanted at most.
	K      int
	Filter Filter
	// Explain asks for [Hit.Explanation].
	Explain bool
}

// A Hit is a passage that was found.
type Hit struct {
	Passage *corpus.Passage
	// Score orders the hits of one search: higher is better. It has no unit
	// and says nothing across searches.
	Score float64
	// Explanation is set if the query asked for it.
	Explanation *Explanation
}

// An Explanation tells how a score came about.
type Explanation struct {
	// Lexical is the BM25 score, Vector the cosine; NaN-free, 0 where the arm
	// did not find the passage.
	Lexical, Vector float64
	// LexicalRank and VectorRank are 1-based, 0 where the arm did not find it.
	LexicalRank, VectorRank int
	// Proximity is the part of the score that the passage has because what is
	// asked stands close together in it, 0 for all but the best.
	Proximity float64
	// Terms are the question's terms that the passage holds, heaviest first.
	Terms []TermScore
}

// A TermScore is what one term added to the lexical score.
type TermScore struct {
	Term  string
	Score float64
}
