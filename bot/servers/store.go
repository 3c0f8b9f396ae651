package servers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"footnote/internal/wholefile"
)

// A Store keeps the settings of all servers. It may be used by several
// goroutines, and its folder by several processes: the last one to set wins.
type Store struct {
	dir string
	// failed is told what keeps settings from being read.
	failed func(server string, err error)

	mu sync.Mutex
	// known are the settings of the servers that have a file.
	known map[string]known
}

// known is what a file held when it was read.
type known struct {
	file     fs.FileInfo
	settings Settings
	// err is why the defaults hold though there is a file.
	err error
}

// New returns the store in a folder. It touches no file yet. While settings
// cannot be read, the defaults hold, and failed, unless it is nil, is told that
// once: an error that is [ErrDamaged], [ErrNewer], or the system's.
func New(dir string, failed func(server string, err error)) *Store {
	if failed == nil {
		failed = func(string, error) {}
	}
	return &Store{dir: dir, failed: failed, known: make(map[string]known)}
}

// Errors of a [Store].
var (
	// ErrServer: that is no id of a server.
	ErrServer = errors.New("not the id of a server")
	// ErrDamaged: a file held no settings. It was set aside, with ".damaged" to
	// its name.
	ErrDamaged = errors.New("the settings of a server are damaged")
	// ErrNewer: another version of Footnote wrote the file. It stays as it is.
	ErrNewer = errors.New("the settings of a server are of another version of Footnote")
)

// Get returns the settings of a server, the defaults if it has none or id is not
// one of a server. It looks at the file each time, which takes some microseconds,
// and reads it when that changed.
func (s *Store) Get(server string) Settings {
	if !isSnowflake(server) {
		return Settings{}
	}
	settings, err := s.get(server)
	if err != nil {
		s.failed(server, err)
	}
	return settings.clone()
}

// get returns an error once.
func (s *Store) get(server string) (Settings, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.path(server)
	info, err := os.Stat(path)
	before, had := s.known[server]
	switch {
	case errors.Is(err, fs.ErrNotExist):
		delete(s.known, server)
		return Settings{}, nil
	case err == nil && had && before.file != nil && same(before.file, info):
		return before.settings, nil
	case err == nil:
		var now known
		now, err = read(path)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrDamaged) {
			delete(s.known, server)
			return Settings{}, setAside(path, now.file, err)
		}
		if err != nil && !errors.Is(err, ErrNewer) {
			now.file = nil // The next one reads again: that may pass.
		}
		s.known[server] = known{now.file, now.settings, err}
	default:
		s.known[server] = known{err: err}
	}
	if err != nil && had && before.err != nil && before.err.Error() == err.Error() {
		err = nil // That was told before.
	}
	return s.known[server].settings, err
}

// Set checks the settings of a server and replaces those that it had. They hold
// from then on; after an error the old ones do. They are on the disk when it
// returns.
func (s *Store) Set(server string, settings Settings) error {
	if !isSnowflake(server) {
		return ErrServer
	}
	if err := settings.Check(); err != nil {
		return err
	}
	data, err := encode(settings.clone())
	if err != nil {
		return fmt.Errorf("set settings of a server: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	path := s.path(server)
	if _, err := read(path); errors.Is(err, ErrNewer) {
		return err
	}
	err = os.MkdirAll(s.dir, 0o700)
	if err == nil {
		wholefile.RemoveLeft(path, wholefile.Abandoned)
		err = wholefile.ReplaceBytes(path, wholefile.Options{}, data)
	}
	if err != nil {
		return fmt.Errorf("set settings of a server: %w", err)
	}
	delete(s.known, server)
	return nil
}

// Remove removes the settings of a server, as when the bot left it. The defaults
// hold there from then on. It is no error if there are none.
func (s *Store) Remove(server string) error {
	if !isSnowflake(server) {
		return ErrServer
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.known, server)
	err := os.Remove(s.path(server) + damagedSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if removed := os.Remove(s.path(server)); !errors.Is(removed, fs.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	if err != nil {
		return fmt.Errorf("remove settings of a server: %w", err)
	}
	return nil
}

// same reports whether a file is the one that was read, untouched.
func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
