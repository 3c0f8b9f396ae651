package feedback

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"footnote/internal/linefile"
	"footnote/internal/wholefile"
)

// A Store keeps votes. It may be used by several goroutines, and its folder by
// several processes.
type Store struct {
	path, key string
	clock     func() time.Time

	mu    sync.Mutex
	file  *linefile.File
	tally *tally
}

// The files of a [Store].
const (
	fileName = "feedback.jsonl"
	keyName  = "feedback.key"
)

// New returns the store in a folder. It touches no file yet. A nil clock is
// [time.Now].
func New(dir string, clock func() time.Time) *Store {
	if clock == nil {
		clock = time.Now
	}
	path := filepath.Join(dir, fileName)
	return &Store{path: path, key: filepath.Join(dir, keyName), clock: clock, file: linefile.New(path), tally: newTally()}
}

// Toggle counts a person's vote on an answer, in the place of the one before; the
// same vote once more is taken back. It returns how all votes on the answer stand,
// which is on the disk by then. What the answer says is kept of the first vote on
// it.
func (s *Store) Toggle(a Answer, person string, v Vote) (Counts, error) {
	if err := (line{Answer: a, Person: person, Vote: v}).check(); err != nil || v == None {
		return Counts{}, fmt.Errorf("vote: %w", errNoVote)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := linefile.Lock(s.path + ".lock")
	if err != nil {
		return Counts{}, fmt.Errorf("vote: %w", err)
	}
	err = s.toggle(a.short(), person, v)
	if err = errors.Join(err, unlock()); err != nil {
		return Counts{}, fmt.Errorf("vote: %w", err)
	}
	if after := s.tally.answers[a.ID]; after != nil {
		return after.counts(), nil
	}
	return Counts{}, nil // it was the last vote on it, and the file was written anew
}

// toggle adds a vote, or its end, under the lock.
func (s *Store) toggle(a Answer, person string, v Vote) error {
	key, err := readKey(s.key)
	if err != nil {
		return err
	}
	if err := s.read(); err != nil {
		return err
	}
	l := line{Answer: a, Person: hash(key, person, a.ID), Vote: v, At: s.clock().UTC().Truncate(time.Second)}
	if known := s.tally.answers[a.ID]; known != nil {
		if known.votes[l.Person].vote == v {
			l.Vote = None
		}
		if known.told() {
			l.Answer = Answer{ID: a.ID}
		}
	}
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	if _, err := s.file.Append(data); err != nil {
		return err
	}
	s.tally.add(l)
	if err := s.file.Sync()(); err != nil {
		return err
	}
	if s.tally.crowded() {
		return s.compact()
	}
	return nil
}

// compact writes the file anew, under the lock.
func (s *Store) compact() error {
	if err := wholefile.Replace(s.path, wholefile.Options{Locked: true}, s.tally.write); err != nil {
		return err
	}
	return s.read()
}

// read counts what was added to the file.
func (s *Store) read() error {
	return s.file.Read(func() { s.tally = newTally() }, func(_ int64, data []byte) { s.tally.read(data) })
}

// An Entry is an answer with its votes.
type Entry struct {
	Answer
	Counts
	// At is when the last of them was given, to the second.
	At time.Time
}

// Entries returns the answers that have votes, the one voted on last first; none
// if there is no file.
func (s *Store) Entries() ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.read(); err != nil {
		return nil, fmt.Errorf("list votes: %w", err)
	}
	var entries []Entry
	for _, a := range s.tally.latest() {
		entries = append(entries, Entry{a.answer, a.counts(), a.last})
	}
	return entries, nil
}
