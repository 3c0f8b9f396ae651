package retrieval

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockSuffix is that of the file that is locked: the index file itself is replaced.
const lockSuffix = ".lock"

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
