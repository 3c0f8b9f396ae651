package shown

import (
	"errors"
	"time"
)

// flushWithin is how old what is not on the disk may get.
const flushWithin = time.Second

// flushLater has what was written flushed to the disk in a while.
func (s *Store) flushLater() {
	if s.unflushed == nil && !s.closed {
		s.unflushed = time.AfterFunc(flushWithin, func() { _ = s.Flush() })
	}
}

// Flush waits until all is on the disk. Keeping does not wait meanwhile.
func (s *Store) Flush() error {
	s.mu.Lock()
	if s.unflushed != nil {
		s.unflushed.Stop()
		s.unflushed = nil
	}
	var flush []func() error
	for _, g := range s.segments {
		flush = append(flush, g.file.Sync())
	}
	s.mu.Unlock()
	var failed error
	for _, f := range flush {
		failed = errors.Join(failed, f())
	}
	return failed
}

// Close flushes all to the disk. After that nothing is kept, removed or forgotten
// any more: an answer that comes too late gets [fs.ErrClosed].
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	err := s.Flush()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, g := range s.segments {
		g.file.Close()
	}
	s.segments, s.index = nil, newIndex()
	return err
}
