package corpus

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"
)

func ids(r Result) []string {
	var out []string
	for _, a := range r.Articles {
		out = append(out, a.ID)
	}
	return out
}

func told(r Result) []string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.In("en"))
	}
	return out
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestAFolderTreeIsReadInTheOrderOfPaths(t *testing.T) {
	cp949, err := korean.EUCKR.NewEncoder().String(koreanProse)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadFolder(t.Context(), fstest.MapFS{
		"b/2.md":             file("# Two"),
		"b.txt":              file("One."),
		"a/c/3.Markdown":     file("Three."),
		"README.MD":          file("Read me."),
		"cp949.txt":          file(cp949),
		".hidden.txt":        file("Hidden."),
		".git/a.txt":         file("Hidden."),
		"b/.obsidian/x/a.md": file("Hidden."),
		"logo.png":           file("\x89PNG"),
		"LICENSE":            file("No extension."),
		"notes.txt~":         file("A backup."),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"README.MD", "a/c/3.Markdown", "b.txt", "b/2.md", "cp949.txt"}
	if diff := cmp.Diff(want, ids(got)); diff != "" {
		t.Errorf("articles -want +got\n%s", diff)
	}
	if len(got.Problems) > 0 {
		t.Errorf("problems %v", got.Problems)
	}
}

func TestWhatCannotBeReadIsNamedAndTheRestIsRead(t *testing.T) {
	got, err := ReadFolder(t.Context(), failingFS{fstest.MapFS{
		"good.txt":      file("Words."),
		"binary.txt":    file("\x00"),
		"broken.txt":    file("Words."),
		"locked.txt":    file("Words."),
		"large.txt":     {Data: make([]byte, MaxFile+1)},
		"pipe.txt":      {Mode: fs.ModeNamedPipe},
		"shut/in.txt":   file("Words."),
		"front.md":      file("---\ntitle: X\ndate: soon\n---\nWords."),
		"x/report.PDF":  file("%PDF"),
		"x/report2.pdf": file("%PDF"),
		"회의록.hwp":       file("HWP"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"front.md", "good.txt"}, ids(got)); diff != "" {
		t.Errorf("articles -want +got\n%s", diff)
	}
	want := []string{
		"binary.txt: skipped, not a text in UTF-8 or a Korean encoding",
		"broken.txt: skipped, cannot be read",
		"front.md, line 3: “soon” is no date; write one like 2025-02-04",
		"large.txt: skipped, larger than 32 MiB",
		"locked.txt: skipped, no permission to read it",
		"pipe.txt: skipped, not a regular file",
		"shut: skipped, no permission to read it",
		"x/report.PDF and 1 more: skipped, Footnote does not read .pdf files yet",
		"회의록.hwp: skipped, Footnote does not read .hwp files yet",
	}
	if diff := cmp.Diff(want, told(got)); diff != "" {
		t.Errorf("problems -want +got\n%s", diff)
	}
}

// failingFS fails where names say so.
type failingFS struct{ fstest.MapFS }

func (f failingFS) Open(name string) (fs.File, error) {
	switch name {
	case "locked.txt":
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	case "broken.txt":
		file, err := f.MapFS.Open(name)
		return failingFile{file}, err
	}
	return f.MapFS.Open(name)
}

func (f failingFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "shut" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

type failingFile struct{ fs.File }

func (failingFile) Read([]byte) (int, error) { return 0, errors.New("input/output error") }

func TestAFileLargerThanItSaysIsNotReadToItsEnd(t *testing.T) {
	_, err := readFile(endlessFS{}, "a.txt")
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("error is %v, want ErrTooLarge", err)
	}
}

type endlessFS struct{}

func (endlessFS) Open(name string) (fs.File, error) {
	f, err := fstest.MapFS{name: file("")}.Open(name)
	return endlessFile{f}, err
}

type endlessFile struct{ fs.File }

func (endlessFile) Read(p []byte) (int, error) {
	copy(p, bytes.Repeat([]byte("a"), len(p)))
	return len(p), nil
}

func TestDecomposedNamesAreComposed(t *testing.T) {
	decomposed := norm.NFD.String("기사/회동.txt")
	got, err := ReadFolder(t.Context(), fstest.MapFS{decomposed: file("Words.")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"기사/회동.txt"}, ids(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	got, err = ReadFolder(t.Context(), fstest.MapFS{
		norm.NFD.String("회동.txt"): file("Decomposed."),
		"회동.txt":                  file("Composed."),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"회동.txt: skipped, another file has the same name in another Unicode form"}
	if diff := cmp.Diff(want, told(got)); diff != "" || len(got.Articles) != 1 {
		t.Errorf("articles %v, problems -want +got\n%s", ids(got), diff)
	}
}

func TestAFolderWithoutArticlesIsAnError(t *testing.T) {
	if _, err := ReadFolder(t.Context(), fstest.MapFS{}); !errors.Is(err, ErrNoArticles) {
		t.Errorf("an empty folder: error %v", err)
	}
	got, err := ReadFolder(t.Context(), fstest.MapFS{"a.pdf": file("%PDF"), "b.png": file("")})
	if !errors.Is(err, ErrNoArticles) || len(got.Problems) != 1 {
		t.Errorf("error %v with problems %v, want ErrNoArticles and one problem", err, got.Problems)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	if _, err := ReadFolder(t.Context(), os.DirFS(missing)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: error %v", err)
	}
}

func TestReadingStopsWhenItIsNoLongerWanted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadFolder(ctx, fstest.MapFS{"a.txt": file("Words.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

func TestLinksLeadNeitherInCirclesNorOutOfTheFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.txt")
	dir := t.TempDir()
	for name, text := range map[string]string{outside: "Secret.", filepath.Join(dir, "a.txt"): "Words."} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"b.txt": "a.txt", "circle": ".", "self.txt": "self.txt", "gone.txt": "nowhere.txt", "gone.png": "nowhere.png", "out.txt": outside, "up": "..",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got, err := ReadFolder(t.Context(), root.FS())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.txt", "b.txt"}, ids(got)); diff != "" {
		t.Errorf("articles -want +got\n%s", diff)
	}
	want := []string{
		"circle: skipped, links to folders are not followed",
		"gone.txt: skipped, the link leads to nothing in the folder of articles",
		"out.txt: skipped, the link leads to nothing in the folder of articles",
		"self.txt: skipped, the link leads to nothing in the folder of articles",
		"up: skipped, the link leads to nothing in the folder of articles",
	}
	if diff := cmp.Diff(want, told(got)); diff != "" {
		t.Errorf("problems -want +got\n%s", diff)
	}
}

func TestNamesThatAreNotUTF8AreNamed(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "\xc7\xd1.txt", "\xb1\xe2\xbb\xe7/b.txt", "\xb1\xe2.png"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Skipf("no such names here: %v", err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Words."), 0o600); err != nil {
			t.Skipf("no such names here: %v", err)
		}
	}
	got, err := ReadFolder(t.Context(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"\uFFFD: skipped, its name is not in UTF-8; give it another one",
		"\uFFFD.txt: skipped, its name is not in UTF-8; give it another one",
	}
	if diff := cmp.Diff(want, told(got)); diff != "" || len(got.Articles) != 1 {
		t.Errorf("articles %v, problems -want +got\n%s", ids(got), diff)
	}
}
