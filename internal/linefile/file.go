package linefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxLine is how long a line is at most, in bytes. Longer ones are skipped.
const MaxLine = 256 << 10

// Errors of a [File].
var (
	// ErrLong: a line has more than [MaxLine] bytes.
	ErrLong = errors.New("the line is too long")
	// ErrBreak: a line has a line break in it.
	ErrBreak = errors.New("the line has a line break in it")
)

// A File is one process's view of a file of lines. It is used by one goroutine at
// a time. Whoever changes the file holds a [Lock] that all who do so share, and
// has read it since the lock was taken; reading needs none.
type File struct {
	path string
	file *os.File
	// end is that of the last whole line that was read, in bytes.
	end int64
}

// New returns the file at a path. It touches nothing yet.
func New(path string) *File { return &File{path: path} }

// Read calls each for the whole lines that were added since the last call, with
// their place in bytes; the line, without its end, is only valid until each
// returns. If another file stands at the path meanwhile, or none, it calls gone
// first and begins anew.
func (f *File) Read(gone func(), each func(at int64, line []byte)) error {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if f.file != nil {
			f.Close()
			gone()
		}
		return nil
	case err != nil:
		return err
	case f.file != nil && !f.isStill(info):
		f.Close()
		gone()
	}
	if err := f.open(os.O_RDWR); err != nil {
		return err
	}
	if info, err = f.file.Stat(); err != nil {
		return err
	}
	return f.read(info.Size()-f.end, each)
}

// isStill reports whether the file that is open is the one at the path, and holds
// what was read.
func (f *File) isStill(info fs.FileInfo) bool {
	mine, err := f.file.Stat()
	return err == nil && os.SameFile(mine, info) && info.Size() >= f.end
}

func (f *File) open(flag int) (err error) {
	if f.file == nil {
		f.file, err = os.OpenFile(f.path, flag, 0o600)
	}
	return err
}

// read reads what follows the end, of a length in bytes.
func (f *File) read(length int64, each func(at int64, line []byte)) error {
	if length == 0 {
		return nil
	}
	lines := newReader(io.NewSectionReader(f.file, f.end, length), length)
	for {
		line, length, err := lines.next()
		if errors.Is(err, io.EOF) {
			return nil // Any rest is not whole, or not yet.
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", f.path, err)
		}
		if line != nil {
			each(f.end, line)
		}
		f.end += length
	}
}

// Append adds a line, and returns its place in bytes. After an error the file is
// as it was. It is not yet on the disk: [File.Sync].
func (f *File) Append(line []byte) (at int64, err error) {
	if err := check(line); err != nil {
		return 0, err
	}
	// A file that was not read is not begun anew.
	if err := f.open(os.O_RDWR | os.O_CREATE | os.O_EXCL); err != nil {
		return 0, err
	}
	// What a killed process left of a line.
	if info, err := f.file.Stat(); err != nil || info.Size() > f.end {
		if err := errors.Join(err, f.file.Truncate(f.end)); err != nil {
			return 0, fmt.Errorf("mend %s: %w", f.path, err)
		}
	}
	at = f.end
	whole := append(bytes.Clone(line), '\n')
	if _, err := f.file.WriteAt(whole, at); err != nil {
		return 0, errors.Join(err, f.file.Truncate(at))
	}
	f.end += int64(len(whole))
	return at, nil
}

// Line returns the line at a place, which is length bytes long. It may have been
// overwritten since it was read.
func (f *File) Line(at int64, length int) ([]byte, error) {
	if f.file == nil {
		return nil, fs.ErrNotExist
	}
	line := make([]byte, length)
	if _, err := f.file.ReadAt(line, at); err != nil {
		return nil, fmt.Errorf("read %s: %w", f.path, err)
	}
	return line, nil
}

// Overwrite puts a line in the place of another one that is at least as long;
// spaces fill it up.
func (f *File) Overwrite(at int64, length int, line []byte) error {
	if err := check(line); err != nil {
		return err
	}
	if f.file == nil {
		return fs.ErrNotExist
	}
	if len(line) > length || at+int64(length) >= f.end {
		return ErrLong
	}
	padded := append(bytes.Clone(line), bytes.Repeat([]byte{' '}, length-len(line))...)
	if _, err := f.file.WriteAt(padded, at); err != nil {
		return fmt.Errorf("overwrite a line: %w", err)
	}
	return nil
}

func check(line []byte) error {
	switch {
	case len(line) > MaxLine:
		return ErrLong
	case bytes.IndexByte(line, '\n') >= 0:
		return ErrBreak
	}
	return nil
}

// Sync returns a function that waits until all is on the disk. Another goroutine
// may call it, at any time.
func (f *File) Sync() func() error {
	file := f.file
	return func() error {
		if file == nil {
			return nil
		}
		if err := file.Sync(); !errors.Is(err, fs.ErrClosed) {
			return err
		}
		return nil
	}
}

// Close forgets what was read. The next call begins anew.
func (f *File) Close() {
	if f.file != nil {
		_ = f.file.Close()
	}
	f.file, f.end = nil, 0
}
