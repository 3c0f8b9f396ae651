package app

import (
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// notices tell that something in some folders may have changed. They are a
// courtesy: where the system gives none, or no more, nothing is lost but time.
type notices struct {
	// wake holds a value after a change, until it is received.
	wake chan struct{}
	log  *slog.Logger
	// watcher is nil if there are no notices.
	watcher *fsnotify.Watcher
	done    sync.WaitGroup

	mu sync.Mutex
	// folders are all of interest; of the folder of file, it alone is.
	folders []string
	file    string
}

func newNotices(log *slog.Logger) *notices {
	n := &notices{wake: make(chan struct{}, 1), log: log}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		n.without(err)
		return n
	}
	n.watcher = watcher
	n.done.Go(func() { n.listen(watcher) })
	return n
}

// without says that changes are found by looking alone.
func (n *notices) without(err error) {
	n.log.Info("the system gives no notice of changes: they are looked for", "every", lookEvery, "cause", err)
}

// follow makes notices come of changes in folders and of a file, and of no
// others.
func (n *notices) follow(folders []string, file string) {
	if n.watcher == nil {
		return
	}
	n.mu.Lock()
	n.folders, n.file = folders, file
	n.mu.Unlock()
	wanted := folders
	if file != "" {
		wanted = append(slices.Clip(folders), filepath.Dir(file))
	}
	followed := make(map[string]bool)
	for _, folder := range n.watcher.WatchList() {
		followed[folder] = true
	}
	for _, folder := range wanted {
		if followed[folder] {
			delete(followed, folder)
			continue
		}
		// A folder that is gone again is no longer among them the next time.
		if err := n.watcher.Add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			n.without(err)
			n.close()
			return
		}
	}
	for folder := range followed {
		_ = n.watcher.Remove(folder) // it may be gone
	}
}

// close ends the notices.
func (n *notices) close() {
	if n.watcher != nil {
		_ = n.watcher.Close() // nothing is written there
		n.watcher = nil
		n.done.Wait()
	}
}

func (n *notices) listen(watcher *fsnotify.Watcher) {
	for {
		select {
		case event, open := <-watcher.Events:
			if !open {
				return
			}
			if n.concerns(event) {
				n.notify()
			}
		case _, open := <-watcher.Errors:
			if !open {
				return
			}
			n.notify() // some may be lost
		}
	}
}

// concerns reports whether an event may be of an article or the index. Readers
// of files cause some that are not.
func (n *notices) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod {
		return false
	}
	name := filepath.Clean(event.Name)
	n.mu.Lock()
	defer n.mu.Unlock()
	return name == n.file || slices.Contains(n.folders, filepath.Dir(name)) || slices.Contains(n.folders, name)
}

func (n *notices) notify() {
	select {
	case n.wake <- struct{}{}:
	default:
	}
}
