package cli

import (
	"context"

	"github.com/spf13/cobra"

	"footnote/corpus"
	"footnote/internal/app"
	"footnote/internal/config"
	"footnote/internal/message"
)

// open returns the corpus that the command line means, its index up to date.
// Files that were skipped are named on standard error.
func (s *session) open(ctx context.Context, cmd *cobra.Command, o app.OpenOptions) (*app.Library, error) {
	settings, err := s.settings(cmd)
	if err != nil {
		return nil, err
	}
	s.progress = newProgress(s, message.CLIIndexing)
	a := s.app(settings, func(f *app.Failure) {
		s.progress.clear()
		s.warn(f)
	})
	o.Progress = s.progress.show
	library, err := a.Open(ctx, o)
	s.progress.clear()
	if ctx.Err() != nil {
		return nil, context.Canceled
	}
	if library != nil {
		s.skipped(library.Problems)
	}
	return library, err
}

// maxProblems is how many skipped files are named each time; doctor names all.
const maxProblems = 10

// skipped names the files that were skipped.
func (s *session) skipped(problems []corpus.Problem) {
	for _, problem := range problems[:min(len(problems), maxProblems)] {
		s.complain(problem.In(s.lang), "")
	}
	if more := len(problems) - maxProblems; more > 0 {
		s.complain(message.CLIMoreProblems.In(s.lang, more), message.CLIMoreProblemsHint.In(s.lang))
	}
}

func (s *session) app(settings *config.Config, warn func(*app.Failure)) *app.App {
	return app.New(app.Options{Config: settings, Logger: s.log, Warn: warn})
}
