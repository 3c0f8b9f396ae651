package cli

import (
	"context"

	"footnote/internal/app"
)

// watch keeps a library up to date while it is asked, and tells of that in the
// log. The returned function ends it, and waits until it has ended.
func (s *session) watch(ctx context.Context, library *app.Library) (unwatch func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		library.Watch(ctx, app.WatchOptions{Report: s.updated})
	}()
	return func() {
		cancel()
		<-done
	}
}

// updated tells of an update.
func (s *session) updated(u app.Update) {
	s.skipped(u.Problems)
	by := "this process"
	if u.Elsewhere {
		by = "another process"
	}
	c := u.Changes
	s.log.Info("the articles were indexed anew", "by", by, "added", c.Added, "changed", c.Changed, "removed", c.Removed,
		"articles", c.Articles, "passages", c.Passages)
}
