package corpus

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"
)

// A Tree is what a folder tree looks like at one time, without what is in its
// files. Two of them tell which articles may have changed in between.
type Tree struct {
	// Folders are the paths of all folders, "." first, as an [fs.FS] has them.
	Folders []string
	// files are those that [ReadFolder] would look at, by the ID that their
	// articles have; of several with one ID, the last.
	files map[string]fs.FileInfo
}

// ReadTree looks at a folder tree as [ReadFolder] does, but opens no file. If
// the folder itself cannot be read, that is the error; what else cannot be read
// is left out.
func ReadTree(ctx context.Context, fsys fs.FS) (*Tree, error) {
	t := &Tree{files: make(map[string]fs.FileInfo)}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch hidden := name != "." && strings.HasPrefix(path.Base(name), "."); {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && name == ".":
			return err
		case err != nil:
			return nil
		case d.IsDir() && (hidden || !utf8.ValidString(name)):
			return fs.SkipDir
		case d.IsDir():
			t.Folders = append(t.Folders, name)
		case !hidden && utf8.ValidString(name):
			t.look(fsys, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look at folder: %w", err)
	}
	return t, nil
}

func (t *Tree) look(fsys fs.FS, name string) {
	if _, wanted := parserFor(name); !wanted && !isUnread(name) {
		return
	}
	if info, err := fs.Stat(fsys, name); err == nil { // of a link's target
		t.files[articleID(name)] = info
	}
}

// Changed returns the IDs of what was added, changed or removed since before,
// in no order. A nil tree has no files.
func (t *Tree) Changed(before *Tree) []string {
	var out []string
	for id, now := range t.all() {
		if then, found := before.all()[id]; !found || !untouched(then, now) {
			out = append(out, id)
		}
	}
	for id := range before.all() {
		if _, found := t.all()[id]; !found {
			out = append(out, id)
		}
	}
	return out
}

// Without returns the tree with some files as they were before.
func (t *Tree) Without(ids []string, before *Tree) *Tree {
	out := &Tree{Folders: t.Folders, files: make(map[string]fs.FileInfo, len(t.files))}
	for id, info := range t.files {
		out.files[id] = info
	}
	for _, id := range ids {
		delete(out.files, id)
		if info, found := before.all()[id]; found {
			out.files[id] = info
		}
	}
	return out
}

func (t *Tree) all() map[string]fs.FileInfo {
	if t == nil {
		return nil
	}
	return t.files
}

// untouched reports whether a file is still the same, and was not written to.
// File systems that know no files by number, such as embedded ones, have size
// and time alone.
func untouched(a, b fs.FileInfo) bool {
	if a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime()) || a.Mode() != b.Mode() {
		return false
	}
	return a.Sys() == nil || os.SameFile(a, b)
}
