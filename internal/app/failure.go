package app

import (
	"footnote/internal/message"
)

// A Failure is an error that people can be told in two lines. Its cause is for
// the log.
type Failure struct {
	what  message.Key
	args  []any
	hint  message.Key
	cause error
	// why says the cause in a few words, as the last of the arguments.
	why func(lang string) string
	// hintArgs fill the hint.
	hintArgs []any
}

func (f *Failure) Error() string {
	line, _ := f.Explain(message.English)
	if f.cause != nil {
		return line + ": " + f.cause.Error()
	}
	return line
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.cause }

// Explain returns one line for people that says what failed, and a hint.
func (f *Failure) Explain(lang string) (line, hint string) {
	args := f.args
	if f.why != nil {
		args = append(args[:len(args):len(args)], f.why(lang))
	}
	return f.what.In(lang, args...), f.hint.In(lang, f.hintArgs...)
}
