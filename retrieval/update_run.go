package retrieval

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"footnote/corpus"
)

// The work of an update goes in blocks of articles: a block is analyzed, then
// embedded in chunks. A block is a second's work of the analyzer, so that
// progress does not stand still. A chunk is what is lost when a process is
// killed, times the workers; a server on a slow machine embeds a few passages
// a second. The workers keep a server busy that is far away.
const (
	blockPassages = 1024
	chunkPassages = 32
	embedWorkers  = 4
)

// An update saves what it has when this much time passed since the last time,
// and saving took no more than a tenth of it.
const (
	saveEvery = 10 * time.Second
	saveShare = 10
)

// An update is one run of [Index.Update].
type update struct {
	ix       *Index
	old      *state
	progress func(done, total int)
	// editions are the articles wanted, in order of ID.
	editions []*edition
	total    int

	// mu guards what follows, which workers change.
	mu   sync.Mutex
	done int
	// embedded are the IDs that have a vector in the store.
	embedded map[string]bool
	// failed is the first error of embedding; nothing is embedded after it.
	failed error
	// saved is when the last save ended, or the update began.
	saved  time.Time
	saving time.Duration
	// assembled is the last state that was put together, nil if there are
	// newly analyzed editions since.
	assembled *state
	// documents are those of the old state, once they are needed.
	documents []document
	// words are those of all editions analyzed so far.
	words spellings
}

// An edition is an article as it will be in the index.
type edition struct {
	article  *corpus.Article
	passages []*corpus.Passage
	// place is that of the article in the old state, -1 if it is not there.
	place int
	// kept: passages and documents are those of the old state.
	kept bool
	// analyzed: documents are those of the passages.
	analyzed  bool
	documents []document
}

// plan compares what is wanted with what is there.
func (u *update) plan(wanted []*corpus.Article) {
	for _, a := range wanted {
		e := &edition{article: a, place: -1}
		if i, found := u.old.find(a.ID); found {
			e.place = i
			if old := u.old.articles[i]; old.Hash == a.Hash && !u.old.stale {
				e.article, e.kept = old, true
				e.passages = u.old.passages[u.old.first[i]:u.old.first[i+1]]
			}
		}
		u.editions = append(u.editions, e)
	}
}

// run does the work. What is done when it returns early is whole.
func (u *update) run(ctx context.Context) error {
	fresh := slices.DeleteFunc(slices.Clone(u.editions), func(e *edition) bool { return e.kept })
	if err := each(ctx, len(fresh), func(i int) { fresh[i].passages = corpus.Split(fresh[i].article) }); err != nil {
		return err
	}
	for _, e := range fresh {
		if err := u.carryOver(ctx, e); err != nil {
			return err
		}
	}
	var work []*edition
	for _, e := range u.editions {
		if n := u.needs(e); n > 0 {
			work = append(work, e)
			u.total += n
		} else {
			e.analyzed = !e.kept // there is nothing in it
		}
	}
	if u.total > 0 || !u.lexicalStays() {
		u.ix.dirty = true
	}
	u.advance(0)
	for len(work) > 0 {
		n, size := 0, 0
		for ; n < len(work) && size < blockPassages; n++ {
			size += u.needs(work[n])
		}
		if err := u.block(ctx, work[:n]); err != nil {
			return err
		}
		work = work[n:]
	}
	return u.failed
}

// carryOver makes sure that a changed article's time is that of the vectors
// that stay: a store filters by it.
func (u *update) carryOver(ctx context.Context, e *edition) error {
	if e.place < 0 || u.old.articles[e.place].Published.Equal(e.article.Published) {
		return nil
	}
	var records []Record
	local, isLocal := u.ix.store.(localStore)
	for _, p := range e.passages {
		if !u.embedded[p.ID] {
			continue
		}
		if !isLocal {
			delete(u.embedded, p.ID)
			continue
		}
		vectors, err := local.Vectors([]string{p.ID})
		if err != nil {
			return err
		}
		records = append(records, newRecord(p, vectors[0]))
	}
	return u.ix.store.Put(ctx, records)
}

// needs returns how many passages of an edition are to be worked on.
func (u *update) needs(e *edition) int {
	if !e.kept {
		return len(e.passages)
	}
	return len(u.unembedded(e))
}

func (u *update) unembedded(e *edition) []*corpus.Passage {
	var out []*corpus.Passage
	for _, p := range e.passages {
		if !u.embedded[p.ID] {
			out = append(out, p)
		}
	}
	return out
}

// block analyzes and embeds some editions. It fails only if ctx ended: that
// embedding failed is in u.failed.
func (u *update) block(ctx context.Context, editions []*edition) error {
	var fresh, pending []*corpus.Passage
	for _, e := range editions {
		if !e.kept {
			fresh = append(fresh, e.passages...)
		}
		pending = append(pending, u.unembedded(e)...)
	}
	documents, words := make([]document, len(fresh)), make([][]string, len(fresh))
	if err := each(ctx, len(fresh), func(i int) { documents[i], words[i] = analyze(fresh[i]) }); err != nil {
		return err
	}
	for _, w := range words {
		u.words.add(w)
	}
	needed := 0
	for _, e := range editions {
		needed += u.needs(e)
		if n := len(e.passages); !e.kept {
			e.documents, documents = documents[:n:n], documents[n:]
			e.analyzed, u.assembled = true, nil
		}
	}
	u.advance(needed - len(pending))
	var workers errgroup.Group
	workers.SetLimit(embedWorkers)
	for chunk := range slices.Chunk(pending, chunkPassages) {
		workers.Go(func() error {
			u.embed(ctx, chunk)
			return nil
		})
	}
	_ = workers.Wait()
	return ctx.Err()
}

// embed gives some passages their vectors, unless an earlier error makes that
// vain.
func (u *update) embed(ctx context.Context, passages []*corpus.Passage) {
	u.mu.Lock()
	vain := u.failed != nil || ctx.Err() != nil
	u.mu.Unlock()
	if vain {
		return
	}
	err := u.put(ctx, passages)
	u.mu.Lock()
	defer u.mu.Unlock()
	if err != nil {
		if u.failed == nil {
			u.failed = err
		}
		return
	}
	for _, p := range passages {
		u.embedded[p.ID] = true
	}
	u.advance(len(passages))
	if now := u.ix.clock(); now.Sub(u.saved) > max(saveEvery, saveShare*u.saving) {
		u.checkpoint(now)
	}
}

func (u *update) put(ctx context.Context, passages []*corpus.Passage) error {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = embeddingText(p)
	}
	vectors, err := u.ix.embedder.Embed(ctx, texts)
	if err == nil && len(vectors) != len(texts) {
		err = fmt.Errorf("embed: %d vectors for %d texts", len(vectors), len(texts))
	}
	if err != nil {
		return err
	}
	records := make([]Record, len(passages))
	for i, p := range passages {
		records[i] = newRecord(p, vectors[i])
	}
	// What was paid for is kept, even if ctx has ended meanwhile.
	return u.ix.store.Put(context.WithoutCancel(ctx), records)
}

func (u *update) advance(n int) {
	u.done += n
	if u.progress != nil && u.total > 0 {
		u.progress(u.done, u.total)
	}
}
