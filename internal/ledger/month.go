package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"footnote/internal/wholefile"
)

// ErrDamaged says that a file is not a ledger.
var ErrDamaged = errors.New("the ledger is damaged")

// A month is what a file holds.
type month struct {
	// Month is as 2006-01, in UTC.
	Month            string `json:"month"`
	Spent            Amount `json:"spent_picodollars"`
	Requests         int    `json:"requests"`
	PromptTokens     int    `json:"prompt_tokens"`
	CompletionTokens int    `json:"completion_tokens"`
}

const monthLayout = "2006-01"

// keep begins a new month, unless this one is the same. A month to come stays
// too: the clock was turned back, which makes no money.
func (m *month) keep(now time.Time) {
	if name := now.UTC().Format(monthLayout); m.Month < name {
		*m = month{Month: name}
	}
}

func (m *month) add(other month) {
	m.Spent = plus(m.Spent, max(0, other.Spent))
	m.Requests = plus(m.Requests, max(0, other.Requests))
	m.PromptTokens = plus(m.PromptTokens, max(0, other.PromptTokens))
	m.CompletionTokens = plus(m.CompletionTokens, max(0, other.CompletionTokens))
}

func (m *month) nothing() bool { return *m == month{Month: m.Month} }

// maxFile is in bytes; a ledger has about 150.
const maxFile = 4096

// read returns this month's sum, zero if there is no file.
func read(path string, now time.Time) (month, error) {
	m := month{}
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		m.keep(now)
		return m, nil
	case err != nil:
		return month{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return month{}, err
	}
	if m, err = parse(data); err != nil {
		return month{}, fmt.Errorf("%s: %w", path, err)
	}
	m.keep(now)
	return m, nil
}

func parse(data []byte) (month, error) {
	var m month
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil || len(data) > maxFile {
		return month{}, ErrDamaged
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return month{}, ErrDamaged
	}
	if _, err := time.Parse(monthLayout, m.Month); err != nil || min(int64(m.Spent), int64(m.Requests), int64(m.PromptTokens), int64(m.CompletionTokens)) < 0 {
		return month{}, ErrDamaged
	}
	return m, nil
}

// replace writes the file anew, under the lock.
func replace(path string, m month) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return wholefile.ReplaceBytes(path, wholefile.Options{Locked: true}, append(data, '\n'))
}

func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o700) }
