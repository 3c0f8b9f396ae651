package app

import (
	"context"
	"slices"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// settle looks until nothing changes any more, or its patience ends: then it
// returns what still does.
func (w *watch) settle(ctx context.Context, last *corpus.Tree) (tree *corpus.Tree, moving []string, err error) {
	pause := time.NewTicker(quiet)
	defer pause.Stop()
	for began := time.Now(); ; last = tree {
		select {
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		case <-pause.C:
		}
		if tree, err = w.look(ctx); err != nil {
			return nil, nil, err
		}
		moving = tree.Changed(last)
		if len(moving) == 0 || time.Since(began) >= patience {
			return tree, moving, nil
		}
		w.reload(ctx)
	}
}

// update reads the articles and brings the index up to date, except for files
// that change meanwhile, or did so before: then it reports that more is to do.
func (w *watch) update(ctx context.Context, tree *corpus.Tree, moving []string) (more bool) {
	found, err := w.readCorpus(ctx)
	if ctx.Err() != nil {
		return false
	}
	if w.tell("read", err); err != nil {
		return false
	}
	after, err := w.look(ctx)
	if err != nil {
		return false
	}
	moving = append(moving, after.Changed(tree)...)
	articles := w.hold(found.Articles, moving)
	if len(articles) == 0 {
		return true
	}
	before := w.library.Index.Articles()
	own, err := w.library.Index.Update(updating(ctx), articles, nil)
	if ctx.Err() != nil {
		return false
	}
	w.tree, w.retry = after.Without(moving, w.tree), time.Time{}
	if w.tell("update", w.outdated(err)); err != nil {
		w.retry = time.Now().Add(retryAfter)
	}
	problems := w.untold(slices.DeleteFunc(found.Problems, func(p corpus.Problem) bool { return slices.Contains(moving, p.Path) }))
	// The update may have waited for one of another process.
	c := since(before, own, w.library.Index.Articles())
	if c.Added+c.Changed+c.Removed+len(problems) > 0 {
		w.report(Update{Changes: c, Problems: problems, Elsewhere: own.Added+own.Changed+own.Removed == 0 && len(problems) == 0})
	}
	return len(moving) > 0
}

// since counts what became of articles, some of which an update changed.
func since(before []*corpus.Article, c retrieval.Changes, after []*corpus.Article) retrieval.Changes {
	hashes := make(map[string]string, len(before))
	for _, a := range before {
		hashes[a.ID] = a.Hash
	}
	c.Added, c.Changed, c.Removed, c.Unchanged = 0, 0, len(before), 0
	for _, a := range after {
		hash, found := hashes[a.ID]
		switch {
		case !found:
			c.Added++
			continue
		case hash == a.Hash:
			c.Unchanged++
		default:
			c.Changed++
		}
		c.Removed--
	}
	return c
}

// hold puts the articles of some IDs back as they are indexed, or leaves them
// out.
func (w *watch) hold(articles []*corpus.Article, ids []string) []*corpus.Article {
	if len(ids) == 0 {
		return articles
	}
	held := make(map[string]bool, len(ids))
	for _, id := range ids {
		held[id] = true
	}
	var out []*corpus.Article
	for _, a := range articles {
		if !held[a.ID] {
			out = append(out, a)
		}
	}
	for id := range held {
		if a, found := w.library.Index.Article(id); found {
			out = append(out, a)
		}
	}
	return out
}
