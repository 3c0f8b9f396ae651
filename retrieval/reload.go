package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// Reload takes over what another process has written to the file since this
// one read or wrote it, and tells what that changed. Searches meanwhile find
// what was there before.
//
// A file that is gone, damaged or made in another way is left to the next
// update, which writes a new one. Whatever the error, the index is usable:
// [ErrVersion] says that a newer version wrote the file; any other error is the
// file system's or the store's.
func (ix *Index) Reload(ctx context.Context) (Changes, error) {
	select {
	case ix.updating <- struct{}{}:
		defer func() { <-ix.updating }()
	case <-ctx.Done():
		return changes(ix.state(), ix.state()), fmt.Errorf("reload index: %w", ctx.Err())
	}
	before := ix.state()
	err := ix.reload(ctx)
	if err != nil {
		err = fmt.Errorf("reload index: %w", err)
	}
	return changes(before, ix.state()), err
}

func (ix *Index) reload(ctx context.Context) error {
	if ix.path == "" || ix.dirty { // An update has what the file has not.
		return nil
	}
	if _, err := os.Stat(ix.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // It may be there again in a moment.
	}
	before := ix.state()
	if err := ix.refresh(ctx); err != nil || ix.state() == before {
		return err
	}
	st := ix.state()
	var gone []string
	for id := range st.embedded {
		if _, ok := st.byID[id]; !ok {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	err := ix.store.Delete(context.WithoutCancel(ctx), gone)
	if err != nil || len(gone) == 0 {
		return err
	}
	tidy := *st
	tidy.embedded = make(map[string]bool, len(st.byID))
	for id := range st.byID {
		if st.embedded[id] {
			tidy.embedded[id] = true
		}
	}
	ix.show(&tidy)
	return nil
}
