package retrieval

import (
	"encoding/binary"
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzOpenSnapshot opens bytes that are anything, with their own checksum or a
// good one: they are an error, or an index that keeps its promises.
func FuzzOpenSnapshot(f *testing.F) {
	whole := encode(f, smallSnapshot(f))
	f.Add(whole, true)
	f.Add(whole, false)
	f.Add(whole[:len(whole)/2], true)
	f.Add([]byte(snapshotMagic), false)
	f.Add(encode(f, &snapshot{first: []int{0}, lexical: buildLexical(nil).appendTo(nil)}), true)
	another := smallSnapshot(f)
	another.header.Analyzer, another.header.Embedder = "0", "another"
	f.Add(encode(f, another), true)
	for at := prefixBytes; at+4 < len(whole); at += 7 {
		damaged := append([]byte(nil), whole...)
		binary.LittleEndian.PutUint32(damaged[at:], 0xFFFF_FF7F)
		f.Add(damaged, true)
	}
	f.Fuzz(func(t *testing.T, b []byte, sealed bool) {
		if sealed {
			b = seal(b)
		}
		_, ix, err := openBytes(b)
		if err == nil {
			keepsPromises(t, ix)
			staysTheSame(t, ix)
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrVersion) {
			t.Fatalf("neither damage nor a newer version: %v", err)
		}
	})
}

// keepsPromises checks what everything else relies on.
func keepsPromises(t *testing.T, ix *Index) {
	t.Helper()
	st := ix.state()
	for i, p := range st.passages {
		if st.byID[p.ID] != i || !utf8.ValidString(p.Text()) || p.Text() == "" {
			t.Fatalf("passage %d is %+v", i, p)
		}
		at := p.Span.Start
		for _, s := range p.Sentences {
			if s.Start < at || !p.Span.Contains(s) || !utf8.ValidString(p.Article.Quote(s)) {
				t.Fatalf("a sentence at %v of %v", s, p.Span)
			}
			at = s.End
		}
	}
	for _, a := range st.articles {
		if !utf8.ValidString(a.Quote(a.Body)) {
			t.Fatalf("a body at %v", a.Body)
		}
	}
	for _, question := range []string{"One", "각주는 무엇인가?"} {
		hits, err := ix.Search(t.Context(), Query{Text: question, K: 3, Explain: true})
		if err != nil || len(hits) > 3 {
			t.Fatalf("%d hits, %v", len(hits), err)
		}
	}
}

// staysTheSame checks that the index is the same when it is saved and read.
func staysTheSame(t *testing.T, ix *Index) {
	t.Helper()
	s, err := ix.snapshot(ix.state())
	if err != nil {
		t.Fatal(err)
	}
	_, reopened, err := openBytes(encode(t, s))
	if err != nil {
		t.Fatalf("read again: %v", err)
	}
	if diff := cmp.Diff(ix.state().passages, reopened.state().passages); diff != "" {
		t.Fatalf("passages changed (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(ix.state().articles, reopened.state().articles); diff != "" {
		t.Fatalf("articles changed (-before +after):\n%s", diff)
	}
}
