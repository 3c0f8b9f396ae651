package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"footnote/corpus"
)

// An Index finds passages. It is read by [Open], brought up to date by
// [Index.Update] and searched by [Index.Search], all from any number of
// goroutines: searches go on while it is updated.
type Index struct {
	// path is empty for an index in memory alone.
	path     string
	embedder Embedder
	store    Store
	logger   *slog.Logger
	clock    func() time.Time
	damage   error
	current  atomic.Pointer[state]
	// updating holds a value while an update runs; what follows belongs to it.
	updating chan struct{}
	// file is the one that was last read or written, nil if there was none.
	file fs.FileInfo
	// dirty: the file does not hold the current state.
	dirty bool
}

// Options are the options of [Open]. The zero value is good.
type Options struct {
	// Embedder is [Builtin] by default.
	Embedder Embedder
	// Store is a [Chromem] by default. A store in this process must be empty;
	// one that outlives it must hold no other index's vectors.
	Store Store
	// Logger takes what is of no use to people.
	Logger *slog.Logger
	Clock  func() time.Time
}

// A localStore is a [Store] in this process: it starts empty, and its vectors
// are saved with the index.
type localStore interface {
	Store
	// Vectors returns the vectors of records, in the order of ids; an unknown
	// ID is an error. They are never changed.
	Vectors(ids []string) ([][]float32, error)
}

// A state is all that a search reads besides the vectors. It is not changed
// once it is current.
type state struct {
	// articles are in order of ID.
	articles []*corpus.Article
	// passages are in order of their article and of their place in it.
	passages []*corpus.Passage
	// first holds for each article the position of its first passage, and at
	// the end the number of passages.
	first []int
	// byID holds the position of each passage.
	byID map[string]int
	// lexical's documents are the passages.
	lexical *lexical
	// embedded are the IDs that have a vector in the store.
	embedded map[string]bool
	// stale: the lexical is not of this analyzer.
	stale bool
}

// Open reads the index in the file at path. If there is none, or path is
// empty, the index is empty; with an empty path it is never saved.
//
// A damaged file is no error: the index is empty, [Index.Damage] tells, and
// the next update writes a new one. An index of another embedder loses its
// vectors, one of another analyzer its words, until the next update, which
// makes only these anew. A file of a newer version is [ErrVersion], and is
// left alone.
func Open(path string, o Options) (*Index, error) {
	ix := &Index{
		path:     path,
		embedder: o.Embedder,
		store:    o.Store,
		logger:   o.Logger,
		clock:    o.Clock,
		updating: make(chan struct{}, 1),
	}
	if ix.embedder == nil {
		ix.embedder = NewBuiltin()
	}
	if ix.store == nil {
		ix.store = NewChromem()
	}
	if ix.logger == nil {
		ix.logger = slog.New(slog.DiscardHandler)
	}
	if ix.clock == nil {
		ix.clock = time.Now
	}
	if err := ix.read(); err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	return ix, nil
}

// read makes the file's state current.
func (ix *Index) read() error {
	ix.current.Store(newState(nil, nil, []int{0}, buildLexical(nil)))
	if ix.path == "" {
		return nil
	}
	s, info, err := openSnapshot(ix.path)
	var st *state
	if err == nil {
		st, err = ix.load(context.Background(), s)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, ErrDamaged):
		ix.damage, ix.dirty = err, true
		return nil
	case err != nil:
		return err
	}
	ix.file = info
	ix.current.Store(st)
	return nil
}

// load puts a snapshot's vectors into the store and returns its state.
func (ix *Index) load(ctx context.Context, s *snapshot) (*state, error) {
	st := newState(s.articles, s.passages, s.first, nil)
	var err error
	if s.header.Analyzer == analyzerVersion {
		if st.lexical, err = parseLexical(s.lexical, len(s.passages)); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	} else {
		st.lexical, st.stale = buildLexical(make([]document, len(s.passages))), true
	}
	var records []Record
	var ids []string
	for i, p := range s.passages {
		if s.embedded[i] {
			ids = append(ids, p.ID)
			if len(records) < len(s.vectors) {
				records = append(records, newRecord(p, s.vectors[len(records)]))
			}
		}
	}
	_, local := ix.store.(localStore)
	switch {
	case s.header.Embedder != ix.embedder.Name():
		if local {
			return st, nil
		}
		err = ix.store.Delete(ctx, ids)
	case len(records) > 0:
		err = ix.store.Put(ctx, records)
		st.embed(ids)
	case !local:
		st.embed(ids)
	}
	return st, err
}

func newState(articles []*corpus.Article, passages []*corpus.Passage, first []int, x *lexical) *state {
	st := &state{
		articles: articles, passages: passages, first: first, lexical: x,
		byID:     make(map[string]int, len(passages)),
		embedded: make(map[string]bool),
	}
	for i, p := range passages {
		st.byID[p.ID] = i
	}
	return st
}

func (st *state) embed(ids []string) {
	for _, id := range ids {
		st.embedded[id] = true
	}
}

func newRecord(p *corpus.Passage, vector []float32) Record {
	return Record{ID: p.ID, Article: p.Article.ID, Published: p.Article.Published, Vector: vector}
}

// find returns the position of an article.
func (st *state) find(id string) (int, bool) {
	return slices.BinarySearchFunc(st.articles, id, func(a *corpus.Article, id string) int {
		return strings.Compare(a.ID, id)
	})
}

func (ix *Index) state() *state { return ix.current.Load() }

// Damage returns what was wrong with the file when it was opened: an error
// that wraps [ErrDamaged], or nil. The index began empty then.
func (ix *Index) Damage() error { return ix.damage }

// Articles returns the indexed articles, in order of ID.
func (ix *Index) Articles() []*corpus.Article { return slices.Clone(ix.state().articles) }

// Passages returns how many passages are indexed.
func (ix *Index) Passages() int { return len(ix.state().passages) }

// Embedded returns how many passages have a vector. The others, whose
// embedding failed or was stopped, are found by their words alone until the
// next update.
func (ix *Index) Embedded() int {
	st, n := ix.state(), 0
	for id := range st.byID {
		if st.embedded[id] {
			n++
		}
	}
	return n
}

// save writes a state to the file. The error wraps [ErrNotSaved].
func (ix *Index) save(st *state) error {
	if ix.path == "" {
		return nil
	}
	ix.dirty = true
	s, err := ix.snapshot(st)
	if err == nil {
		ix.file, err = saveSnapshot(ix.path, s)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	ix.dirty = false
	return nil
}

func (ix *Index) snapshot(st *state) (*snapshot, error) {
	s := &snapshot{
		header:   header{Embedder: ix.embedder.Name(), Analyzer: analyzerVersion, Articles: len(st.articles), Passages: len(st.passages)},
		articles: st.articles, passages: st.passages, first: st.first,
		embedded: make([]bool, len(st.passages)),
	}
	var ids []string
	for i, p := range st.passages {
		if s.embedded[i] = st.embedded[p.ID]; s.embedded[i] {
			ids = append(ids, p.ID)
		}
	}
	if st.stale {
		s.header.Analyzer = ""
	} else {
		s.lexical = st.lexical.appendTo(nil)
	}
	if local, ok := ix.store.(localStore); ok && len(ids) > 0 {
		var err error
		if s.vectors, err = local.Vectors(ids); err != nil {
			return nil, err
		}
		s.header.Dimension = len(s.vectors[0])
	}
	return s, nil
}

// refresh takes over what another process has written since this one read or
// wrote the file, if it was made the same way and nothing would be lost.
func (ix *Index) refresh(ctx context.Context) error {
	info, err := os.Stat(ix.path)
	if err != nil {
		ix.dirty = true
		return nil
	}
	if ix.file != nil && sameFile(info, ix.file) {
		return nil
	}
	s, info, err := openSnapshot(ix.path)
	if errors.Is(err, ErrVersion) {
		return err
	}
	if err != nil || ix.dirty || s.header.Analyzer != analyzerVersion || s.header.Embedder != ix.embedder.Name() {
		ix.dirty = true
		return nil
	}
	st, err := ix.load(ctx, s)
	if errors.Is(err, ErrDamaged) {
		ix.dirty = true
		return nil
	}
	if err != nil {
		return err
	}
	// The store holds the vectors of both; the update drops what is of no use.
	maps.Copy(st.embedded, ix.state().embedded)
	ix.file = info
	ix.current.Store(st)
	return nil
}
