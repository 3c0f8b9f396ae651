package wholefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// names returns what is in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// every are all ways to replace a file.
func every() []Options {
	return []Options{{}, {Locked: true}, {Hurried: true}, {Locked: true, Hurried: true}}
}

func TestAFileIsReplacedWholeAndItsOwnerAloneReadsIt(t *testing.T) {
	for _, o := range every() {
		path := filepath.Join(t.TempDir(), "file.json")
		for _, text := range []string{"first, which is longer", "second", ""} {
			if err := ReplaceBytes(path, o, []byte(text)); err != nil || content(t, path) != text {
				t.Errorf("%+v: %q, %v", o, content(t, path), err)
			}
			if err := os.Chmod(path, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := ReplaceBytes(path, o, nil); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
			t.Errorf("%+v: %v, %v", o, info.Mode(), err)
		}
		if left := names(t, filepath.Dir(path)); len(left) != 1 {
			t.Errorf("%+v: left %q", o, left)
		}
	}
}

func TestAnyFailureLeavesTheOldFileAndNothingElse(t *testing.T) {
	full := errors.New("no space left on device")
	for _, o := range every() {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		check := func(what string, err error) {
			t.Helper()
			if left := names(t, filepath.Dir(path)); err == nil || content(t, path) != "old" || len(left) != 1 {
				t.Errorf("%+v, %s: %v, %q, left %q", o, what, err, content(t, path), left)
			}
		}
		err := Replace(path, o, func(w io.Writer) error {
			_, _ = io.WriteString(w, "half of the n")
			return full
		})
		check("writer", err)
		if !errors.Is(err, full) {
			t.Errorf("%+v: %v", o, err)
		}
		// The disk fails, and the writer does not look.
		f, err := Create(path, o)
		if err != nil {
			t.Fatal(err)
		}
		f.temp.Close()
		_, _ = io.WriteString(f, "x")
		check("disk", f.Commit())
		f, err = Create(path, o)
		if err != nil {
			t.Fatal(err)
		}
		f.Discard()
		f.Discard()
		check("discarded", f.Commit())
		func() {
			defer func() { check("panic", fmt.Errorf("%v", recover())) }()
			_ = Replace(path, o, func(io.Writer) error { panic("writer") })
		}()
	}
}

func TestWhereNoFileCanBeNothingIsWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o500); err != nil {
		t.Fatal(err)
	}
	places := map[string]error{
		dir: ErrNotFile, os.DevNull: ErrNotFile, filepath.Join(dir, "none", "x"): os.ErrNotExist, filepath.Join(file, "x"): nil,
	}
	if probe, err := os.CreateTemp(closed, ""); err != nil { // Who may do all writes there too.
		places[filepath.Join(closed, "x")] = os.ErrPermission
	} else {
		probe.Close()
	}
	for path, want := range places {
		for _, o := range every() {
			if err := ReplaceBytes(path, o, []byte("x")); err == nil || want != nil && !errors.Is(err, want) {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if left := names(t, dir); !slices.Equal(left, []string{"closed", "file"}) {
		t.Errorf("left %q", left)
	}
}

func TestALinkStaysOne(t *testing.T) {
	here, there := t.TempDir(), t.TempDir()
	path, link := filepath.Join(there, "file"), filepath.Join(here, "link")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	for _, o := range every() {
		if err := ReplaceBytes(link, o, []byte(fmt.Sprint(o))); err != nil || content(t, path) != fmt.Sprint(o) {
			t.Errorf("%+v: %q, %v", o, content(t, path), err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%v, %v", info, err)
	}
	if left := append(names(t, here), names(t, there)...); len(left) != 2 {
		t.Errorf("left %q", left)
	}
}

func TestManyMayReplaceAFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			text := strings.Repeat(string(rune('a'+i)), 1<<16)
			if err := ReplaceBytes(path, Options{Hurried: true}, []byte(text)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := content(t, path); got != strings.Repeat(got[:1], 1<<16) {
		t.Error("a mixture")
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left %q", left)
	}
}

func TestWhatKilledProcessesLeftIsRemovedAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "index")
	old := time.Now().Add(-2 * Abandoned)
	for name, at := range map[string]time.Time{
		".index.123.tmp": old, ".index.tmp": old, ".index.456.tmp": time.Now(),
		".other.123.tmp": old, "index.123.tmp": old, ".index.123.bak": old, ".index.1a.tmp": old, "index": old, ".tmp": old,
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	RemoveLeft(path, Abandoned)
	kept := []string{".index.123.bak", ".index.1a.tmp", ".index.456.tmp", ".other.123.tmp", ".tmp", "index", "index.123.tmp"}
	if got := names(t, dir); !slices.Equal(got, kept) {
		t.Errorf("got %q", got)
	}
	RemoveLeft(path, 0)
	if got := names(t, dir); !slices.Equal(got, slices.DeleteFunc(kept, func(s string) bool { return s == ".index.456.tmp" })) {
		t.Errorf("got %q", got)
	}
	RemoveLeft(filepath.Join(dir, "none", "x"), 0)
}

func BenchmarkReplace(b *testing.B) {
	data := make([]byte, 500)
	for _, o := range every() {
		b.Run(fmt.Sprintf("locked=%v,hurried=%v", o.Locked, o.Hurried), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "file")
			for b.Loop() {
				if err := ReplaceBytes(path, o, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
