package retrieval

import (
	stdcmp "cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wordHash is the hash of a word that is its own stem.
func wordHash(w string) uint64 { return term{text: w, field: word}.hash() }

// countedDocument makes a document of words and their counts.
func countedDocument(counts map[string]uint8) document {
	var d document
	for w, n := range counts {
		d = append(d, termCount{wordHash(w), n})
	}
	slices.SortFunc(d, func(a, b termCount) int { return stdcmp.Compare(a.term, b.term) })
	return d
}

func example() *lexical {
	return buildLexical([]document{
		countedDocument(map[string]uint8{"a": 1, "b": 1}),
		countedDocument(map[string]uint8{"a": 2}),
		countedDocument(map[string]uint8{"b": 1, "c": 1, "d": 1, "e": 1}),
	})
}

func asked(x *lexical, words ...string) []queryTerm {
	var out []queryTerm
	for _, w := range words {
		out = append(out, x.queryTerm(term{text: w, field: word, share: 1}, 1))
	}
	return out
}

// exact is to what the example was computed by hand.
const exact = 1e-4

func sameScores(t *testing.T, got []scored, want ...scored) {
	t.Helper()
	if !slices.EqualFunc(got, want, func(a, b scored) bool {
		return a.doc == b.doc && math.Abs(a.score-b.score) < exact
	}) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Three documents of 2, 2 and 4 words, 8/3 in the mean. "a" and "b" stand in
// two: idf ln(1+1.5/2.5) = 0.47000; "c" in one: ln(1+2.5/1.5) = 0.98083. A word
// that stands once in the first: 1.9/(1+0.9*(0.25+0.75*0.75)) = 1.09747, twice
// in the second: 3.8/(2+0.73125) = 1.39130, once in the third:
// 1.9/(1+0.9*(0.25+0.75*1.5)) = 0.84917.
func TestScoresAreThoseOfAHandComputedExample(t *testing.T) {
	x := example()
	sameScores(t, x.search(asked(x, "a"), 3, nil), scored{1, .47000 * 1.39130}, scored{0, .47000 * 1.09747})
	sameScores(t, x.search(asked(x, "b", "c"), 3, nil),
		scored{2, (.47000 + .98083) * .84917}, scored{0, .47000 * 1.09747})
	sameScores(t, x.search(asked(x, "unknown"), 3, nil))
	sameScores(t, x.search(nil, 3, nil))
}

func TestOfEquivalentsTheBestCounts(t *testing.T) {
	x := example()
	both := asked(x, "a", "b")
	for i := range both {
		both[i].equivalent = true
	}
	sameScores(t, x.search(both, 3, nil), scored{1, .47000 * 1.39130}, scored{0, .47000 * 1.09747}, scored{2, .47000 * .84917})
	// A group of them ends where another term stands, and the next starts anew.
	query := append(append(both, asked(x, "c")...), both...)
	sameScores(t, x.search(query, 3, nil),
		scored{2, .47000*.84917*2 + .98083*.84917}, scored{1, .47000 * 1.39130 * 2}, scored{0, .47000 * 1.09747 * 2})
}

func TestAnExplanationAddsUpToTheScore(t *testing.T) {
	x := meetings()
	for _, question := range []string{
		"Who attended the meeting at the hotel?", "회동에는 누가 참석했나요?", "올트먼 Altman 회장 chairman", "스타게이트 투자",
	} {
		query := queryTerms(x.concepts(question))
		found := x.search(query, 10, nil)
		var docs []uint32
		for _, s := range found {
			docs = append(docs, s.doc)
		}
		slices.Reverse(docs)
		slices.Reverse(found)
		for i, terms := range x.explain(query, docs) {
			sum := 0.0
			for _, term := range terms {
				sum += term.Score
			}
			if math.Abs(sum-found[i].score) > exact || len(terms) == 0 {
				t.Errorf("%q: terms of document %d add up to %v, its score is %v", question, docs[i], sum, found[i].score)
			}
			if !slices.IsSortedFunc(terms, func(a, b TermScore) int { return stdcmp.Compare(b.Score, a.Score) }) {
				t.Errorf("%q: terms are out of order: %v", question, terms)
			}
		}
	}
	if got := x.explain(nil, nil); len(got) != 0 {
		t.Errorf("nothing is explained by %v", got)
	}
}

func TestTheBestAreInOrderAndTiesByDocument(t *testing.T) {
	odd := func(doc uint32) bool { return doc%2 == 1 }
	for _, c := range []struct {
		name   string
		scores []float64
		k      int
		pass   func(uint32) bool
		want   []uint32
	}{
		{"all", []float64{1, 3, 2}, 3, nil, []uint32{1, 2, 0}},
		{"more than there are", []float64{1, 3, 2}, math.MaxInt, nil, []uint32{1, 2, 0}},
		{"fewer than there are", []float64{1, 3, 2, 5, 4, 6}, 2, nil, []uint32{5, 3}},
		{"none asked for", []float64{1}, 0, nil, nil},
		{"less than none", []float64{1}, -1, nil, nil},
		{"no documents", nil, 3, nil, nil},
		{"nothing found", []float64{0, 0}, 3, nil, nil},
		{"ties", []float64{2, 1, 2, 1, 2}, 4, nil, []uint32{0, 2, 4, 1}},
		{"ties at the end", []float64{1, 1, 1, 1, 1, 1}, 2, nil, []uint32{0, 1}},
		{"filtered", []float64{9, 1, 8, 2, 7, 3}, 2, odd, []uint32{5, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []uint32
			for _, s := range best(c.scores, c.k, c.pass) {
				got = append(got, s.doc)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTheBestAreThoseThatSortingGives(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		scores := make([]float64, 1+r.IntN(200))
		var want []scored
		for i := range scores {
			if scores[i] = float64(r.IntN(20)); scores[i] > 0 {
				want = append(want, scored{uint32(i), scores[i]})
			}
		}
		slices.SortFunc(want, byScore)
		k := 1 + r.IntN(20)
		got := best(scores, k, nil)
		if diff := cmp.Diff(want[:min(k, len(want))], got, cmp.AllowUnexported(scored{})); diff != "" {
			t.Fatalf("k %d: -want +got\n%s", k, diff)
		}
	}
}

func TestALongDocumentNeedsMoreOfAWord(t *testing.T) {
	x := example()
	if short, long := x.saturate(0, word, 1), x.saturate(2, word, 1); short <= long {
		t.Errorf("a word gives %v in a short document and %v in a long one", short, long)
	}
	if one, many := x.saturate(0, word, 1), x.saturate(0, word, math.MaxUint8); many <= one || many >= bm25K1+1 {
		t.Errorf("a word gives %v once and %v many times", one, many)
	}
	if x.saturate(0, latinSound, 1) != x.saturate(0, word, 1) {
		t.Error("a sound is measured by another length than words are")
	}
}

func TestSearchesAtOnceDoNotMix(t *testing.T) {
	large, small := lexicalOf("a", "b a", "c", "d a a"), example()
	want := [2][]scored{large.search(asked(large, "a", "c"), 9, nil), small.search(asked(small, "a", "c"), 9, nil)}
	t.Run("group", func(t *testing.T) {
		for range 4 {
			t.Run("searcher", func(t *testing.T) {
				t.Parallel()
				for range 200 {
					sameScores(t, large.search(asked(large, "a", "c"), 9, nil), want[0]...)
					sameScores(t, small.search(asked(small, "a", "c"), 9, nil), want[1]...)
				}
			})
		}
	})
}
