package receipts

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"footnote/answer"
)

// Errors of [Folder.Read].
var (
	// ErrNone: there is no such receipt.
	ErrNone = errors.New("no such receipt")
	// ErrDamaged: the file holds no receipt.
	ErrDamaged = errors.New("the receipt is damaged")
)

// Names returns the names of all receipts, oldest first; none if there is no
// folder.
func (f *Folder) Names() ([]string, error) {
	entries, err := os.ReadDir(f.dir) // sorted by name, and so by time
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list receipts: %w", err)
	}
	var names []string
	for _, e := range entries {
		name, isReceipt := strings.CutSuffix(e.Name(), extension)
		if isReceipt && named.MatchString(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// Find returns the name of the receipt that has this name, or was kept as this;
// of several the latest. It is [ErrNone] if there is none.
func (f *Folder) Find(id string) (string, error) {
	names, err := f.Names()
	if err != nil {
		return "", err
	}
	found := ""
	for _, name := range names {
		if name == id || named.FindStringSubmatch(name)[2] == id {
			found = name
		}
	}
	if found == "" {
		return "", ErrNone
	}
	return found, nil
}

// maxReceipt is in bytes: a reply and the passages it was given have some
// hundred thousand at most.
const maxReceipt = 8 << 20

// Read returns the receipt of a name, as [Folder.Names] returns it.
func (f *Folder) Read(name string) (*answer.Receipt, error) {
	if !named.MatchString(name) {
		return nil, ErrNone
	}
	file, err := os.Open(filepath.Join(f.dir, name+extension))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, fmt.Errorf("read receipt: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxReceipt+1))
	if err != nil {
		return nil, fmt.Errorf("read receipt: %w", err)
	}
	r := new(answer.Receipt)
	if len(data) > maxReceipt || json.Unmarshal(data, r) != nil {
		return nil, ErrDamaged
	}
	return r, nil
}
