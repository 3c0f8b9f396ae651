package app

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// WatchOptions tell [Library.Watch] how.
type WatchOptions struct {
	// Report is told of each update; it may be nil. Its calls do not overlap.
	Report func(Update)
}

// An Update is what a change of the articles came to.
type Update struct {
	Changes retrieval.Changes
	// Problems are the files that were skipped, in whole or in part, as far as
	// that was not told before.
	Problems []corpus.Problem
	// Elsewhere: another process has updated the index.
	Elsewhere bool
}

// How changes are watched.
const (
	// quiet is how long nothing must change before the articles are read: a
	// folder is copied file by file, and a file piece by piece.
	quiet = 2 * time.Second
	// patience is how long is waited for that. Then files that still change are
	// left as they were, and the others are read.
	patience = 30 * time.Second
	// lookEvery is how often is looked without a notice: some file systems give
	// none (those of networks), nor does one whose limit is reached.
	lookEvery = 30 * time.Second
	// retryAfter is how long what failed is left alone, unless something changes:
	// a server that refuses to embed, a disk that is full.
	retryAfter = 5 * time.Minute
)

// Watch keeps the library up to date until ctx ends: with the folder of
// articles, unless they are the embedded ones, and with the index file, which
// another process may update. Questions are answered from what was there before
// until an update is done, and also when it fails: that is told as a warning of
// the App, once until it changes.
func (l *Library) Watch(ctx context.Context, o WatchOptions) {
	w := newWatch(l, o)
	n := newNotices(w.log)
	defer n.close()
	w.follow = n.follow
	w.run(ctx, n.wake)
}

// A watch keeps a library up to date.
type watch struct {
	*App
	library *Library
	report  func(Update)
	// follow makes notices come of changes in folders.
	follow func(folders []string, file string)
	// file is the index file, empty if its path is not known.
	file string
	// tree is the folder as it is indexed.
	tree *corpus.Tree
	// problems are those that were told, failures the last of each kind.
	problems map[string]bool
	failures map[string]string
	// retry is when what failed is tried again, zero if nothing failed.
	retry time.Time
}

func newWatch(l *Library, o WatchOptions) *watch {
	w := &watch{
		App: l.app, library: l, report: o.Report, tree: l.tree,
		follow:   func([]string, string) {},
		problems: make(map[string]bool), failures: make(map[string]string),
	}
	if w.report == nil {
		w.report = func(Update) {}
	}
	w.untold(l.Problems)
	if l.Index.Embedded() < l.Index.Passages() {
		w.retry = time.Now().Add(retryAfter)
	}
	if path, err := w.IndexPath(); err == nil {
		w.file = path
	}
	return w
}

// run looks at once, at each notice, and from time to time.
func (w *watch) run(ctx context.Context, notice <-chan struct{}) {
	again := time.NewTicker(lookEvery)
	defer again.Stop()
	for ctx.Err() == nil {
		for w.round(ctx) {
			w.log.Debug("the articles changed while they were read")
		}
		select {
		case <-ctx.Done():
		case <-notice:
		case <-again.C:
		}
	}
}

// round takes over what has changed. It reports whether something is left to be
// done at once.
func (w *watch) round(ctx context.Context) (more bool) {
	elsewhere := w.reload(ctx)
	if w.tree == nil {
		w.follow(nil, w.file)
		return false
	}
	tree, err := w.look(ctx)
	if err != nil {
		return false
	}
	due := !w.retry.IsZero() && !time.Now().Before(w.retry)
	if !elsewhere && !due && len(tree.Changed(w.tree)) == 0 {
		w.tell("read", nil)
		return false
	}
	tree, moving, err := w.settle(ctx, tree)
	if err != nil {
		return false
	}
	return w.update(ctx, tree, moving)
}

// reload takes over what another process has indexed, and reports whether that
// changed something. The articles decide: they are compared with it afterwards.
func (w *watch) reload(ctx context.Context) bool {
	c, err := w.library.Index.Reload(ctx)
	switch {
	case ctx.Err() != nil:
		return false
	case errors.Is(err, retrieval.ErrVersion):
		w.tell("index", newerIndex(w.file, err))
	case err != nil:
		w.tell("index", unreadIndex(w.file, err))
	default:
		w.tell("index", nil)
	}
	if c.Added+c.Changed+c.Removed == 0 {
		return false
	}
	w.report(Update{Changes: c, Elsewhere: true})
	return true
}

// look looks at the folder. That it cannot is told.
func (w *watch) look(ctx context.Context) (*corpus.Tree, error) {
	tree, err := w.lookAtCorpus(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	w.tell("folder", err)
	if err != nil {
		w.follow(nil, w.file)
		return nil, err
	}
	folders := make([]string, len(tree.Folders))
	for i, name := range tree.Folders {
		folders[i] = filepath.Join(w.config.Corpus, filepath.FromSlash(name))
	}
	w.follow(folders, w.file)
	return tree, nil
}
