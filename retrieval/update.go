package retrieval

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"footnote/corpus"
	"footnote/internal/wholefile"
)

// Changes tell what an update did to an index.
type Changes struct {
	// Articles and Passages are how many there are now.
	Articles, Passages int
	// Added, Changed, Removed and Unchanged count articles.
	Added, Changed, Removed, Unchanged int
}

// ErrDuplicate says that two articles have the same ID.
var ErrDuplicate = errors.New("another article has the same ID")

// Update makes the index hold these articles and no others. Articles that are
// in it with the same ID and hash are left alone; of the others only passages
// that are new are embedded. Searches meanwhile find what was there before.
//
// progress, which may be nil, is told how many of the passages that need work
// are done; its calls do not overlap.
//
// Whatever the error, the index is usable, and Changes tell what it holds:
//   - [ErrNotSaved]: it is up to date, but in memory alone.
//   - [ErrDuplicate]: of articles with one ID the first is in it.
//   - [ErrVersion]: a newer version wrote the file meanwhile; nothing was done.
//   - If embedding failed, the words of all articles are in it, and what was
//     embedded; if ctx ended, what was done until then. Both are saved, so
//     that the next update goes on from there.
func (ix *Index) Update(ctx context.Context, articles []*corpus.Article, progress func(done, total int)) (Changes, error) {
	select {
	case ix.updating <- struct{}{}:
		defer func() { <-ix.updating }()
	case <-ctx.Done():
		return changes(ix.state(), ix.state()), fmt.Errorf("update index: %w", ctx.Err())
	}
	wanted, refused := sortArticles(articles)
	before, err := ix.update(ctx, wanted, progress)
	if err = errors.Join(refused, err); err != nil {
		err = fmt.Errorf("update index: %w", err)
	}
	return changes(before, ix.state()), err
}

// update returns the state that it began with.
func (ix *Index) update(ctx context.Context, wanted []*corpus.Article, progress func(done, total int)) (*state, error) {
	before := ix.state()
	if !ix.dirty && ix.holds(wanted) {
		return before, nil
	}
	if ix.path != "" {
		lock, err := lockFile(ctx, ix.path, ix.waiting)
		switch {
		case err == nil:
			defer func() { _ = lock.Close() }()
			wholefile.RemoveLeft(ix.path, 0)
		case ctx.Err() != nil:
			return before, err
		default: // Saving will fail too, or this file system has no locks.
			ix.logger.Debug("index not locked", "cause", err)
		}
		if err := ix.refresh(ctx); err != nil {
			return before, err
		}
		before = ix.state()
	}
	u := &update{ix: ix, old: before, progress: progress, embedded: maps.Clone(before.embedded), words: make(spellings), saved: ix.clock()}
	u.plan(wanted)
	err := u.run(ctx)
	return before, errors.Join(err, u.finish(ctx))
}

// holds reports whether the index holds just these articles, wholly.
func (ix *Index) holds(wanted []*corpus.Article) bool {
	st := ix.state()
	same := !st.stale && ix.Embedded() == len(st.passages) &&
		slices.EqualFunc(st.articles, wanted, func(a, b *corpus.Article) bool { return a.ID == b.ID && a.Hash == b.Hash })
	if same && ix.path != "" && len(wanted) > 0 {
		_, err := os.Stat(ix.path)
		return err == nil
	}
	return same
}

// sortArticles returns the articles in order of ID, each ID once.
func sortArticles(articles []*corpus.Article) (sorted []*corpus.Article, refused error) {
	sorted = slices.Clone(articles)
	slices.SortStableFunc(sorted, func(a, b *corpus.Article) int { return strings.Compare(a.ID, b.ID) })
	sorted = slices.CompactFunc(sorted, func(a, b *corpus.Article) bool {
		if a.ID == b.ID {
			refused = errors.Join(refused, fmt.Errorf("article %q: %w", b.ID, ErrDuplicate))
		}
		return a.ID == b.ID
	})
	return sorted, refused
}

// changes compares two states.
func changes(before, after *state) Changes {
	c := Changes{Articles: len(after.articles), Passages: len(after.passages), Removed: len(before.articles)}
	for _, a := range after.articles {
		i, found := before.find(a.ID)
		switch {
		case !found:
			c.Added++
			continue
		case before.articles[i].Hash == a.Hash:
			c.Unchanged++
		default:
			c.Changed++
		}
		c.Removed--
	}
	return c
}

// each calls do for 0 to n-1, on all processors, until ctx ends.
func each(ctx context.Context, n int, do func(i int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
