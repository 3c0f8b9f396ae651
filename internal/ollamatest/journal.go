//go:build unix

package ollamatest

import (
	"bytes"
	"regexp"
	"sync"
)

// A journal keeps what a server writes, and tells where it listens.
type journal struct {
	// address gets the server's address once.
	address chan string

	mu   sync.Mutex
	text bytes.Buffer
	told bool
}

func newJournal() *journal { return &journal{address: make(chan string, 1)} }

var listening = regexp.MustCompile(`Listening on ([0-9.]+:[0-9]+) `)

// Write implements [io.Writer].
func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text.Write(p)
	if !j.told {
		if found := listening.FindSubmatch(j.text.Bytes()); found != nil {
			j.told = true
			j.address <- string(found[1])
		}
	}
	return len(p), nil
}

// shown is how much of a log is shown, in bytes.
const shown = 4000

// end returns the end of what was written.
func (j *journal) end() []byte {
	j.mu.Lock()
	defer j.mu.Unlock()
	b := j.text.Bytes()
	return bytes.Clone(b[max(0, len(b)-shown):])
}
