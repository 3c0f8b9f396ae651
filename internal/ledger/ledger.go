package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"footnote/answer"
)

// Options make a [Ledger].
type Options struct {
	// Path is that of the file. Its folder is made if need be.
	Path string
	// Budget is what may be spent in a month.
	Budget Amount
	Prices Prices
	// Clock tells the month; nil means [time.Now].
	Clock func() time.Time
}

// A Ledger bounds what models cost in a month. It errs on the side of the
// operator's money: while the file cannot be read, locked or written, nothing is
// allowed, and a damaged file is never begun anew. What is not counted is at
// most what the requests under way cost when a process is killed; and since
// several requests may be under way, each of them may exceed the budget.
type Ledger struct {
	o Options

	mu sync.Mutex
	// unwritten is what was spent and could not be written down.
	unwritten month
	// written: the file could be written the last time.
	written bool
}

var _ answer.Budget = (*Ledger)(nil)

// New returns a ledger. It touches no file yet.
func New(o Options) *Ledger {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Ledger{o: o}
}

// lockSuffix is that of the file that is locked: the ledger's own is replaced.
const lockSuffix = ".lock"

// How long another process is waited for, which holds the lock for a few
// milliseconds, and how often the lock is tried.
const (
	lockWithin = 5 * time.Second
	lockPoll   = 10 * time.Millisecond
)

// Allow implements [answer.Budget].
func (l *Ledger) Allow() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	m, err := l.count(Amount(0), answer.Usage{})
	switch {
	case err != nil:
		return err
	case m.Spent >= l.o.Budget:
		return fmt.Errorf("%s of %s US dollars in %s: %w", m.Spent, l.o.Budget, m.Month, answer.ErrBudget)
	}
	return nil
}

// Spend implements [answer.Budget].
func (l *Ledger) Spend(u answer.Usage) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.count(l.o.Prices.Cost(u), u)
	return err
}

// A Standing is how a month stands.
type Standing struct {
	// Month is as 2006-01, in UTC.
	Month       string
	Spent, Left Amount
}

// Standing reads how this month stands, and changes nothing. A file that is not
// there has nothing spent.
func (l *Ledger) Standing() (Standing, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m, err := read(l.o.Path, l.o.Clock())
	if err != nil {
		return Standing{}, fmt.Errorf("%w: %w", answer.ErrLedger, err)
	}
	m.add(l.unwritten)
	return Standing{Month: m.Month, Spent: m.Spent, Left: max(0, l.o.Budget-m.Spent)}, nil
}

// Left is how much may still be spent this month; 0 if that cannot be told.
func (l *Ledger) Left() Amount {
	s, err := l.Standing()
	if err != nil {
		return 0
	}
	return s.Left
}

// count adds to the file what was spent, and returns the month. If there is
// nothing to add, the file is written all the same unless that is known to
// succeed: what a request will cost must find its place.
func (l *Ledger) count(cost Amount, u answer.Usage) (month, error) {
	now := l.o.Clock()
	l.unwritten.keep(now)
	l.unwritten.add(month{Spent: cost, Requests: u.Requests, PromptTokens: u.PromptTokens, CompletionTokens: u.CompletionTokens})
	m, err := l.write(now)
	if err != nil {
		l.written = false
		return month{}, fmt.Errorf("%w: %w", answer.ErrLedger, err)
	}
	l.unwritten, l.written = month{}, true
	return m, nil
}

func (l *Ledger) write(now time.Time) (m month, err error) {
	unlock, err := lock(l.o.Path)
	if err != nil {
		return month{}, err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	m, err = read(l.o.Path, now)
	if err != nil || l.written && l.unwritten.nothing() {
		return m, err
	}
	m.add(l.unwritten)
	return m, replace(l.o.Path, m)
}

// lock keeps other processes, and other ledgers of this one, from the file.
func lock(path string) (unlock func() error, err error) {
	if err := makeFolder(path); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockWithin)
	defer cancel()
	f := flock.New(path + lockSuffix)
	if _, err := f.TryLockContext(ctx, lockPoll); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return f.Close, nil
}
