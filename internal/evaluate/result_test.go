package evaluate

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/answer"
	"footnote/retrieval"
)

func TestAPassageCountsIfItIsTheArticlesAndShortAndHoldsTheEvidence(t *testing.T) {
	const text = "Mina keeps the\nlight."
	light := article("coast/light.md", text+" "+strings.Repeat("등", 1200))
	other := article("town/bakery.md", text)
	whole := strings.Repeat("등", 1200-len(text)-1)
	for _, c := range []struct {
		name, article string
		hits          []retrieval.Hit
		want          int
	}{
		{"none found", "light.md", nil, 0},
		{"by its ID", "coast/light.md", []retrieval.Hit{hit(light, text)}, 1},
		{"by its base name", "light.md", []retrieval.Hit{hit(other, text), hit(light, text)}, 2},
		{"by half of its path", "oast/light.md", []retrieval.Hit{hit(light, text)}, 0},
		{"any article", "", []retrieval.Hit{hit(other, text)}, 1},
		{"half of the evidence", "light.md", []retrieval.Hit{hit(light, "Mina keeps")}, 0},
		{"1,200 characters", "light.md", []retrieval.Hit{hit(light, text+" "+whole)}, 1},
		{"1,201 characters", "light.md", []retrieval.Hit{hit(light, text+" "+whole+"등")}, 0},
		{"the eleventh", "light.md", append(slicesOf(hit(other, text), 10), hit(light, text)), 0},
	} {
		q := Question{Article: c.article, Evidence: "keepsthelight"}
		var r Result
		r.judgeHits(&q, c.hits)
		if r.Passage == nil || *r.Passage != c.want {
			t.Errorf("%s: got %v, want %d", c.name, r.Passage, c.want)
		}
	}
	var r Result
	r.judgeHits(&Question{Text: "who?"}, []retrieval.Hit{hit(other, text)})
	if r.Passage != nil {
		t.Errorf("without evidence: %v", *r.Passage)
	}
}

func slicesOf[T any](x T, n int) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = x
	}
	return out
}

func TestAnAnswerIsJudgedByWhatTheQuestionExpects(t *testing.T) {
	light := article("light.md", "Mina keeps the light. It burns since 1903. "+strings.Repeat("빛", 300)+"Jun paints it.")
	first, second := cite(light, "Mina keeps the light."), cite(light, "It burns since 1903.")
	// 299 characters before the dot, which is the 300th.
	long := cite(light, strings.Repeat("빛", 300)+"Jun")
	far := strings.Repeat("x", 596) + " Min" + "a"
	q := Question{
		Evidence: "burnssince1903", Answers: []string{"Mina", "the keeper"},
		Facts: [][]string{{"nobody", "Mi na"}, {"1903"}, {"Jun"}},
	}
	for _, c := range []struct {
		name  string
		given answer.Answer
		want  Result
	}{
		{
			"all held", answer.Answer{Text: "Mina since 1903 [1], Jun", Short: "MINA.", Confidence: .8, Citations: []answer.Citation{second}},
			result(1, true, true, 1, 1),
		},
		{
			"the second quote", answer.Answer{Text: "x", Citations: []answer.Citation{first, second}},
			result(2, false, false, 0, 2.0/3),
		},
		{
			"the fourth quote", answer.Answer{Text: "x", Citations: []answer.Citation{first, first, first, second}},
			result(0, false, false, 0, 1.0/3),
		},
		{
			"beyond 600 characters", answer.Answer{Text: far, Citations: nil},
			result(0, false, false, 0, 0),
		},
		{
			"beyond 300 characters", answer.Answer{Text: "x", Citations: []answer.Citation{long}},
			result(0, false, false, 0, 0),
		},
		{
			// Bare "mi" and "mina" share two: 2*2/(2+4).
			"half of an answer", answer.Answer{Text: "Mi", Short: "Mi"},
			result(0, false, false, 2.0/3, 0),
		},
		{
			"an abstention that names it", answer.Answer{Text: "Mina?", Short: "Mina", Abstained: true, Citations: []answer.Citation{second}},
			result(0, false, false, 0, 0),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got Result
			got.judgeAnswer(&q, c.given)
			c.want.Answered, c.want.Said, c.want.Confidence = !c.given.Abstained, c.given.Text, c.given.Confidence
			if !c.given.Abstained {
				c.want.Short = c.given.Short
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func result(quote int, held, exact bool, f1, facts float64) Result {
	return Result{Quote: &quote, Answer: &held, ShortEM: &exact, ShortF1: &f1, Facts: &facts}
}

func TestConfidenceIsKeptAsANumberFrom0To1(t *testing.T) {
	for said, want := range map[float64]float64{.5: .5, 7: 1, -7: 0, math.Inf(1): 1, math.NaN(): 0} {
		var r Result
		r.judgeAnswer(&Question{}, answer.Answer{Confidence: said})
		if r.Confidence != want {
			t.Errorf("%v: got %v", said, r.Confidence)
		}
	}
}

func TestWhatIsRightDependsOnWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		name         string
		r            Result
		right, known bool
	}{
		{"nothing known", Result{}, false, false},
		{"third quote", Result{Quote: new(3), Answer: new(false)}, true, true},
		{"no quote", Result{Quote: new(0), Answer: new(true)}, false, true},
		{"all facts", Result{Facts: new(1.0)}, true, true},
		{"half of the facts", Result{Facts: new(.5)}, false, true},
		{"no quote but all facts", Result{Quote: new(0), Facts: new(1.0)}, true, true},
		{"an answer alone", Result{Answer: new(true)}, true, true},
		{"unanswerable", Result{Set: "near"}, false, true},
	} {
		if right, known := c.r.Right(); right != c.right || known != c.known {
			t.Errorf("%s: got %v, %v", c.name, right, known)
		}
	}
}
