package servers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	extension     = ".json"
	damagedSuffix = ".damaged"
)

func (s *Store) path(server string) string { return filepath.Join(s.dir, server+extension) }

// version is that of the file. It is raised when a field means something else, or
// is new: who does not know it would lose it.
const version = 1

// kept is what a file holds.
type kept struct {
	Version int `json:"version"`
	Settings
}

// maxFile is in bytes: [MaxChannels] ids of 20 digits take a quarter of it.
const maxFile = 64 << 10

func encode(s Settings) ([]byte, error) {
	data, err := json.MarshalIndent(kept{version, s}, "", "  ")
	return append(data, '\n'), err
}

// read reads a file. With an error there may be a file, but no settings.
func read(path string) (known, error) {
	f, err := os.Open(path)
	if err != nil {
		return known{}, fmt.Errorf("read settings of a server: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return known{}, fmt.Errorf("read settings of a server: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return known{file: info}, fmt.Errorf("read settings of a server: %w", err)
	}
	settings, err := decode(data)
	return known{file: info, settings: settings}, err
}

func decode(data []byte) (Settings, error) {
	var of struct {
		Version int `json:"version"`
	}
	if len(data) > maxFile || json.Unmarshal(data, &of) != nil || of.Version < 1 {
		return Settings{}, ErrDamaged
	}
	if of.Version > version {
		return Settings{}, ErrNewer
	}
	var k kept
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&k); err != nil || k.Check() != nil {
		return Settings{}, ErrDamaged
	}
	return k.Settings.clone(), nil
}

// setAside renames a damaged file, so that it is told once and can be looked at.
// It stays if another process has replaced it meanwhile. A file that is gone is
// no error.
func setAside(path string, file fs.FileInfo, cause error) error {
	if errors.Is(cause, fs.ErrNotExist) {
		return nil
	}
	if now, err := os.Stat(path); err != nil || !same(now, file) {
		return cause
	}
	if err := os.Rename(path, path+damagedSuffix); err != nil {
		return errors.Join(cause, fmt.Errorf("set it aside: %w", err))
	}
	return cause
}
