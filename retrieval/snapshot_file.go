package retrieval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Suffixes of what stands beside an index file.
const (
	tempSuffix = ".tmp"
	lockSuffix = ".lock"
)

// replaceFile writes a file beside path and renames it to path, so that there
// is always either the old file or the whole new one, also after a power cut.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*"+tempSuffix)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return fmt.Errorf("write %s: %w", f.Name(), err)
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder makes a renaming last. Not every file system can, and the file is
// in its place either way.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// removeTemps removes what a process that was killed while saving left. It is
// called under the lock, so that nobody is writing.
func removeTemps(path string) {
	folder, base := filepath.Split(path)
	entries, _ := os.ReadDir(filepath.Clean(folder))
	for _, e := range entries {
		name := e.Name()
		if e.Type().IsRegular() && strings.HasPrefix(name, base+".") && strings.HasSuffix(name, tempSuffix) {
			_ = os.Remove(filepath.Join(folder, name))
		}
	}
}

// lockPoll is how often a lock that another process has is tried again.
const lockPoll = 50 * time.Millisecond

// lockFile waits until no other process writes the file at path, and makes its
// folder if need be. The lock ends with the process, however that ends.
func lockFile(ctx context.Context, path string, waiting func()) (*flock.Flock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	l := flock.New(path + lockSuffix)
	locked, err := l.TryLock()
	if err != nil || locked {
		return l, err
	}
	if waiting != nil {
		waiting()
	}
	_, err = l.TryLockContext(ctx, lockPoll)
	return l, err
}

// sameFile reports whether a file is the one that was seen before, untouched.
func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
