package retrieval

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/philippgille/chromem-go"

	"footnote/corpus"
)

// passagesPerArticle is that of a newspaper article of two pages.
const passagesPerArticle = 5

// benchmarkWords are stems and words whose frequencies fall as those of a
// language do: the n-th is 1/n as frequent as the first.
func benchmarkWords(r *rand.Rand) func() string {
	const vocabulary = 20_000
	zipf := rand.NewZipf(r, 1.07, 2, vocabulary-1)
	endings := []string{"은", "는", "이", "가", "을", "를", "에서", "으로", "와", "했다", "하는"}
	return func() string {
		n := zipf.Uint64()
		w := rand.New(rand.NewPCG(n, 1)) // a word's letters are its own
		var b strings.Builder
		if n%3 == 0 {
			for range 3 + w.IntN(6) {
				b.WriteByte(byte('a' + w.IntN(26)))
			}
			return b.String()
		}
		for range 2 + w.IntN(2) {
			b.WriteRune(rune(0xAC00 + 28*w.IntN(399) + []int{0, 0, 4, 8, 21}[w.IntN(5)]))
		}
		return b.String() + endings[r.IntN(len(endings))]
	}
}

// paragraphRunes is just what makes a paragraph a passage of its own. It is a
// thousand bytes or more.
const paragraphRunes = 510

// benchmarkArticles makes articles that have a number of passages in all, the
// same each time.
func benchmarkArticles(tb testing.TB, passages int) []*corpus.Article {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	next := benchmarkWords(r)
	var out []*corpus.Article
	for left := passages; left > 0; left -= passagesPerArticle {
		var text strings.Builder
		for range min(left, passagesPerArticle) {
			for size := 0; size < paragraphRunes; {
				w := next()
				if r.IntN(12) == 0 {
					w += "."
				}
				text.WriteString(w + " ")
				size += utf8.RuneCountInString(w) + 1
			}
			text.WriteString(".\n\n")
		}
		id := fmt.Sprintf("%06d", len(out))
		out = append(out, &corpus.Article{
			ID: id, Title: next() + " " + next(), Text: text.String(),
			Body: corpus.Span{End: text.Len()}, Hash: id,
		})
	}
	return out
}

// sizes are in passages; the last takes minutes and is skipped if -short.
func sizes(b *testing.B, run func(b *testing.B, n int)) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("takes minutes")
			}
			run(b, n)
		})
	}
}

func benchmarkIndex(b *testing.B, n int, path string) *Index {
	b.Helper()
	ix, err := Open(path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := ix.Update(b.Context(), benchmarkArticles(b, n), nil); err != nil {
		b.Fatal(err)
	}
	return ix
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // pools lose what they keep at the second one
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkTerms analyzes text without quantities, and with as many as news
// have.
func BenchmarkTerms(b *testing.B) {
	text := benchmarkArticles(b, passagesPerArticle)[0].Text
	dated := strings.ReplaceAll(text, ". ", " 2025년 2월 4일 5000억 달러. ")
	for name, text := range map[string]string{"words": text, "quantities": dated} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				terms(text)
			}
		})
	}
}

func BenchmarkUpdate(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		articles := benchmarkArticles(b, n)
		passages := 0
		for b.Loop() {
			ix, err := Open(filepath.Join(b.TempDir(), "index"), Options{})
			if err != nil {
				b.Fatal(err)
			}
			c, err := ix.Update(b.Context(), articles, nil)
			if err != nil {
				b.Fatal(err)
			}
			passages += c.Passages
		}
		b.ReportMetric(float64(passages)/b.Elapsed().Seconds(), "passages/s")
		b.ReportMetric(float64(passages)/float64(b.N), "passages")
	})
}

// BenchmarkUpdateOne changes one article of many.
func BenchmarkUpdateOne(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		articles := benchmarkArticles(b, n)
		ix := benchmarkIndex(b, n, filepath.Join(b.TempDir(), "index"))
		for i := 0; b.Loop(); i++ {
			changed := *articles[0]
			changed.Hash = fmt.Sprint("changed ", i)
			articles[0] = &changed
			if c, err := ix.Update(b.Context(), articles, nil); err != nil || c.Changed != 1 {
				b.Fatal(c, err)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		path := filepath.Join(b.TempDir(), "index")
		passages := benchmarkIndex(b, n, path).Passages()
		before := heap()
		var ix *Index
		for b.Loop() {
			var err error
			if ix, err = Open(path, Options{}); err != nil || ix.Passages() != passages {
				b.Fatal(err, ix.Damage())
			}
		}
		b.ReportMetric(float64(heap()-before)/(1<<20), "MB")
		b.ReportMetric(float64(passages), "passages")
		runtime.KeepAlive(ix)
	})
}

// BenchmarkSearch compares a search in all, embedding included, with what
// chromem takes for its query alone.
func BenchmarkSearch(b *testing.B) {
	sizes(b, func(b *testing.B, n int) {
		ix := benchmarkIndex(b, n, "")
		next := benchmarkWords(rand.New(rand.NewPCG(3, 4)))
		var questions []string
		var vectors [][]float32
		for range 64 {
			q := []string{next(), next(), next(), next(), next(), next()}
			questions = append(questions, strings.Join(q, " ")+"?")
			vectors = append(vectors, embedHashed(questions[len(questions)-1]))
		}
		bare := bareChromem(b, ix)
		b.Run("chromem", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := bare.QueryEmbedding(b.Context(), vectors[i%len(vectors)], fetch, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("store", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := ix.store.Nearest(b.Context(), vectors[i%len(vectors)], fetch, Filter{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("search", func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := ix.Search(b.Context(), Query{Text: questions[i%len(questions)], K: 10}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("filtered", func(b *testing.B) {
			filter := Filter{Articles: []string{"000000", "000007"}}
			for i := 0; b.Loop(); i++ {
				if _, err := ix.Search(b.Context(), Query{Text: questions[i%len(questions)], K: 10, Filter: filter}); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

// bareChromem returns a collection of chromem's own with an index's vectors.
func bareChromem(b *testing.B, ix *Index) *chromem.Collection {
	b.Helper()
	none := func(context.Context, string) ([]float32, error) { return nil, ErrEmptyText }
	c, err := chromem.NewDB().CreateCollection("bare", nil, none)
	if err != nil {
		b.Fatal(err)
	}
	for id, r := range ix.store.(*Chromem).records {
		if err := c.AddDocument(b.Context(), chromem.Document{ID: id, Embedding: r.Vector}); err != nil {
			b.Fatal(err)
		}
	}
	return c
}
