package linefile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// How long another process is waited for, which holds the lock for a few
// milliseconds, and how often the lock is tried.
const (
	lockWithin = 5 * time.Second
	lockPoll   = 2 * time.Millisecond
)

// Lock keeps other processes from what a file at path stands for, and other
// callers in this one. The folder is made if need be. The lock ends with the
// process, however that ends.
func Lock(path string) (unlock func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockWithin)
	defer cancel()
	f := flock.New(path, flock.SetPermissions(0o600))
	if _, err := f.TryLockContext(ctx, lockPoll); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return f.Close, nil
}
