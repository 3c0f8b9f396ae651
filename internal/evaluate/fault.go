package evaluate

import "footnote/internal/message"

// A Fault is what is wrong with a file of questions or a kept run.
type Fault struct {
	Path string
	// Line is 1-based; 0 is the file as a whole.
	Line  int
	what  message.Key
	args  []any
	hint  message.Key
	cause error
}

// Error tells it in English, for a log.
func (f *Fault) Error() string {
	line, _ := f.Explain(message.English)
	if f.cause != nil {
		line += ": " + f.cause.Error()
	}
	return line
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.cause }

// Explain returns one line for people that says what is wrong where, and a
// hint, which may be empty.
func (f *Fault) Explain(lang string) (line, hint string) {
	what := f.what.In(lang, f.args...)
	if f.hint != "" {
		hint = f.hint.In(lang)
	}
	if f.Line == 0 {
		return message.EvalFile.In(lang, f.Path, what), hint
	}
	return message.EvalLine.In(lang, f.Path, f.Line, what), hint
}

// shown is how many characters of a wrong value are told.
const shown = 60

// excerpt returns the beginning of a wrong value, on one line.
func excerpt(s string) string {
	s = oneLine(s)
	if within(s, shown) {
		return s
	}
	return head(s, shown) + "…"
}
