package retrieval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/corpus"
)

// told makes an article that has one passage, which is its text.
func told(id, text string, published ...time.Time) *corpus.Article {
	a := &corpus.Article{ID: id, Title: id, Text: text, Body: corpus.Span{End: len(text)}, Hash: text}
	for _, p := range published {
		a.Published = p
	}
	return a
}

func day(n int) time.Time { return time.Date(2025, 2, n, 9, 0, 0, 0, time.UTC) }

// news is a small corpus in both languages.
func news() []*corpus.Article {
	return []*corpus.Article{
		told("hotel.txt", "올트먼은 서울의 한 호텔에서 최태원 회장을 만났다.", day(4)),
		told("meeting.txt", "이재용 회장은 서초사옥에서 올트먼, 손정의와 회동했다.", day(4)),
		told("stake.txt", "SoftBank owns ninety percent of ARM.", day(5)),
		told("stargate.txt", "스타게이트에는 5000억달러가 들어간다.", day(6)),
		told("undated.txt", "올트먼은 다음 날 인도로 떠났다."),
	}
}

func ids(hits []Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Passage.Article.ID)
	}
	return out
}

func search(t *testing.T, ix *Index, q Query) []Hit {
	t.Helper()
	hits, err := ix.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return hits
}

func TestTheBestPassageComesFirst(t *testing.T) {
	ix := open(t, "", nil)
	bring(t, ix, news()...)
	for question, want := range map[string]string{
		"이재용 회장은 어디에서 회동했나요?":           "meeting.txt",
		"What stake does SoftBank own?": "stake.txt",
		"소프트뱅크가 가진 ARM 지분":              "stake.txt",
		"스타 게이트 5,000억 달러":              "stargate.txt",
		"Which hotel was Altman in?":    "hotel.txt",
	} {
		if got := ids(search(t, ix, Query{Text: question, K: 1})); !slices.Equal(got, []string{want}) {
			t.Errorf("%q finds %q, want %q", question, got, want)
		}
	}
}

func TestNothingIsFoundForNothing(t *testing.T) {
	ix := open(t, "", nil)
	if hits := search(t, ix, Query{Text: "회동", K: 3}); len(hits) > 0 {
		t.Errorf("an empty index has %v", ids(hits))
	}
	bring(t, ix, news()...)
	other := open(t, "", &testEmbedder{})
	bring(t, other, news()...)
	for _, ix := range []*Index{ix, other} {
		for _, q := range []Query{
			{Text: "회동", K: 0}, {Text: "회동", K: -1}, {Text: "", K: 3}, {Text: " \n\t\u3000", K: 3}, {Text: "?! 🙂", K: 3},
		} {
			if hits := search(t, ix, q); len(hits) > 0 {
				t.Errorf("%+v finds %q", q, ids(hits))
			}
		}
	}
	asks := Query{Text: "Who is it?", K: 3}
	if hits := search(t, ix, asks); len(hits) > 0 {
		t.Errorf("the built-in embedder finds %q for a question without a word of its own", ids(hits))
	}
	if hits := search(t, other, asks); len(hits) != 3 {
		t.Errorf("another embedder finds %q", ids(hits))
	}
}

func TestAtMostKAreFound(t *testing.T) {
	ix := open(t, "", nil)
	bring(t, ix, library(80)...)
	for _, k := range []int{1, 7, 160, 1000} {
		hits := search(t, ix, Query{Text: "all that is known of pear7", K: k})
		if want := min(k, 160); len(hits) != want {
			t.Errorf("%d hits for %d, want %d", len(hits), k, want)
		}
		if !slices.IsSortedFunc(hits, func(a, b Hit) int { return int(math.Copysign(1, b.Score-a.Score)) }) {
			t.Errorf("hits for %d are not in the order of their scores", k)
		}
	}
}

func TestASearchKeepsToItsFilter(t *testing.T) {
	for _, e := range []Embedder{NewBuiltin(nil), &testEmbedder{}} {
		ix := open(t, "", e)
		bring(t, ix, news()...)
		for _, c := range []struct {
			name   string
			filter Filter
			want   []string
		}{
			{"none", Filter{}, []string{"hotel.txt", "meeting.txt", "stake.txt", "stargate.txt", "undated.txt"}},
			{"articles", Filter{Articles: []string{"undated.txt", "hotel.txt", "gone.txt"}}, []string{"hotel.txt", "undated.txt"}},
			{"since", Filter{Since: day(5)}, []string{"stake.txt", "stargate.txt"}},
			{"until", Filter{Until: day(5)}, []string{"hotel.txt", "meeting.txt"}},
			{"between", Filter{Since: day(5), Until: day(6)}, []string{"stake.txt"}},
			{"article and time", Filter{Articles: []string{"hotel.txt"}, Since: day(5)}, []string{}},
		} {
			hits := ids(search(t, ix, Query{Text: "올트먼 softbank 스타게이트", K: 9, Filter: c.filter}))
			for _, id := range hits {
				if !slices.Contains(c.want, id) {
					t.Errorf("%s, filter by %s: finds %s", e.Name(), c.name, id)
				}
			}
			if len(hits) != len(c.want) {
				t.Errorf("%s, filter by %s: finds %q, want %q", e.Name(), c.name, hits, c.want)
			}
		}
	}
}

func TestWordsAloneAreSearchedIfTheEmbedderFails(t *testing.T) {
	e := &testEmbedder{}
	ix := open(t, "", e)
	bring(t, ix, news()...)
	e.before = func(int) error { return errors.New("the server is away") }
	hits := search(t, ix, Query{Text: "이재용 회장의 회동", K: 9, Explain: true})
	if got := ids(hits); !slices.Equal(got, []string{"meeting.txt", "hotel.txt"}) {
		t.Errorf("found %q", got)
	}
	for _, h := range hits {
		if e := h.Explanation; e.Vector != 0 || e.VectorRank != 0 || e.LexicalRank == 0 {
			t.Errorf("%s is explained by %+v", h.Passage.Article.ID, e)
		}
	}
}

// badEmbedder returns no vector for a question.
type badEmbedder struct{ testEmbedder }

func (e *badEmbedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if len(texts) == 1 && texts[0] == "회동" {
		return nil, nil
	}
	return e.testEmbedder.Embed(ctx, texts)
}

func TestAnEmbedderThatBreaksItsContractIsNotTrusted(t *testing.T) {
	ix := open(t, "", &badEmbedder{})
	bring(t, ix, news()...)
	if got := ids(search(t, ix, Query{Text: "회동", K: 9})); !slices.Equal(got, []string{"meeting.txt"}) {
		t.Errorf("found %q", got)
	}
}

func TestAnEndedContextEndsTheSearch(t *testing.T) {
	ix := open(t, "", nil)
	bring(t, ix, news()...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if hits, err := ix.Search(ctx, Query{Text: "회동", K: 9}); !errors.Is(err, context.Canceled) || hits != nil {
		t.Errorf("found %v, error %v", ids(hits), err)
	}
	late, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if _, err := ix.Search(late, Query{Text: "회동", K: 9}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

func TestAnExplanationTellsBothArms(t *testing.T) {
	ix := open(t, "", nil)
	bring(t, ix, news()...)
	q := Query{Text: "이재용 회장의 회동", K: 9}
	plain := search(t, ix, q)
	q.Explain = true
	hits := search(t, ix, q)
	if diff := cmp.Diff(plain, hits, cmpopts.IgnoreFields(Hit{}, "Explanation")); diff != "" {
		t.Errorf("explaining changes the hits\n%s", diff)
	}
	if plain[0].Explanation != nil {
		t.Error("an explanation that nobody asked for")
	}
	ranks := make(map[string]bool)
	for _, h := range hits {
		e, sum := h.Explanation, 0.0
		for _, term := range e.Terms {
			sum += term.Score
		}
		if math.Abs(sum-e.Lexical) > exact || (e.LexicalRank == 0) != (e.Lexical == 0) {
			t.Errorf("%s: terms add up to %v: %+v", h.Passage.Article.ID, sum, e)
		}
		for arm, rank := range map[string]int{"words": e.LexicalRank, "vectors": e.VectorRank} {
			if at := fmt.Sprint(arm, rank); rank > 0 && ranks[at] || rank < 0 {
				t.Errorf("%s: rank %d by %s is taken", h.Passage.Article.ID, rank, arm)
			} else {
				ranks[at] = true
			}
		}
	}
	if e := hits[0].Explanation; e.LexicalRank != 1 || e.VectorRank == 0 || e.Vector <= 0 || e.Terms[0].Term == "" {
		t.Errorf("the first hit is explained by %+v", e)
	}
}

func TestTheSameQuestionFindsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	articles := slices.Concat(library(40), news())
	ix := open(t, "", nil)
	bring(t, ix, articles...)
	byPassage := cmp.Transformer("passage", func(p *corpus.Passage) string { return p.ID })
	for _, q := range []Query{
		{Text: "all that is known of pear7", K: 100, Explain: true},
		{Text: "올트먼 호텔 apple3", K: 20, Explain: true},
		{Text: "known", K: 200},
	} {
		want := search(t, ix, q)
		for range 50 {
			if diff := cmp.Diff(want, search(t, ix, q), byPassage); diff != "" {
				t.Fatalf("%q, asked again: -want +got\n%s", q.Text, diff)
			}
		}
		shuffled := open(t, "", nil)
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		bring(t, shuffled, articles[:30]...)
		bring(t, shuffled, articles...)
		if diff := cmp.Diff(want, search(t, shuffled, q), byPassage); diff != "" {
			t.Errorf("%q, articles added in another order: -want +got\n%s", q.Text, diff)
		}
	}
}

func TestEqualScoresAreInTheOrderOfArticlesAndPlaces(t *testing.T) {
	ix := open(t, "", nil)
	var same []*corpus.Article
	for i := range 30 {
		a := told(fmt.Sprintf("%02d.txt", i), "The very same sentence.")
		a.Title = "Same"
		same = append(same, a)
	}
	slices.Reverse(same)
	bring(t, ix, same...)
	if got := ids(search(t, ix, Query{Text: "same sentence", K: 30})); !slices.IsSorted(got) || len(got) != 30 {
		t.Errorf("found %q", got)
	}
}

func TestFusionKeepsWhatTheStrongArmSays(t *testing.T) {
	strong := []scored{{3, 10}, {1, 6}, {2, 5}}
	against := []scored{{2, .9}, {1, .8}, {3, .1}}
	for _, c := range []struct {
		name            string
		lexical, vector []scored
		trust, weight   float64
		want            string
	}{
		{"words alone", strong, nil, 1, .5, "3 1 2"},
		{"vectors alone", nil, against, 0, .5, "2 1 3"},
		{"nothing", nil, nil, 0, .5, ""},
		{"words that found next to nothing", strong, against, 0, .5, "2 1 3"},
		{"vectors of the built-in embedder", strong, against, 1, builtinWeight, "3 1 2"},
		{"both agree", strong, []scored{{3, .9}, {9, .2}}, 1, .5, "3 1 2 9"},
		{"both found it, none has it first", []scored{{1, 10}, {5, 9}}, []scored{{2, .9}, {5, .85}, {8, .1}}, 1, .5, "5 1 2 8"},
		{"vectors that all say the same", strong, []scored{{2, .5}, {3, .5}}, 1, .5, "3 2 1"},
		{"one vector", nil, []scored{{4, .7}}, 0, .5, "4"},
		{"one vector that points away", nil, []scored{{4, -.7}}, 0, .5, "4"},
		{"ties by document", []scored{{7, 2}, {8, 2}, {9, 2}}, nil, 1, .5, "7 8 9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range fuse(c.lexical, c.vector, c.trust, c.weight) {
				got = append(got, fmt.Sprint(s.doc))
				if !(s.score >= 0 && s.score <= 1) {
					t.Errorf("document %d scores %v", s.doc, s.score)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("order is %q, want %q", s, c.want)
			}
		})
	}
}

func TestWordsAreTrustedAsFarAsTheyCoverTheQuestion(t *testing.T) {
	x := meetings()
	trust := func(question string) float64 {
		concepts := x.concepts(question)
		return trustLexical(x.search(queryTerms(concepts), fetch, nil), concepts)
	}
	if got := trust("이재용 회장이 서초사옥에서 회동"); got != 1 {
		t.Errorf("a question in the article's words: %v", got)
	}
	if got := trust("머스크와 저커버그"); got != 0 {
		t.Errorf("a question of unknown words: %v", got)
	}
	if got := trust("The hotel that Zuckerberg, Bezos, Gates, Page and Brin visited yesterday"); got <= 0 || got >= 1 {
		t.Errorf("a question with one known word of many: %v", got)
	}
}
