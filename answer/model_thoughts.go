package answer

import "strings"

// Where a reasoning model's thoughts begin and end, if its server does not
// keep them apart.
const (
	thoughtsBegin = "<think>"
	thoughtsEnd   = "</think>"
)

// thoughts takes a model's thoughts off the beginning of its reply.
type thoughts struct {
	// buffer holds what is not decided, inside tells whether thoughts began,
	// and done whether what comes is the reply.
	buffer       string
	inside, done bool
}

// write returns the part of the reply that a piece ends or holds.
func (t *thoughts) write(piece string) string {
	if t.done {
		return piece
	}
	t.buffer += piece
	if !t.inside {
		start := strings.TrimLeft(t.buffer, " \r\n\t")
		switch {
		case strings.HasPrefix(start, thoughtsBegin):
			t.inside = true
		case strings.HasPrefix(thoughtsBegin, start):
			return ""
		default:
			return t.close()
		}
	}
	if _, reply, found := strings.Cut(t.buffer, thoughtsEnd); found {
		t.buffer, t.inside = reply, false
		return t.close()
	}
	return ""
}

// close returns what was held back: nothing if the thoughts did not end.
func (t *thoughts) close() string {
	rest := t.buffer
	if t.inside {
		rest = ""
	}
	t.buffer, t.done = "", true
	return rest
}
