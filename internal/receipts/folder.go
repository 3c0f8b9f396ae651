package receipts

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"footnote/answer"
	"footnote/internal/wholefile"
)

// A Folder keeps receipts. It may be used by several goroutines.
type Folder struct {
	dir   string
	keep  time.Duration
	clock func() time.Time

	mu sync.Mutex
	// swept is when old receipts were removed last.
	swept time.Time
}

// New returns the folder at a path, whose receipts are kept for a time. It
// touches no file yet. A nil clock is [time.Now].
func New(dir string, keep time.Duration, clock func() time.Time) *Folder {
	if clock == nil {
		clock = time.Now
	}
	return &Folder{dir: dir, keep: keep, clock: clock}
}

// A receipt's name is when it was kept, in UTC, and what it was kept as.
const (
	nameTime  = "20060102T150405Z"
	extension = ".json"
)

// sweepEach is how often old receipts are removed.
const sweepEach = time.Hour

var (
	named = regexp.MustCompile(`^(\d{8}T\d{6}Z)-([A-Za-z0-9_-]{1,64})$`)
	plain = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
)

// Keep writes a receipt. Its name ends in id, such as a message's, or, where
// that is not plain, in a random one. Receipts that are too old are removed at
// times, first of all: it may be they that fill the disk.
func (f *Folder) Keep(id string, r *answer.Receipt) error {
	now := f.clock()
	f.mu.Lock()
	due := now.Sub(f.swept) >= sweepEach
	if due {
		f.swept = now
	}
	f.mu.Unlock()
	var swept error
	if due {
		swept = f.Sweep()
	}
	if !plain.MatchString(id) {
		id = rand.Text()
	}
	if err := f.write(now.UTC().Format(nameTime)+"-"+id, r); err != nil {
		return fmt.Errorf("keep receipt: %w", err)
	}
	return swept
}

func (f *Folder) write(name string, r *answer.Receipt) error {
	var data bytes.Buffer
	encoder := json.NewEncoder(&data)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(r); err != nil {
		return err
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	// A power cut may cost a receipt, but no answer waits for the disk.
	return wholefile.ReplaceBytes(filepath.Join(f.dir, name+extension), wholefile.Options{Hurried: true}, data.Bytes())
}

// Sweep removes the receipts that are too old, all of them if they are kept for
// no time, and what a killed process left. Other files are left alone.
func (f *Folder) Sweep() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove old receipts: %w", err)
	}
	now, failed := f.clock(), error(nil)
	for _, e := range entries {
		at, known := keptAt(e.Name())
		if known && now.Sub(at) >= f.keep {
			failed = errors.Join(failed, os.Remove(filepath.Join(f.dir, e.Name())))
		}
	}
	if failed != nil {
		return fmt.Errorf("remove old receipts: %w", failed)
	}
	return nil
}

// keptAt returns when a file of the folder was written, by its name.
func keptAt(file string) (time.Time, bool) {
	if written, ok := wholefile.Unfinished(file); ok { // It lives for a moment if nobody is killed.
		file = written
	}
	name, isReceipt := strings.CutSuffix(file, extension)
	m := named.FindStringSubmatch(name)
	if m == nil || !isReceipt {
		return time.Time{}, false
	}
	at, err := time.Parse(nameTime, m[1])
	if err != nil {
		return time.Time{}, false
	}
	return at, true
}
