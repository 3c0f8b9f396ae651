package corpus

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxFile is the size in bytes of the largest file that is read: some ten
// thousand pages.
const MaxFile = 32 << 20

// ErrNoArticles says that a folder has no file that could be read as an
// article.
var ErrNoArticles = errors.New("no articles in the folder")

// A Result is what a folder holds.
type Result struct {
	// Articles are in the order of their IDs, which are unique.
	Articles []*Article
	// Problems are in the order of their paths.
	Problems []Problem
}

// ReadFolder reads all articles of a folder tree: each file whose extension is
// that of a format, a README too. Hidden files and folders are passed over, as
// are files of other kinds; of the formats that people expect to be read and
// are not, each is one problem. A file that cannot be read is a problem, and
// the rest is read.
//
// Links to files are followed as far as fsys does, those to folders are not:
// open the root with [os.OpenRoot], so that no link leads out of it.
//
// If the folder itself cannot be read, that is the error ([fs.ErrNotExist]
// among others). If it has no article, it is [ErrNoArticles], and the result
// still says what was wrong with the files.
func ReadFolder(ctx context.Context, fsys fs.FS) (Result, error) {
	w := walk{fsys: fsys, seen: make(map[string]bool), unread: make(map[string]*FormatError)}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return w.visit(name, d, err)
	})
	if err != nil {
		return Result{}, fmt.Errorf("read folder: %w", err)
	}
	slices.SortFunc(w.Articles, func(a, b *Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(w.Problems, func(a, b Problem) int { return cmp.Compare(a.Path, b.Path) })
	if len(w.Articles) == 0 {
		return w.Result, fmt.Errorf("%w: of its %d files, none could be read (%s)",
			ErrNoArticles, w.files, strings.Join(readExtensions(), " "))
	}
	return w.Result, nil
}

// A walk gathers a result.
type walk struct {
	Result
	fsys  fs.FS
	files int
	// seen holds the IDs so far, unread the problem of each format.
	seen   map[string]bool
	unread map[string]*FormatError
}

func (w *walk) visit(name string, d fs.DirEntry, err error) error {
	if err != nil {
		if name == "." {
			return err
		}
		w.problem(name, err)
		return nil
	}
	if name != "." && strings.HasPrefix(path.Base(name), ".") {
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if !utf8.ValidString(name) {
		return w.misnamed(name, d)
	}
	if d.IsDir() {
		return nil
	}
	mode := d.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(w.fsys, name)
		switch {
		case err != nil:
			w.deadLink(name, err)
			return nil
		case info.IsDir():
			w.problem(name, ErrLink)
			return nil
		}
		mode = info.Mode()
	}
	w.files++
	w.file(name, mode)
	return nil
}

// misnamed passes over what an [fs.FS] cannot open, though it lists it: files
// from an archive that was packed in another encoding.
func (w *walk) misnamed(name string, d fs.DirEntry) error {
	if _, ok := parserFor(name); ok || d.IsDir() {
		w.problem(name, ErrName)
	}
	if d.IsDir() {
		return fs.SkipDir
	}
	w.files++
	return nil
}

// deadLink names a link that leads to nothing, or out of the folder: then it
// may be one to a folder of articles, whatever its name.
func (w *walk) deadLink(name string, err error) {
	w.files++
	_, wanted := parserFor(name)
	switch {
	case errors.Is(err, fs.ErrPermission):
		w.problem(name, err)
	case wanted || !errors.Is(err, fs.ErrNotExist):
		w.problem(name, ErrTarget)
	}
}

// file reads one file that is no folder.
func (w *walk) file(name string, mode fs.FileMode) {
	if _, ok := parserFor(name); !ok {
		w.passOver(name)
		return
	}
	// To open a pipe would wait for somebody to write to it.
	if mode&fs.ModeType&^fs.ModeSymlink != 0 {
		w.problem(name, ErrSpecial)
		return
	}
	raw, err := readFile(w.fsys, name)
	if err != nil {
		w.problem(name, err)
		return
	}
	id := articleID(name)
	if w.seen[id] {
		w.problem(name, ErrSameName)
		return
	}
	a, problems := Parse(id, raw)
	w.Problems = append(w.Problems, problems...)
	if a != nil {
		w.seen[id] = true
		w.Articles = append(w.Articles, a)
	}
}

// passOver counts a file that is not read.
func (w *walk) passOver(name string) {
	if !isUnread(name) {
		return
	}
	ext := extension(name)
	if w.unread[ext] == nil {
		w.unread[ext] = &FormatError{Extension: ext}
		w.problem(name, w.unread[ext])
	}
	w.unread[ext].Files++
}

func (w *walk) problem(name string, err error) {
	w.Problems = append(w.Problems, Problem{articleID(name), err})
}

// articleID returns the path in NFC: macOS hands out decomposed names.
func articleID(name string) string {
	return norm.NFC.String(strings.ToValidUTF8(name, replacement))
}

// readFile reads a file of at most MaxFile bytes.
func readFile(fsys fs.FS, name string) (raw []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		if info.Size() > MaxFile {
			return nil, ErrTooLarge
		}
		b.Grow(int(info.Size()) + bytes.MinRead)
	}
	// A file may say less of its size than it holds.
	if _, err := io.Copy(&b, io.LimitReader(f, MaxFile+1)); err != nil {
		return nil, err
	}
	if b.Len() > MaxFile {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}
