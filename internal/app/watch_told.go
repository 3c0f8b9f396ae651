package app

import (
	"errors"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// tell warns of a failure of some kind, unless it is the last one of its kind
// that was told; nil is none.
func (w *watch) tell(kind string, err error) {
	if err == nil {
		delete(w.failures, kind)
		return
	}
	var f *Failure
	if !errors.As(err, &f) {
		f = &Failure{what: message.AppWatchFailed, hint: message.AppWatchFailedHint, cause: err}
	}
	// The cause may name what differs each time, such as a temporary file.
	line, _ := f.Explain(message.English)
	if w.failures[kind] != line {
		w.failures[kind] = line
		w.warn(f)
	}
}

// outdated says what an update's error means while the index goes on
// answering.
func (w *watch) outdated(err error) error {
	var server *retrieval.ServerError
	switch {
	case errors.Is(err, retrieval.ErrNotSaved):
		return w.unsaved(err, false)
	case errors.Is(err, retrieval.ErrVersion):
		return newerIndex(w.file, err)
	case errors.As(err, &server):
		f := w.serverFailure(err)
		f.what = message.AppStale
		return f
	}
	return err
}

// untold returns the problems that were not told before; those of the others
// that are solved may be told again.
func (w *watch) untold(problems []corpus.Problem) []corpus.Problem {
	told := make(map[string]bool, len(problems))
	var out []corpus.Problem
	for _, p := range problems {
		line := p.In(message.English)
		if !w.problems[line] {
			out = append(out, p)
		}
		told[line] = true
	}
	w.problems = told
	return out
}
