package bot

import "sync"

// inFlight counts the events that are being answered, until it is closed.
type inFlight struct {
	mu     sync.Mutex
	n      int
	closed bool
	// empty are closed when nothing is in flight.
	empty []chan struct{}
}

// begin counts one more; ok is false if it is closed.
func (f *inFlight) begin() (ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false
	}
	f.n++
	return true
}

// end counts one less.
func (f *inFlight) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n--; f.n > 0 {
		return
	}
	for _, done := range f.empty {
		close(done)
	}
	f.empty = nil
}

// close lets nothing more begin.
func (f *inFlight) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
}

// landed returns what is closed once nothing is in flight.
func (f *inFlight) landed() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	done := make(chan struct{})
	if f.n == 0 {
		close(done)
	} else {
		f.empty = append(f.empty, done)
	}
	return done
}
