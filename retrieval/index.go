package retrieval

import (
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
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
	// vocabulary is nil for the built-in one.
	vocabulary *Vocabulary
	store      Store
	logger     *slog.Logger
	clock      func() time.Time
	waiting    func()
	damage     error
	current    atomic.Pointer[state]
	// updating holds a value while an update runs; what follows belongs to it.
	updating chan struct{}
	// file is the one that was last read or written, nil if there was none.
	file fs.FileInfo
	// dirty: the file does not hold the current state.
	dirty bool
}

// Options are the options of [Open]. The zero value is good.
type Options struct {
	// Embedder is [Builtin] by default, with the vocabulary.
	Embedder Embedder
	// Vocabulary is for questions; nil is the built-in one.
	Vocabulary *Vocabulary
	// Store is a [Chromem] by default. A store in this process must be empty;
	// one that outlives it must hold no other index's vectors.
	Store Store
	// Logger takes what is of no use to people.
	Logger *slog.Logger
	Clock  func() time.Time
	// Waiting, if not nil, is called when an update begins to wait for another
	// process that writes the same file.
	Waiting func()
}

// A localStore is a [Store] in this process: it starts empty, and its vectors
// are saved with the index.
type localStore interface {
	Store
	// Vectors returns the vectors of records, in the order of ids; an unknown
	// ID is an error. They are never changed.
	Vectors(ids []string) ([][]float32, error)
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
		path:       path,
		embedder:   o.Embedder,
		vocabulary: o.Vocabulary,
		store:      o.Store,
		logger:     o.Logger,
		clock:      o.Clock,
		waiting:    o.Waiting,
		updating:   make(chan struct{}, 1),
	}
	if ix.embedder == nil {
		ix.embedder = NewBuiltin(o.Vocabulary)
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

func newRecord(p *corpus.Passage, vector []float32) Record {
	return Record{ID: p.ID, Article: p.Article.ID, Published: p.Article.Published, Vector: vector}
}

// show makes a state current.
func (ix *Index) show(st *state) {
	if st.lexical.vocabulary != ix.vocabulary { // searches may read it already
		st.lexical.vocabulary = ix.vocabulary
	}
	if st.version == "" {
		st.version = ix.versionOf(st)
	}
	ix.current.Store(st)
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
func (ix *Index) Embedded() int { return ix.state().embeddedPassages() }
