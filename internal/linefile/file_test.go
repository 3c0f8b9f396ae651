package linefile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A view is a file with all lines that were read, by place.
type view struct {
	*File
	lines map[int64]string
	gone  int
}

func newView(path string) *view { return &view{File: New(path), lines: make(map[int64]string)} }

func (v *view) read(t *testing.T) string {
	t.Helper()
	err := v.Read(func() { v.gone++; clear(v.lines) }, func(at int64, line []byte) { v.lines[at] = string(line) })
	if err != nil {
		t.Error(err)
	}
	var places []int64
	for at := range v.lines {
		places = append(places, at)
	}
	slices.Sort(places)
	var out []string
	for _, at := range places {
		out = append(out, v.lines[at])
	}
	return strings.Join(out, "|")
}

func (v *view) add(t *testing.T, line string) {
	t.Helper()
	at, err := v.Append([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	v.lines[at] = line
}

func TestEachReadsWhatAllAdded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines")
	a, b := newView(path), newView(path)
	if got := a.read(t); got != "" {
		t.Errorf("got %q", got)
	}
	a.add(t, "one")
	if got := b.read(t); got != "one" {
		t.Errorf("got %q", got)
	}
	b.add(t, "")
	b.add(t, "둘")
	a.read(t)
	a.add(t, strings.Repeat("x", MaxLine))
	want := "one||둘|" + strings.Repeat("x", MaxLine)
	for _, v := range []*view{a, b, newView(path)} {
		if got := v.read(t); got != want || v.gone != 0 {
			t.Errorf("%d bytes, gone %d", len(got), v.gone)
		}
	}
	for line, want := range map[string]error{strings.Repeat("x", MaxLine+1): ErrLong, "a\nb": ErrBreak} {
		if _, err := a.Append([]byte(line)); !errors.Is(err, want) {
			t.Errorf("got %v", err)
		}
	}
	// Another file in its place.
	if err := os.WriteFile(path+".new", []byte("new\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	if got := a.read(t); got != "new" || a.gone != 1 {
		t.Errorf("got %q, gone %d", got, a.gone)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got := a.read(t); got != "" || a.gone != 2 {
		t.Errorf("got %q, gone %d", got, a.gone)
	}
	a.add(t, "again")
	if got := b.read(t); got != "again" || b.gone != 1 {
		t.Errorf("got %q, gone %d", got, b.gone)
	}
}

func TestATornLineIsNoLineAndIsMended(t *testing.T) {
	long := strings.Repeat("z", 2*MaxLine)
	for text, want := range map[string]string{
		"": "next", "one\ntw": "one|next", "tw": "next", "one\n": "one|next", "one\n\n": "one||next",
		"one\n" + long: "one|next", "one\n" + long + "\ntwo\n": "one|two|next", "\x00\x00": "next",
	} {
		path := filepath.Join(t.TempDir(), "lines")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		v := newView(path)
		v.read(t)
		v.add(t, "next")
		if got := newView(path).read(t); got != want || v.read(t) != want {
			t.Errorf("%.20q: got %.40q and %.40q", text, got, v.read(t))
		}
	}
}

func TestALineIsOverwrittenInItsPlaceAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines")
	v := newView(path)
	for _, line := range []string{"one", "secret", "three"} {
		v.add(t, line)
	}
	if err := v.Overwrite(4, 6, []byte("two")); err != nil {
		t.Error(err)
	}
	if line, err := v.Line(4, 6); err != nil || string(line) != "two   " {
		t.Errorf("%q, %v", line, err)
	}
	for _, err := range []error{
		v.Overwrite(4, 6, []byte("much too long")), v.Overwrite(11, 6, nil), v.Overwrite(0, 3, []byte("\n")), New(path).Overwrite(0, 1, nil),
	} {
		if err == nil {
			t.Error("no error")
		}
	}
	if got := newView(path).read(t); got != "one|two   |three" {
		t.Errorf("got %q", got)
	}
	if _, err := v.Line(15, 10); err == nil {
		t.Error("no error beyond the end")
	}
	if _, err := New(path).Line(0, 1); err == nil {
		t.Error("no error in none")
	}
	if err := v.Sync()(); err != nil {
		t.Error(err)
	}
	sync := v.Sync()
	v.Close()
	if err := errors.Join(sync(), v.Sync()()); err != nil {
		t.Error(err)
	}
}

func TestSeveralMayAddUnderALock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "lines")
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			f := New(path)
			for n := range 25 {
				unlock, err := Lock(path + ".lock")
				if err != nil {
					t.Error(err)
					return
				}
				err = f.Read(func() {}, func(int64, []byte) {})
				if err == nil {
					_, err = f.Append(fmt.Appendf(nil, "%d-%d", i, n))
				}
				if err := errors.Join(err, unlock()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got := strings.Split(newView(path).read(t), "|"); len(got) != 100 {
		t.Errorf("%d lines", len(got))
	}
	if _, err := Lock(filepath.Join(path, "x")); err == nil {
		t.Error("locked in a file")
	}
}

func TestWhereNothingCanBeReadThatIsAnError(t *testing.T) {
	dir := t.TempDir()
	f := New(dir)
	if err := f.Read(func() {}, func(int64, []byte) {}); err == nil {
		t.Error("read a folder")
	}
	if _, err := f.Append([]byte("x")); err == nil {
		t.Error("added to a folder")
	}
	if _, err := New(filepath.Join(dir, "none", "x")).Append(nil); err == nil {
		t.Error("added in no folder")
	}
}

func FuzzLinesAreThoseOfTheFile(f *testing.F) {
	f.Add([]byte("one\ntwo\n\nthr"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "lines")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		l, next := New(path), int64(0)
		err := l.Read(func() { t.Error("gone") }, func(at int64, line []byte) {
			if at < next || !bytes.Equal(data[at:at+int64(len(line))], line) || data[at+int64(len(line))] != '\n' {
				t.Errorf("at %d: %q", at, line)
			}
			next = at + int64(len(line)) + 1
		})
		if err != nil || l.end != int64(bytes.LastIndexByte(data, '\n')+1) {
			t.Errorf("%v, %d of %d bytes", err, l.end, len(data))
		}
	})
}
