package main

import (
	"bytes"
	"slices"
	"sync"
)

// lines keeps the last lines of what is written to it, for showing them.
type lines struct {
	// most is how many are kept, and wake is called after each change.
	most int
	wake func()

	mu   sync.Mutex
	all  []string
	rest []byte
}

// maxLine is how many bytes of a line without an end are kept.
const maxLine = 1 << 14

// Write never fails.
func (l *lines) Write(p []byte) (int, error) {
	defer l.wake()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest = append(l.rest, p...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		switch {
		case len(line) >= maxLine:
			line, rest = l.rest[:maxLine], l.rest[maxLine:]
		case !whole:
			return len(p), nil
		}
		l.keep(string(bytes.TrimRight(line, "\r")))
		l.rest = slices.Clone(rest)
	}
}

// add adds a text as one entry, whatever lines it has.
func (l *lines) add(text string) {
	l.mu.Lock()
	l.keep(text)
	l.mu.Unlock()
	l.wake()
}

func (l *lines) keep(line string) {
	l.all = append(l.all, line)
	l.all = slices.Delete(l.all, 0, max(0, len(l.all)-l.most))
}

// list returns what is kept, oldest first.
func (l *lines) list() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string{}, l.all...)
}

func (l *lines) clear() {
	l.mu.Lock()
	l.all = nil
	l.mu.Unlock()
	l.wake()
}
