package wholefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Options say how a file is replaced.
type Options struct {
	// Locked: the caller keeps all others from the file. What is written beside
	// it has one name then, so that what a killed process left is written over.
	Locked bool
	// Hurried: nobody waits for the disk. A process that is killed loses nothing
	// by that, a power cut may leave an empty file.
	Hurried bool
}

// ErrNotFile says that something else than a file, such as a folder or a device,
// stands in a file's place.
var ErrNotFile = errors.New("not a file")

// A File is what is to replace another one. It is used by one goroutine.
type File struct {
	path    string
	hurried bool
	temp    *os.File
	// done: it was committed or discarded.
	done bool
	// err is the first error of Write: half a file is never committed.
	err error
}

var _ io.Writer = (*File)(nil)

// Create begins a file that is to stand at path, in a folder that exists. What
// is there stays until [File.Commit]. Where path is a link, it stays one, and
// what it leads to is replaced. Anything but a file is refused: [ErrNotFile].
func Create(path string, o Options) (*File, error) {
	path, err := target(path)
	if err != nil {
		return nil, err
	}
	var temp *os.File
	if o.Locked {
		temp, err = os.OpenFile(lockedName(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	} else {
		temp, err = os.CreateTemp(filepath.Dir(path), tempPattern(path))
	}
	if err != nil {
		return nil, err
	}
	return &File{path: path, hurried: o.Hurried, temp: temp}, nil
}

// target returns the path of the file that is to be replaced.
func target(path string) (string, error) {
	if linked, err := filepath.EvalSymlinks(path); err == nil {
		path = linked
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("replace %s: %w", path, ErrNotFile)
	}
	return path, nil
}

// Write adds to the new file. After an error it cannot be committed.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.temp.Write(p)
	if f.err == nil {
		f.err = err
	}
	return n, err
}

// Commit puts the new file in its place. After an error the old one stands there,
// and nothing is left.
func (f *File) Commit() error {
	if f.done {
		return fmt.Errorf("replace %s: %w", f.path, os.ErrClosed)
	}
	err := f.err
	if err == nil && !f.hurried {
		err = f.temp.Sync()
	}
	if err == nil {
		err = f.temp.Close()
	}
	if err == nil {
		err = os.Rename(f.temp.Name(), f.path)
	}
	if err != nil {
		f.Discard()
		return fmt.Errorf("replace %s: %w", f.path, err)
	}
	f.done = true
	if !f.hurried {
		syncFolder(filepath.Dir(f.path))
	}
	return nil
}

// Discard removes what was written, unless it was committed.
func (f *File) Discard() {
	if f.done {
		return
	}
	f.done = true
	_ = f.temp.Close()
	_ = os.Remove(f.temp.Name())
}

// syncFolder makes a renaming last. Not every file system can, and the file is
// in its place either way.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// Replace writes a file and puts it in its place, as [Create] and [File.Commit]
// do. If write fails, or panics, the old file stays.
func Replace(path string, o Options, write func(io.Writer) error) error {
	f, err := Create(path, o)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := write(f); err != nil {
		return fmt.Errorf("write %s: %w", f.temp.Name(), err)
	}
	return f.Commit()
}

// ReplaceBytes is [Replace] with what is to stand in the file.
func ReplaceBytes(path string, o Options, data []byte) error {
	return Replace(path, o, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
