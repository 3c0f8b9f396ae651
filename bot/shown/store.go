package shown

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"footnote/internal/linefile"
)

// Options make a [Store].
type Options struct {
	// Dir is the folder; it is made if need be.
	Dir string
	// KeepFor is how long records are kept; 0 means a week.
	KeepFor time.Duration
	// Max is how many records are kept, the latest; 0 means 50,000, which take
	// about 30 MB on the disk and 8 MB of memory.
	Max int
	// Clock is [time.Now] if nil.
	Clock func() time.Time
}

const (
	defaultKeep = 7 * 24 * time.Hour
	defaultMax  = 50_000
)

// ErrNone says that there is no such record, or no more.
var ErrNone = errors.New("no such record")

// A Store keeps records. It may be used by several goroutines.
type Store struct {
	o Options

	mu sync.Mutex
	// segments are in the order of time.
	segments []*segment
	index    index
	// unflushed is nil if all is on the disk, or will be by a flush to come.
	unflushed *time.Timer
	closed    bool
}

// Open returns the store in a folder, and reads what is there: some 10 ms for
// each thousand records. With an error the store may still be used; it reads again
// when it is.
func Open(o Options) (*Store, error) {
	if o.KeepFor <= 0 {
		o.KeepFor = defaultKeep
	}
	if o.Max <= 0 {
		o.Max = defaultMax
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	s := &Store{o: o, index: newIndex()}
	return s, s.Sweep()
}

// Keep keeps a record, in the place of another one of the same event. It writes,
// but does not wait for the disk: some 0.1 ms.
func (s *Store) Keep(r Record) error {
	if snowflake(r.Event) == 0 {
		return fmt.Errorf("keep what was shown: %w", errNoRecord)
	}
	if now := s.o.Clock(); r.Created.IsZero() || r.Created.After(now) {
		r.Created = now
	}
	line, err := encode(r)
	if err != nil {
		return fmt.Errorf("keep what was shown: %w", err)
	}
	err = s.locked(func() error {
		swept := s.sweep(1)
		to := s.current()
		at, err := to.file.Append(line)
		if err != nil {
			return errors.Join(err, swept)
		}
		before, had := s.index.place(snowflake(r.Event))
		s.index.add(to, at, line)
		s.flushLater()
		if had {
			return errors.Join(before.overwrite(nil), swept)
		}
		return swept
	})
	if err != nil {
		return fmt.Errorf("keep what was shown: %w", err)
	}
	return nil
}

// Get returns the record of an event, or [ErrNone].
func (s *Store) Get(event string) (Record, error) { return s.get(snowflake(event), s.index.place) }

// ByMessage returns the record of the answer that a message shows, or [ErrNone].
func (s *Store) ByMessage(message string) (Record, error) {
	return s.get(snowflake(message), s.index.byMessage)
}

func (s *Store) get(id uint64, find func(uint64) (place, bool)) (Record, error) {
	if id == 0 {
		return Record{}, ErrNone
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, err := found(find(id))
	if errors.Is(err, ErrNone) { // Another process may have kept it.
		if err = s.read(); err == nil {
			r, err = found(find(id))
		}
	}
	switch {
	case errors.Is(err, ErrNone):
		return Record{}, ErrNone
	case err != nil:
		return Record{}, fmt.Errorf("find what was shown: %w", err)
	case !s.o.Clock().Before(r.Created.Add(s.o.KeepFor)):
		return Record{}, ErrNone
	}
	return r, nil
}

func found(at place, ok bool) (Record, error) {
	if !ok {
		return Record{}, ErrNone
	}
	return at.record()
}

// Remove removes the record of an event. It is no error if there is none.
func (s *Store) Remove(event string) error {
	id := snowflake(event)
	if id == 0 {
		return nil
	}
	err := s.locked(func() error {
		at, ok := s.index.place(id)
		if !ok {
			return nil
		}
		s.index.remove(id)
		s.flushLater()
		return at.overwrite(nil)
	})
	if err != nil {
		return fmt.Errorf("remove what was shown: %w", err)
	}
	return nil
}

// Forget removes the questions of a person from their records.
func (s *Store) Forget(person string) error {
	who := snowflake(person)
	if who == 0 {
		return nil
	}
	err := s.locked(func() error {
		var failed error
		for _, at := range s.index.of(who) {
			failed = errors.Join(failed, at.forget())
		}
		s.flushLater()
		return failed
	})
	if err != nil {
		return fmt.Errorf("forget questions: %w", err)
	}
	return nil
}

// Sweep removes old records. [Store.Keep] does so too; where nothing may be asked
// for days, call it each hour or so.
func (s *Store) Sweep() error {
	if err := s.locked(func() error { return s.sweep(0) }); err != nil {
		return fmt.Errorf("remove what was shown: %w", err)
	}
	return nil
}

// locked calls do when all that others added was read and nobody else writes.
func (s *Store) locked(do func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return fs.ErrClosed
	}
	unlock, err := linefile.Lock(filepath.Join(s.o.Dir, "lock"))
	if err != nil {
		return err
	}
	if err = s.read(); err == nil {
		err = do()
	}
	return errors.Join(err, unlock())
}
