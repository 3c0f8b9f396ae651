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
	l.mu.Lock()
	l.rest = append(l.rest, p...)
	for {
		at := bytes.IndexByte(l.rest, '\n')
		if at < 0 && len(l.rest) < maxLine {
			break
		}
		if at < 0 {
			at = len(l.rest) - 1
		}
		l.keep(string(bytes.TrimRight(l.rest[:at], "\r")))
		l.rest = slices.Clone(l.rest[at+1:])
	}
	l.mu.Unlock()
	l.wake()
	return len(p), nil
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
	return slices.Concat([]string{}, l.all)
}

func (l *lines) clear() {
	l.mu.Lock()
	l.all = nil
	l.mu.Unlock()
	l.wake()
}
