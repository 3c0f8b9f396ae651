package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/cespare/xxhash/v2"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/seeds"
)

// readCorpus reads the configured folder, or the embedded seeds.
func (a *App) readCorpus(ctx context.Context) (corpus.Result, error) {
	dir := a.config.Corpus
	if dir == "" {
		result, err := corpus.ReadFolder(ctx, seeds.FS)
		if err != nil {
			return result, fmt.Errorf("read the embedded articles: %w", err)
		}
		return result, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return corpus.Result{}, unreadable(dir, err)
	}
	defer root.Close()
	result, err := corpus.ReadFolder(ctx, root.FS())
	switch {
	case err == nil || ctx.Err() != nil:
		return result, err
	case errors.Is(err, corpus.ErrNoArticles):
		return result, &Failure{
			what: message.AppNoArticles, args: []any{dir},
			hint: message.AppNoArticlesHint, cause: err,
		}
	default:
		return result, unreadable(dir, err)
	}
}

// lookAtCorpus tells what the configured folder looks like, nil for the
// embedded articles, which do not change.
func (a *App) lookAtCorpus(ctx context.Context) (*corpus.Tree, error) {
	dir := a.config.Corpus
	if dir == "" {
		return nil, nil //nolint:nilnil // nothing to look at
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, unreadable(dir, err)
	}
	defer root.Close()
	tree, err := corpus.ReadTree(ctx, root.FS())
	if err != nil && ctx.Err() == nil {
		return nil, unreadable(dir, err)
	}
	return tree, err
}

// unreadable says why a folder of articles cannot be read.
func unreadable(dir string, err error) *Failure {
	f := &Failure{what: message.AppCorpusUnread, args: []any{dir}, hint: message.AppCorpusUnreadHint, cause: err}
	info, statErr := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.what, f.hint = message.AppCorpusMissing, message.AppCorpusMissingHint
	case statErr == nil && !info.IsDir():
		f.what, f.hint = message.AppCorpusFile, message.AppCorpusFileHint
		f.hintArgs = []any{filepath.Dir(dir)}
	}
	return f
}

// corpusName returns a file name for a corpus: the folder's, so that people
// know it, and a hash of its path, so that two of one name stay apart.
func corpusName(dir string) (string, error) {
	if dir == "" {
		return "seeds", nil
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("name the corpus: %w", err)
	}
	return fmt.Sprintf("%s-%08x", inFileName(filepath.Base(path), maxBase), uint32(xxhash.Sum64String(path))), nil
}

// maxBase is in characters: file systems take 255 bytes, which 40 Korean
// syllables, a model's name, the hashes and an extension leave room in.
const maxBase = 40

// inFileName returns a name as it may stand in a file's, at most limit
// characters of it.
func inFileName(name string, limit int) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '-'
	}, name)
	if r := []rune(name); len(r) > limit {
		name = string(r[:limit])
	}
	return name
}
