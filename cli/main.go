package cli

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"footnote/internal/config"
	"footnote/internal/message"
)

// Main runs a command line (without the program's name) and returns the exit
// status: 0 done, 1 failed, 2 wrong usage, 3 if nothing in the articles
// answers the one question of ask. Errors were printed by then. SIGINT and
// SIGTERM stop what runs; a second one ends the process at once.
func Main(ctx context.Context, args []string, streams Streams) int {
	s := newSession(streams)
	root := newRoot(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = s.unhelped
	}
	s.report(err)
	return status(err)
}

// A session is one run of the command line.
type session struct {
	Streams
	// lang is the locale's: of help, errors and doctor.
	lang string
	log  *slog.Logger

	corpus, data  string
	json, verbose bool

	// progress is cleared before somebody is warned. It is set while nothing
	// else runs.
	progress *progress

	// unhelped: the help could not be written, which has no error of its own.
	unhelped error
}

func newSession(streams Streams) *session {
	return &session{
		Streams: streams,
		lang:    message.Language(streams.locale()),
		log:     slog.New(slog.DiscardHandler),
	}
}

// begin is called when the flags are known.
func (s *session) begin(*cobra.Command, []string) error {
	if s.verbose {
		s.log = slog.New(slog.NewTextHandler(s.Err, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return nil
}

// flags returns the settings that flags give.
func (s *session) flags(set *pflag.FlagSet) map[string]string {
	values := make(map[string]string)
	if set.Changed("corpus") {
		values[config.Corpus] = s.corpus
	}
	if set.Changed("data") {
		values[config.Data] = s.data
	}
	return values
}

// settings loads the configuration. The .env file is that of the folder in
// which the program was started.
func (s *session) settings(cmd *cobra.Command) (*config.Config, error) {
	return config.Load(config.Options{Flags: s.flags(cmd.Flags()), Env: s.Env, File: ".env"})
}

// interruptible returns a context that ends with a signal, and a function to
// stop listening for it. The second signal is the system's.
func interruptible(ctx context.Context, signals ...os.Signal) (context.Context, context.CancelFunc) {
	if len(signals) == 0 {
		signals = []os.Signal{os.Interrupt, syscall.SIGTERM}
	}
	ctx, stop := signal.NotifyContext(ctx, signals...)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// outPrinter returns a printer for results in a language.
func (s *session) outPrinter(lang string) *printer {
	p := &printer{w: s.Out, lang: lang}
	if s.OutTerminal {
		p.colour = s.coloured()
		p.width = s.width()
	}
	return p
}

// errPrinter returns a printer for what is said beside the results.
func (s *session) errPrinter() *printer {
	return &printer{w: s.Err, lang: s.lang, colour: s.ErrTerminal && s.coloured()}
}

// width returns the terminal's width. The last column stays free, since some
// terminals wrap when it is written.
func (s *session) width() int {
	width := defaultWidth
	if s.Width != nil {
		width = s.Width()
	}
	return max(width-1, 2) // a Hangul syllable
}

// errWrite says that the results could not be written.
var errWrite = errors.New("write the results")

// written returns err, or the printer's own.
func written(p *printer, err error) error {
	if err == nil && p.err != nil {
		return errors.Join(errWrite, p.err)
	}
	return err
}
