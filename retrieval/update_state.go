package retrieval

import (
	"context"
	"errors"
	"slices"
	"time"

	"footnote/corpus"
)

// checkpoint publishes and saves what is done. A save that fails is left to
// the last one, which tells.
func (u *update) checkpoint(now time.Time) {
	st := u.publish()
	if err := u.ix.save(st); err != nil {
		u.ix.logger.Debug("checkpoint not saved", "cause", err)
	}
	u.ix.dirty = true // what comes after it is not saved
	u.saved = u.ix.clock()
	u.saving = u.saved.Sub(now)
}

// finish publishes, tidies the store up and saves, also if ctx has ended.
func (u *update) finish(ctx context.Context) error {
	st := u.publish()
	var gone []string
	for id := range st.embedded {
		if _, ok := st.byID[id]; !ok {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	err := u.ix.store.Delete(context.WithoutCancel(ctx), gone)
	if len(gone) > 0 && err == nil {
		for _, id := range gone {
			delete(u.embedded, id)
		}
		st = u.publish()
	}
	if u.ix.dirty {
		err = errors.Join(err, u.ix.save(st))
	}
	return err
}

// publish makes all that is done current: new editions that are analyzed, and
// old ones of articles that are not done yet.
func (u *update) publish() *state {
	if u.assembled == nil {
		u.assembled = u.assemble()
	}
	st := *u.assembled
	st.embedded = make(map[string]bool, len(u.embedded))
	for id := range u.embedded {
		st.embedded[id] = true
	}
	u.ix.show(&st)
	return &st
}

// lexicalStays reports whether the articles are those of the old state.
func (u *update) lexicalStays() bool {
	return len(u.editions) == len(u.old.articles) &&
		!slices.ContainsFunc(u.editions, func(e *edition) bool { return !e.kept })
}

func (u *update) assemble() *state {
	stays, stale := u.lexicalStays(), false
	if u.documents == nil && !stays {
		u.documents = u.old.lexical.documents()
	}
	var articles []*corpus.Article
	var passages []*corpus.Passage
	var documents []document
	first := []int{0}
	for _, e := range u.editions {
		switch {
		case e.analyzed:
			articles, passages = append(articles, e.article), append(passages, e.passages...)
			documents = append(documents, e.documents...)
		case e.place >= 0:
			lo, hi := u.old.first[e.place], u.old.first[e.place+1]
			articles, passages = append(articles, u.old.articles[e.place]), append(passages, u.old.passages[lo:hi]...)
			if !stays {
				documents = append(documents, u.documents[lo:hi]...)
			}
			stale = stale || u.old.stale
		default:
			continue
		}
		first = append(first, len(passages))
	}
	x := u.old.lexical
	if !stays {
		x = buildLexical(documents)
		x.setWords(&u.old.lexical.words, u.words)
	}
	st := newState(articles, passages, first, x)
	st.stale = stale
	return st
}
