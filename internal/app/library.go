package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cespare/xxhash/v2"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// A Library is a corpus that can be asked.
type Library struct {
	Index    *retrieval.Index
	Answerer *answer.Answerer
	Changes  retrieval.Changes
	// Problems are the files that were skipped, in whole or in part.
	Problems []corpus.Problem

	app *App
	// tree is how the folder looked just before it was read, nil for the
	// embedded articles.
	tree *corpus.Tree
}

// OpenOptions tell [App.Open] how.
type OpenOptions struct {
	// Keep: an index that cannot be kept on disk is an error. Without it, the
	// index is kept in memory, with a warning.
	Keep bool
	// NoCache: each question asks the model, and its answers are not kept.
	NoCache bool
	// Progress is called while passages are embedded; it may be nil.
	Progress func(done, total int)
}

// Open reads the corpus and brings its index up to date. Errors that people
// can be told are [Failure]s; the files that were skipped are told even then.
//
// What does not keep the index from being asked is a warning: a server that
// does not embed (words are searched alone), a damaged file (it is made anew).
func (a *App) Open(ctx context.Context, o OpenOptions) (*Library, error) {
	tree, err := a.lookAtCorpus(ctx)
	if err != nil {
		return &Library{}, err
	}
	found, err := a.readCorpus(ctx)
	library := &Library{Problems: found.Problems, app: a, tree: tree}
	if err != nil {
		return library, err
	}
	if _, err := a.vocabulary(); err != nil {
		return library, err
	}
	embedder := a.embedder()
	if library.Index, err = a.openIndex(embedder, o.Keep); err != nil {
		return library, err
	}
	library.Changes, err = library.Index.Update(updating(ctx), found.Articles, o.Progress)
	if ctx.Err() != nil {
		return library, fmt.Errorf("open: %w", ctx.Err())
	}
	if err := a.unfinished(err, o.Keep); err != nil {
		return library, err
	}
	answers := answer.Options{Index: library.Index, Model: a.model(), Logger: a.log}
	if answers.Model != nil && !o.NoCache {
		answers.Answers = a.cache(library.Index)
	}
	library.Answerer = answer.New(answers)
	return library, nil
}

// IndexPath returns the path of the index file. Each embedding model has one of
// its own: who does without the key once, or misspells the model, does not
// throw away vectors that took hours or money.
func (a *App) IndexPath() (string, error) {
	name, err := corpusName(a.config.Corpus)
	if err != nil {
		return "", err
	}
	if model := a.config.EmbeddingModel; a.usesModel(model) {
		embedder := uint32(xxhash.Sum64String(a.embedder().Name()))
		name += fmt.Sprintf(".%s-%08x", inFileName(model, maxModel), embedder)
	}
	return filepath.Join(a.config.Data, name+".index"), nil
}

// maxModel is in characters; the longest name in common use has about 30.
const maxModel = 20

// openIndex opens the index file, or where that cannot be used, and need not,
// an index in memory.
func (a *App) openIndex(embedder retrieval.Embedder, keep bool) (*retrieval.Index, error) {
	path, err := a.IndexPath()
	if err != nil {
		return nil, err
	}
	options := retrieval.Options{Embedder: embedder, Vocabulary: a.ownWords(), Logger: a.log, Waiting: func() {
		a.warn(&Failure{what: message.AppIndexBusy, args: []any{path}})
	}}
	index, err := retrieval.Open(path, options)
	if err == nil {
		if damage := index.Damage(); damage != nil {
			a.warn(&Failure{what: message.AppIndexDamaged, args: []any{path}, cause: damage})
		}
		return index, nil
	}
	f := a.unopened(path, err, keep)
	if keep {
		return nil, f
	}
	a.warn(f)
	index, err = retrieval.Open("", options)
	if err != nil {
		return nil, fmt.Errorf("open an index in memory: %w", err)
	}
	return index, nil
}

// unopened says why the index file cannot be opened.
func (a *App) unopened(path string, err error, keep bool) *Failure {
	_, missing := os.Stat(path)
	switch {
	case errors.Is(err, retrieval.ErrVersion):
		return newerIndex(path, err)
	case missing != nil: // It is the folder that cannot be used.
		return a.unsaved(err, keep)
	default:
		return unreadIndex(path, err)
	}
}

func newerIndex(path string, err error) *Failure {
	return &Failure{what: message.AppIndexNewer, args: []any{path}, hint: message.AppIndexNewerHint, cause: err}
}

func unreadIndex(path string, err error) *Failure {
	return &Failure{what: message.AppIndexUnread, args: []any{path}, hint: message.AppIndexUnreadHint, cause: err}
}

// unsaved says that the index is not on disk.
func (a *App) unsaved(err error, keep bool) *Failure {
	f := &Failure{what: message.AppDataMemory, args: []any{a.config.Data}, hint: message.AppDataUnwrittenHint, cause: err}
	if keep {
		f.what = message.AppDataUnwritten
	}
	return f
}

// unfinished returns what an update's error means: nothing, after a warning,
// if the index can be asked all the same and need not be kept.
func (a *App) unfinished(err error, keep bool) error {
	var f *Failure
	var server *retrieval.ServerError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, retrieval.ErrNotSaved):
		f = a.unsaved(err, keep)
	case errors.As(err, &server):
		f = a.serverFailure(err)
		if !keep {
			f.what = message.AppStale
			a.embedding.Do(func() { a.warn(f) })
			return nil
		}
	default:
		return err
	}
	if keep {
		return f
	}
	a.warn(f)
	return nil
}
