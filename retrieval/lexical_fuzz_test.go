package retrieval

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/corpus"
)

func sameDocuments(t *testing.T, got, want []document) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d documents, want %d", len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Fatalf("document %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestAPassageIsItsTextsTermsAndItsTitles(t *testing.T) {
	text := "회동 회동 hotel"
	a := &corpus.Article{Title: "회동", Text: text, Body: corpus.Span{End: len(text)}}
	counts := make(map[uint64]uint8)
	d, _ := analyze(&corpus.Passage{Article: a, Span: a.Body})
	for _, c := range d {
		counts[c.term] = c.count
	}
	for w, want := range map[string]uint8{"회동": 2 + titleCount, "hotel": 1, "title": 0} {
		if got := counts[wordHash(w)]; got != want {
			t.Errorf("%s counts %d times, want %d", w, got, want)
		}
	}
}

func TestCountsAreCutRatherThanWrapped(t *testing.T) {
	text := strings.Repeat("회동, ", 300)
	a := &corpus.Article{Text: text, Body: corpus.Span{End: len(text)}}
	d, _ := analyze(&corpus.Passage{Article: a, Span: a.Body})
	if want := (document{{wordHash("회동"), math.MaxUint8}}); !slices.Contains(d, want[0]) {
		t.Errorf("document is %v", d)
	}
}

func TestDocumentsAreWhatALexicalWasBuiltFrom(t *testing.T) {
	var many []document
	for _, a := range benchmarkArticles(t, 200) {
		for _, p := range corpus.Split(a) {
			d, _ := analyze(p)
			many = append(many, d)
		}
	}
	postings := 0
	for _, d := range many {
		postings += len(d)
	}
	if postings < 4*rangePostings {
		t.Fatalf("%d postings are too few for several ranges", postings)
	}
	many[3], many[len(many)-1] = nil, document{} // without a term
	for _, docs := range [][]document{nil, {nil}, {nil, {{4, 1}}, {{0, 255}, {4, 2}, {math.MaxUint64, 7}}}, many} {
		x := buildLexical(docs)
		sameDocuments(t, x.documents(), docs)
		if !slices.IsSorted(x.terms) {
			t.Error("terms are out of order")
		}
		again, err := parseLexical(x.appendTo(nil), len(docs))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(x, again, cmp.AllowUnexported(lexical{}), cmpopts.IgnoreFields(lexical{}, "words"), cmp.Transformer("empty", func(b []byte) string { return string(b) }),
			cmp.Transformer("terms", func(b []uint64) []uint64 { return append([]uint64{}, b...) }),
			cmp.Transformer("numbers", func(b []uint32) []uint32 { return append([]uint32{}, b...) })); diff != "" {
			t.Errorf("-built +read\n%s", diff)
		}
	}
}

func TestRangesAreAsManyAsAreOfUse(t *testing.T) {
	for _, c := range []struct{ postings, want int }{
		{0, 64}, {rangePostings, 64}, {rangePostings + 1, 63}, {4 * rangePostings, 62}, {rangePostings << 12, 64 - rangeBits},
	} {
		if got := rangeShift(c.postings); got != c.want {
			t.Errorf("%d postings: shift %d, want %d", c.postings, got, c.want)
		}
	}
}

func TestPostingsThatDoNotAddUpAreRefused(t *testing.T) {
	whole := func() *lexical { return buildLexical([]document{{{8, 1}, {16, 3}}, {{16, 1}}}) }
	if _, err := parseLexical(whole().appendTo(nil), 2); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		damage func(x *lexical)
	}{
		{"terms out of order", func(x *lexical) { x.terms[0] = 20 }},
		{"a term twice", func(x *lexical) { x.terms[0] = x.terms[1] }},
		{"ends out of order", func(x *lexical) { x.ends[0], x.ends[1] = x.ends[1], x.ends[0] }},
		{"an end behind the runs", func(x *lexical) { x.ends[1]++ }},
		{"bytes left over", func(x *lexical) { x.runs = append(x.runs, 0) }},
		{"too few documents of a term", func(x *lexical) { x.df[1]-- }},
		{"a term without documents", func(x *lexical) {
			x.terms, x.ends, x.df = append(x.terms, 99), append(x.ends, x.ends[1]), append(x.df, 0)
		}},
		{"a document that is not there", func(x *lexical) { x.runs[0] = 2 << 1 }},
		{"a document twice", func(x *lexical) { x.runs[3] = 0 }},
		{"a count of zero", func(x *lexical) { x.runs[2] = 0 }},
		{"a count cut off", func(x *lexical) { x.runs[3] = 1<<1 | 1 }},
		{"a number cut off", func(x *lexical) { x.runs[3] = 0x80 }},
	} {
		x := whole()
		c.damage(x)
		if _, err := parseLexical(x.appendTo(nil), 2); !errors.Is(err, errPostings) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	for _, docs := range []int{-1, 0, 1, 3, math.MaxInt, 1 << 61} {
		if _, err := parseLexical(whole().appendTo(nil), docs); !errors.Is(err, errPostings) {
			t.Errorf("%d documents: error %v", docs, err)
		}
	}
}

func FuzzParseLexical(f *testing.F) {
	f.Add([]byte{}, 0)
	f.Add(buildLexical(nil).appendTo(nil), 0)
	f.Add(buildLexical([]document{{{8, 1}, {16, 3}}, nil, {{16, 1}}}).appendTo(nil), 3)
	f.Add(meetings().appendTo(nil), 5)
	f.Add(bytes.Repeat([]byte{0xff}, 64), math.MaxInt)
	f.Fuzz(func(t *testing.T, b []byte, docs int) {
		x, err := parseLexical(b, docs)
		if err != nil {
			if !errors.Is(err, errPostings) {
				t.Fatalf("error %v", err)
			}
			return
		}
		before := []byte("before")
		if got := x.appendTo(before)[len(before):]; !bytes.Equal(got, b) {
			t.Fatalf("%x is written as %x", b, got)
		}
		documents := x.documents()
		sameDocuments(t, buildLexical(documents).documents(), documents)
		var query []queryTerm
		for _, h := range x.terms {
			query = append(query, queryTerm{term: term{field: field(h & fieldBits), share: 1}, index: x.find(h), weight: 1})
		}
		for _, s := range x.search(query, 10, nil) {
			if math.IsNaN(s.score) || int(s.doc) >= docs {
				t.Fatalf("found %+v", s)
			}
		}
	})
}
