package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
)

// read makes the file's state current.
func (ix *Index) read() error {
	ix.show(newState(nil, nil, []int{0}, buildLexical(nil)))
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
	ix.show(st)
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
	ix.show(st)
	return nil
}
