package retrieval

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// hashed is an embedder whose vectors tell its name and the text.
type hashed struct {
	name      string
	dimension int
	mu        sync.Mutex
	asked     []string
	// change changes the vectors, if it is set.
	change func([][]float32)
}

func newHashed() *hashed { return &hashed{name: "hashed", dimension: 8} }

func (h *hashed) Name() string { return h.name }

func (h *hashed) vector(text string) []float32 {
	sum := sha256.Sum256([]byte(h.name + "\n" + text))
	v := make([]float32, h.dimension)
	for i := range v {
		v[i] = float32(sum[i]) + 1
	}
	return v
}

func (h *hashed) Embed(_ context.Context, texts []string) ([][]float32, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			return nil, errors.New("empty text")
		}
		h.asked = append(h.asked, text)
		vectors[i] = h.vector(text)
	}
	if h.change != nil {
		h.change(vectors)
	}
	return vectors, nil
}

// cached embeds texts through a folder, checks the vectors, and returns which
// texts the embedder was asked for.
func cached(t *testing.T, h *hashed, dir string, texts ...string) []string {
	t.Helper()
	h.asked = nil
	var log bytes.Buffer
	through(t, NewCachedEmbedder(h, dir, slog.New(slog.NewTextHandler(&log, nil))), h, texts)
	if log.Len() > 0 {
		t.Errorf("logged %s", log.String())
	}
	return h.asked
}

func through(t *testing.T, e *CachedEmbedder, h *hashed, texts []string) {
	t.Helper()
	vectors, err := e.Embed(t.Context(), texts)
	if err != nil || len(vectors) != len(texts) {
		t.Fatalf("%d vectors of %d texts, %v", len(vectors), len(texts), err)
	}
	for i, text := range texts {
		if fmt.Sprint(vectors[i]) != fmt.Sprint(h.vector(text)) {
			t.Errorf("%q has the vector %v, want %v", text, vectors[i], h.vector(text))
		}
	}
}

func TestNoTextIsEmbeddedTwice(t *testing.T) {
	h, dir := newHashed(), filepath.Join(t.TempDir(), "a", "vectors")
	for _, c := range []struct {
		texts []string
		asked string
	}{
		{[]string{"one", "둘"}, "[one 둘]"},
		{[]string{"one", "둘"}, "[]"},
		{[]string{"둘", "three", "one"}, "[three]"},
		{nil, "[]"},
		{[]string{"three"}, "[]"},
	} {
		if asked := fmt.Sprint(cached(t, h, dir, c.texts...)); asked != c.asked {
			t.Errorf("of %q, %s were embedded, want %s", c.texts, asked, c.asked)
		}
	}
}

func TestVectorsOfTwoEmbeddersAreKeptApart(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"openai:a", "openai:a/8", "openai:a@host", "openai:ab"} {
		h := newHashed()
		h.name = name
		for _, text := range []string{"text", "btext"} {
			if asked := cached(t, h, dir, text); len(asked) != 1 {
				t.Errorf("%s has the vector of another for %q", name, text)
			}
		}
	}
}

// entries returns the files of a folder that hold entries.
func entries(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "??", "*-[ad]"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestADamagedEntryIsNone(t *testing.T) {
	texts := []string{"one", "two", "three"}
	for name, damage := range map[string]func(path string, data []byte) error{
		"empty":     func(path string, _ []byte) error { return os.Truncate(path, 0) },
		"cut":       func(path string, data []byte) error { return os.Truncate(path, int64(len(data)/2)) },
		"cut a bit": func(path string, data []byte) error { return os.Truncate(path, int64(len(data)-4)) },
		"longer":    func(path string, data []byte) error { return os.WriteFile(path, append(data, 1, 2, 3, 4), 0o600) },
		"gone":      func(path string, _ []byte) error { return os.Remove(path) },
		"zeros":     func(path string, data []byte) error { return os.WriteFile(path, make([]byte, len(data)), 0o600) },
		"a bit": func(path string, data []byte) error {
			data[len(data)/2] ^= 1
			return os.WriteFile(path, data, 0o600)
		},
	} {
		for _, kind := range []string{"-a", "-d"} {
			t.Run(name+kind, func(t *testing.T) {
				h, dir := newHashed(), t.TempDir()
				cached(t, h, dir, texts...)
				for _, path := range entries(t, dir) {
					if !strings.HasSuffix(path, kind) {
						continue
					}
					data, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					if err := damage(path, data); err != nil {
						t.Fatal(err)
					}
				}
				cached(t, h, dir, texts...)
				if asked := cached(t, h, dir, texts...); len(asked) != 0 {
					t.Errorf("%q are damaged for good", asked)
				}
			})
		}
	}
}

func TestAnEntryOfAnotherTextIsNotTaken(t *testing.T) {
	h, dir := newHashed(), t.TempDir()
	cached(t, h, dir, "one", "two")
	var of []string
	for _, path := range entries(t, dir) {
		if strings.HasSuffix(path, "-a") {
			of = append(of, path)
		}
	}
	if err := os.Rename(of[0], of[1]); err != nil {
		t.Fatal(err)
	}
	if asked := cached(t, h, dir, "one", "two"); len(asked) != 2 {
		t.Errorf("%q were embedded, want both", asked)
	}
}

func TestUnusableVectorsAreNotKept(t *testing.T) {
	for name, change := range map[string]func([][]float32){
		"zero":         func(v [][]float32) { clear(v[1]) },
		"not a number": func(v [][]float32) { v[1][0] = float32(math.NaN()) },
		"infinite":     func(v [][]float32) { v[1][0] = float32(math.Inf(1)) },
		"shorter":      func(v [][]float32) { v[1] = v[1][:7] },
		"empty":        func(v [][]float32) { v[1] = nil },
	} {
		t.Run(name, func(t *testing.T) {
			h, dir := newHashed(), t.TempDir()
			h.change = change
			if _, err := NewCachedEmbedder(h, dir, nil).Embed(t.Context(), []string{"one", "two"}); err != nil {
				t.Fatal(err)
			}
			h.change = nil
			if asked := cached(t, h, dir, "one", "two"); fmt.Sprint(asked) != "[two]" {
				t.Errorf("%q were embedded again, want the one that was bad", asked)
			}
		})
	}
}

func TestVectorsKeptOfAnotherDimensionAreMadeAnew(t *testing.T) {
	h, dir := newHashed(), t.TempDir()
	cached(t, h, dir, "one", "two")
	h.dimension = 12 // Another model by the same name.
	if asked := cached(t, h, dir, "one", "two", "new"); fmt.Sprint(asked) != "[new one two]" {
		t.Errorf("embedded %q", asked)
	}
	if asked := cached(t, h, dir, "two", "new", "one"); len(asked) != 0 {
		t.Errorf("embedded %q again", asked)
	}
	e := NewCachedEmbedder(h, dir, nil)
	through(t, e, h, []string{"one"})
	h.dimension = 8
	through(t, e, h, []string{"newer"})
	through(t, e, h, []string{"one"})
}

func TestAnErrorOfTheEmbedderIsTheCaller(t *testing.T) {
	dir := t.TempDir()
	h := newHashed()
	cached(t, h, dir, "one")
	if vectors, err := NewCachedEmbedder(h, dir, nil).Embed(t.Context(), []string{"one", ""}); err == nil || vectors != nil {
		t.Errorf("%v, %v", vectors, err)
	}
}

// unkept embeds through a folder that takes nothing, twice, and wants that to
// be logged once.
func unkept(t *testing.T, dir string) {
	t.Helper()
	var log bytes.Buffer
	h := newHashed()
	e := NewCachedEmbedder(h, dir, slog.New(slog.NewTextHandler(&log, nil)))
	for range 2 {
		through(t, e, h, []string{"a secret", "two"})
	}
	if n := strings.Count(log.String(), "\n"); n != 1 || strings.Contains(log.String(), "secret") {
		t.Errorf("logged %s", log.String())
	}
	if len(h.asked) != 4 {
		t.Errorf("embedded %q", h.asked)
	}
}

func TestAFolderThatTakesNothingIsNoFailure(t *testing.T) {
	t.Run("it is a file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		unkept(t, path)
		unkept(t, filepath.Join(path, "below"))
	})
	t.Run("it is read-only", func(t *testing.T) {
		dir := t.TempDir()
		cached(t, newHashed(), dir, "first")
		shut(t, dir)
		unkept(t, dir)
		if asked := cached(t, newHashed(), dir, "first"); len(asked) != 0 {
			t.Errorf("%q is not read", asked)
		}
	})
	t.Run("the disk is full", func(t *testing.T) {
		if _, err := os.Stat("/dev/full"); err != nil {
			t.Skip("no /dev/full here")
		}
		// The same vectors have the same names in each folder.
		written, full := t.TempDir(), t.TempDir()
		cached(t, newHashed(), written, "a secret", "two")
		for _, path := range entries(t, written) {
			if strings.HasSuffix(path, "-d") {
				link := filepath.Join(full, filepath.Base(filepath.Dir(path)), filepath.Base(path))
				if err := os.MkdirAll(filepath.Dir(link), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink("/dev/full", link); err != nil {
					t.Fatal(err)
				}
			}
		}
		unkept(t, full)
	})
}

// shut makes all folders in a folder read-only until the test ends.
func shut(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	set := func(mode fs.FileMode) {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return err
			}
			return os.Chmod(path, mode)
		})
		if err != nil {
			t.Error(err)
		}
	}
	set(0o500)
	t.Cleanup(func() { set(0o700) })
}

func TestWhatIsNotUsedForLongIsRemoved(t *testing.T) {
	h, dir := newHashed(), t.TempDir()
	cached(t, h, dir, "old", "used")
	before := time.Now().Add(-6 * 24 * time.Hour)
	for _, path := range entries(t, dir) {
		if err := os.Chtimes(path, before, before); err != nil {
			t.Fatal(err)
		}
	}
	cached(t, h, dir, "used")
	if err := os.WriteFile(filepath.Join(dir, "trim.txt"), fmt.Append(nil, before.Unix()), 0o600); err != nil {
		t.Fatal(err)
	}
	cached(t, h, dir, "new")
	if n := len(entries(t, dir)); n != 4 {
		t.Errorf("%d files are left, want those of two texts", n)
	}
	if asked := cached(t, h, dir, "old", "used", "new"); fmt.Sprint(asked) != "[old]" {
		t.Errorf("embedded %q", asked)
	}
}

func TestAFolderMayBeSharedByMany(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			h := newHashed()
			e := NewCachedEmbedder(h, dir, nil)
			for i := range 30 {
				through(t, e, h, []string{fmt.Sprint(i), fmt.Sprint(i / 2)})
			}
		})
	}
	group.Wait()
	if asked := cached(t, newHashed(), dir, "0", "29"); len(asked) != 0 {
		t.Errorf("embedded %q again", asked)
	}
}

func TestTheFolderIsMadeOnlyWhenUsedAndForItsOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vectors")
	e := NewCachedEmbedder(newHashed(), dir, nil)
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("made before the first use: %v", err)
	}
	if _, err := e.Embed(t.Context(), []string{"one"}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func FuzzAVectorReadIsTheOneWritten(f *testing.F) {
	f.Add([]byte{0, 0, 128, 63, 1, 2, 3, 4})
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		v := decodeVector(data)
		if len(data)%4 != 0 {
			if v != nil {
				t.Errorf("read %v", v)
			}
			return
		}
		for i, x := range decodeVector(encodeVector(v)) {
			if math.Float32bits(x) != math.Float32bits(v[i]) {
				t.Errorf("number %d is %v, was %v", i, x, v[i])
			}
		}
	})
}
