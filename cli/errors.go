package cli

import (
	"context"
	"errors"

	"footnote/internal/message"
)

// Exit statuses.
const (
	statusDone      = 0
	statusFailed    = 1
	statusUsage     = 2
	statusAbstained = 3
)

// errAbstained: nothing in the articles answers the question. It was said.
var errAbstained = errors.New("the articles do not answer")

// errSaid: what failed was said already.
var errSaid = errors.New("failed")

// explained is an error that people can be told.
type explained interface {
	error
	// Explain returns what is wrong, and what to do next; each one line.
	Explain(lang string) (line, hint string)
}

// A usageError is a command line that is not understood.
type usageError struct {
	what message.Key
	args []any
	hint message.Key
	// hintArgs fill the hint.
	hintArgs []any
}

func (e *usageError) Error() string { return e.what.In(message.English, e.args...) }

func (e *usageError) Explain(lang string) (line, hint string) {
	return e.what.In(lang, e.args...), e.hint.In(lang, e.hintArgs...)
}

func status(err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errAbstained):
		return statusAbstained
	case errors.As(err, &usage):
		return statusUsage
	default:
		return statusFailed
	}
}

// report tells people of an error, unless it was told.
func (s *session) report(err error) {
	var known explained
	switch {
	case err == nil || errors.Is(err, errAbstained) || errors.Is(err, errSaid):
		return
	case errors.As(err, &known):
		// Of several errors the first is told; doctor tells all.
		s.complain(known.Explain(s.lang))
	case errors.Is(err, context.Canceled):
		if s.ErrTerminal { // which shows ^C where the cursor is
			s.errPrinter().write("\r")
		}
		s.complain(message.CLIStopped.In(s.lang), "")
	case errors.Is(err, errWrite):
		s.complain(message.CLIUnwritten.In(s.lang), message.CLIUnwrittenHint.In(s.lang))
	default:
		s.complain(message.CLIFailed.In(s.lang), message.CLIFailedHint.In(s.lang))
	}
	s.log.Debug("failed", "error", err)
}

// complain prints one line, and one with a hint if there is one, at once: a
// bot's goroutines may complain at the same time.
func (s *session) complain(line, hint string) {
	text := "footnote: " + oneLine(line) + "\n"
	if hint != "" {
		text += "hint: " + oneLine(hint) + "\n"
	}
	s.errPrinter().write(text)
}

// warn tells people of an error that does not end the command.
func (s *session) warn(err error) {
	var known explained
	if errors.As(err, &known) {
		s.complain(known.Explain(s.lang))
	}
	s.log.Debug("warned", "error", err)
}

// A failure is a command that could not do its part.
type failure struct {
	what, hint     message.Key
	args, hintArgs []any
	cause          error
}

func (e *failure) Error() string {
	line := e.what.In(message.English, e.args...)
	if e.cause != nil {
		return line + ": " + e.cause.Error()
	}
	return line
}

func (e *failure) Unwrap() error { return e.cause }

func (e *failure) Explain(lang string) (line, hint string) {
	return e.what.In(lang, e.args...), e.hint.In(lang, e.hintArgs...)
}
