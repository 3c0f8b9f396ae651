package retrieval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/philippgille/chromem-go"
)

// Chromem is a [Store] in this process over chromem-go. It forgets
// everything when the process ends: an [Index] saves its vectors.
type Chromem struct {
	// mu is here because chromem's Delete reads its size without a lock, and
	// because several records are put as one.
	mu         sync.RWMutex
	collection *chromem.Collection
	// records hold the vectors that the collection holds, not copies.
	records map[string]Record
	// dimension is 0 while the store is empty.
	dimension int
}

var (
	_ Store      = (*Chromem)(nil)
	_ localStore = (*Chromem)(nil)
)

// NewChromem returns an empty store.
func NewChromem() *Chromem {
	// Without a function chromem takes one that reads the environment.
	embed := func(context.Context, string) ([]float32, error) {
		return nil, errors.New("the store embeds nothing")
	}
	collection, err := chromem.NewDB().CreateCollection("passages", nil, embed)
	if err != nil {
		panic(fmt.Sprintf("chromem refuses a collection in memory: %v", err))
	}
	return &Chromem{collection: collection, records: make(map[string]Record)}
}

// Put implements [Store]. It keeps the vectors, so the caller must not change
// them afterwards.
func (s *Chromem) Put(ctx context.Context, records []Record) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("put: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	dimension := s.dimension
	for _, r := range records {
		if dimension == 0 {
			dimension = len(r.Vector)
		}
		if err := checkRecord(r, dimension); err != nil {
			return fmt.Errorf("put %q: %w", r.ID, err)
		}
	}
	for _, r := range records {
		normalize(r.Vector)
		if err := s.collection.AddDocument(ctx, chromem.Document{ID: r.ID, Embedding: r.Vector}); err != nil {
			return fmt.Errorf("put %q: %w", r.ID, err)
		}
		s.records[r.ID] = r
	}
	s.dimension = dimension
	return nil
}

func checkRecord(r Record, dimension int) error {
	if r.ID == "" {
		return errors.New("record without an ID")
	}
	if length(r.Vector) == 0 {
		return ErrVector
	}
	if len(r.Vector) != dimension {
		return fmt.Errorf("%w: %d, not %d", ErrDimension, len(r.Vector), dimension)
	}
	return nil
}

// Delete implements [Store].
func (s *Chromem) Delete(ctx context.Context, ids []string) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(ids) == 0 { // chromem takes this for an error
		return nil
	}
	if err := s.collection.Delete(ctx, nil, nil, ids...); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	for _, id := range ids {
		delete(s.records, id)
	}
	if len(s.records) == 0 {
		s.dimension = 0
	}
	return nil
}

// Nearest implements [Store], by comparing with every record.
func (s *Chromem) Nearest(ctx context.Context, vector []float32, k int, filter Filter) ([]Match, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("nearest: %w", err)
	}
	if length(vector) == 0 {
		return nil, fmt.Errorf("nearest: %w", ErrVector)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if k <= 0 || len(s.records) == 0 {
		return nil, nil
	}
	if len(vector) != s.dimension {
		return nil, fmt.Errorf("nearest: %w: %d, not %d", ErrDimension, len(vector), s.dimension)
	}
	vector = slices.Clone(vector)
	normalize(vector)
	k = min(k, len(s.records))
	search := s.query
	if !filter.IsZero() {
		search = s.scan
	}
	matches, err := search(ctx, vector, k, filter)
	if err != nil {
		return nil, fmt.Errorf("nearest: %w", err)
	}
	slices.SortFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.ID, b.ID))
	})
	return matches[:min(k, len(matches))], nil
}

// spare is how many more results are asked of chromem than are wanted, so
// that equal similarities at the border seldom need a second query.
const spare = 8

// query asks chromem. Of equal similarities at the end of its results it
// keeps those it saw first in a map, so as many are fetched as it takes until
// the wanted ones do not end within equal ones.
func (s *Chromem) query(ctx context.Context, vector []float32, k int, _ Filter) ([]Match, error) {
	for n := k + spare; ; n *= 4 {
		n = min(n, len(s.records))
		results, err := s.collection.QueryEmbedding(ctx, vector, n, nil, nil)
		if err == nil {
			err = ctx.Err() // chromem stops early then, without a word
		}
		if err != nil {
			return nil, err
		}
		matches := make([]Match, len(results))
		for i, r := range results {
			matches[i] = Match{r.ID, similarity(r.Similarity)}
		}
		if n == len(s.records) || matches[k-1].Similarity > matches[n-1].Similarity {
			return matches, nil
		}
	}
}

// scan compares with all records that pass the filter: chromem's own filters
// know equality alone.
func (s *Chromem) scan(ctx context.Context, vector []float32, _ int, filter Filter) ([]Match, error) {
	var matches []Match
	for id, r := range s.records {
		if !filter.Pass(r.Article, r.Published) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var dot float32
		for i, x := range r.Vector {
			dot += x * vector[i]
		}
		matches = append(matches, Match{id, similarity(dot)})
	}
	return matches, nil
}

// similarity undoes rounding beyond what a cosine can be.
func similarity(dot float32) float64 { return max(-1, min(1, float64(dot))) }

// Vectors returns the vectors of records, of unit length. They are the
// store's own: the caller must not change them.
func (s *Chromem) Vectors(ids []string) ([][]float32, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := make([][]float32, len(ids))
	for i, id := range ids {
		r, ok := s.records[id]
		if !ok {
			return nil, fmt.Errorf("vector of %q: no such record", id)
		}
		out[i] = r.Vector
	}
	return out, nil
}

// length returns a vector's Euclidean length, 0 if it has none to speak of:
// empty, zero, or not finite. Squares of float32 neither overflow nor vanish
// in float64.
func length(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return 0
	}
	return math.Sqrt(sum)
}

// unitTolerance is how far from 1 chromem lets the length of a vector be that
// it keeps as it is; others it copies.
const unitTolerance = 1e-6

// normalize gives a vector unit length, in place. What has it is left as it
// is, so that vectors stay the same when they are saved and read again.
func normalize(v []float32) {
	n := length(v)
	if math.Abs(n-1) < unitTolerance {
		return
	}
	for i, x := range v {
		v[i] = float32(float64(x) / n)
	}
}
