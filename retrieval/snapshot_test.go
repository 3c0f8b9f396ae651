package retrieval

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"log/slog"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/cespare/xxhash/v2"
	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

// smallSnapshot returns a valid snapshot of a few hundred bytes.
func smallSnapshot(t testing.TB) *snapshot {
	t.Helper()
	articles := []*corpus.Article{
		{ID: "가.txt", Title: "가", Text: "각주는 출처다. 끝.", Hash: "1", Published: time.Date(2025, 2, 4, 9, 0, 0, 0, time.FixedZone("", 9*60*60))},
		{ID: "b.md", Title: "B", Author: "A", Publisher: "P", Language: "en", URL: "https://example.com", Text: "---\n---\nOne. Two.\n", Hash: "2"},
		{ID: "c", Title: "Nothing in it"},
	}
	articles[0].Body = corpus.Span{End: len(articles[0].Text)}
	articles[1].Body = corpus.Span{Start: 8, End: len(articles[1].Text)}
	slices.SortFunc(articles, func(a, b *corpus.Article) int { return strings.Compare(a.ID, b.ID) })
	s := &snapshot{articles: articles, first: []int{0}}
	var documents []document
	for _, a := range articles {
		for _, p := range corpus.Split(a) {
			s.passages = append(s.passages, p)
			s.embedded = append(s.embedded, true)
			n := len(s.vectors) % 2
			s.vectors = append(s.vectors, []float32{float32(1 - n), float32(n)})
			d, _ := analyze(p)
			documents = append(documents, d)
		}
		s.first = append(s.first, len(s.passages))
	}
	s.lexical = buildLexical(documents).appendTo(nil)
	s.header = header{
		Embedder: Builtin{}.Name(), Dimension: 2, Analyzer: analyzerVersion,
		Articles: len(articles), Passages: len(s.passages),
	}
	return s
}

func encode(t testing.TB, s *snapshot) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writeSnapshot(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// decode reads a snapshot with all that Open checks.
func decode(b []byte) (*snapshot, error) {
	s, _, err := openBytes(b)
	return s, err
}

// openBytes opens a snapshot that is in no file.
func openBytes(b []byte) (*snapshot, *Index, error) {
	s, err := readSnapshot(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, nil, err
	}
	ix := &Index{embedder: Builtin{}, store: NewChromem(), logger: slog.New(slog.DiscardHandler)}
	st, err := ix.load(context.Background(), s)
	ix.current.Store(st)
	return s, ix, err
}

// seal corrects the checksum.
func seal(b []byte) []byte {
	b = slices.Clone(b[:max(0, len(b)-checksumBytes)])
	return binary.LittleEndian.AppendUint64(b, xxhash.Sum64(b))
}

func TestASnapshotIsReadAsItWasWritten(t *testing.T) {
	some := smallSnapshot(t)
	some.embedded[0], some.vectors = false, some.vectors[1:]
	elsewhere := smallSnapshot(t)
	elsewhere.vectors, elsewhere.header.Dimension = nil, 0
	for name, want := range map[string]*snapshot{
		"all": smallSnapshot(t), "not all embedded": some, "vectors elsewhere": elsewhere,
		"empty": {articles: []*corpus.Article{}, passages: []*corpus.Passage{}, first: []int{0}, embedded: []bool{}, lexical: buildLexical(nil).appendTo(nil)},
	} {
		got, err := decode(encode(t, want))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(snapshot{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestATruncatedSnapshotIsDamaged(t *testing.T) {
	whole := encode(t, smallSnapshot(t))
	for n := range whole {
		if _, err := decode(whole[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d of %d bytes: %v", n, len(whole), err)
		}
		if _, err := decode(seal(whole[:n])); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d of %d bytes with a good checksum: %v", n, len(whole), err)
		}
	}
	if _, err := decode(append(whole, 0)); !errors.Is(err, ErrDamaged) {
		t.Errorf("one byte more: %v", err)
	}
}

func TestAFlippedBitIsDamage(t *testing.T) {
	whole := encode(t, smallSnapshot(t))
	for i := range 8 * len(whole) {
		whole[i/8] ^= 1 << (i % 8)
		if _, err := decode(whole); !errors.Is(err, ErrDamaged) {
			t.Errorf("bit %d: %v", i, err)
		}
		whole[i/8] ^= 1 << (i % 8)
	}
}

func TestALieWithAGoodChecksumIsDamage(t *testing.T) {
	for _, c := range []struct {
		name string
		lie  func(s *snapshot)
	}{
		{"articles out of order", func(s *snapshot) { s.articles[0].ID = "z" }},
		{"an article twice", func(s *snapshot) { s.articles[1].ID = s.articles[0].ID }},
		{"a passage twice", func(s *snapshot) { s.passages[1].ID = s.passages[0].ID }},
		{"a passage without an ID", func(s *snapshot) { s.passages[0].ID = "" }},
		{"a passage past the end", func(s *snapshot) { s.passages[0].Span.End += 100 }},
		{"an empty passage", func(s *snapshot) { s.passages[0].Span.End = s.passages[0].Span.Start }},
		{"half a character", func(s *snapshot) { s.passages[1].Span.End = 1 }},
		{"a sentence past its passage", func(s *snapshot) { s.passages[0].Sentences[1].End++ }},
		{"a sentence within another", func(s *snapshot) { s.passages[0].Sentences[1].Start = s.passages[0].Sentences[0].Start }},
		{"a body past the end", func(s *snapshot) { s.articles[0].Body.End += 100 }},
		{"text that is no UTF-8", func(s *snapshot) { s.articles[0].Text = strings.Replace(s.articles[0].Text, "One", "O\xffe", 1) }},
		{"a vector of zeros", func(s *snapshot) { s.vectors[0] = []float32{0, 0} }},
		{"a vector too few", func(s *snapshot) { s.vectors = s.vectors[1:] }},
		{"another dimension", func(s *snapshot) { s.header.Dimension = 1 }},
		{"a huge dimension", func(s *snapshot) { s.header.Dimension = 1 << 60 }},
		{"a negative dimension", func(s *snapshot) { s.header.Dimension = -1 }},
		{"a huge number of articles", func(s *snapshot) { s.header.Articles = 1 << 60 }},
		{"a huge number of passages", func(s *snapshot) { s.header.Passages = 1 << 60 }},
		{"a passage too many", func(s *snapshot) { s.header.Passages-- }},
		{"an article too many", func(s *snapshot) { s.header.Articles-- }},
		{"negative numbers", func(s *snapshot) { s.header.Articles, s.header.Passages = -1, -1 }},
		{"words of another index", func(s *snapshot) { s.lexical = buildLexical(nil).appendTo(nil) }},
		{"no words", func(s *snapshot) { s.lexical = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := smallSnapshot(t)
			c.lie(s)
			if _, err := decode(encode(t, s)); !errors.Is(err, ErrDamaged) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestAbsurdLengthsCostNoMemory(t *testing.T) {
	whole := encode(t, smallSnapshot(t))
	huge := binary.AppendUvarint(nil, 1<<62)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for n := prefixBytes - 4; n+len(huge)+checksumBytes <= len(whole); n++ {
		b := slices.Clone(whole)
		copy(b[n:], huge)
		// Within a text or a name it may be no number at all.
		if _, err := decode(seal(b)); err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("a huge number at %d: %v", n, err)
		}
	}
	runtime.ReadMemStats(&after)
	// Each try has a store of its own.
	if used, most := (after.TotalAlloc-before.TotalAlloc)/uint64(len(whole)), uint64(64<<10); used > most {
		t.Errorf("%d bytes used for each try, want at most %d", used, most)
	}
}

func TestAFailingDiskIsNoDamage(t *testing.T) {
	whole := encode(t, smallSnapshot(t))
	failing := errors.New("input/output error")
	for n := range whole {
		r := io.MultiReader(bytes.NewReader(whole[:n]), iotest.ErrReader(failing))
		if _, err := readSnapshot(r, int64(len(whole))); !errors.Is(err, failing) || errors.Is(err, ErrDamaged) {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
}
