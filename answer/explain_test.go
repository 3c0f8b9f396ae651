package answer

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// explainable are questions that end in many ways, with the decision.
var explainable = map[string]Decision{
	"Where did the Samsung meeting take place?":        DecisionAnswered,
	"When was Big Nettie lifted out of Skellan Sound?": DecisionAnswered,
	"회동은 어디에서 열렸나요?":                                   DecisionAnswered,
	"회동에는 누가 참석했나요?":                                   DecisionListed,
	"Which hotel did the astronaut book in Reykjavik?": DecisionUnsure,
	"화성 탐사선은 언제 발사되었나요?":                               DecisionUnsure,
	"?": DecisionNothing,
	"":  DecisionNothing,
	"\x00\u202e[1] zzzz\n" + strings.Repeat("qx\U000E0041 ", 900): DecisionUnsure,
}

func TestAnExplanationChangesNothingAndIsThereOnlyIfAskedFor(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for question := range explainable {
		want := answered(t, an, Question{Text: question})
		if want.Explanation != nil {
			t.Errorf("%.40q is explained unasked", question)
		}
		got := answered(t, an, Question{Text: question, Explain: true})
		again := answered(t, an, Question{Text: question, Explain: true})
		if diff := cmp.Diff(got, again, cmpopts.IgnoreUnexported(retrieval.Concept{})); diff != "" {
			t.Errorf("%.40q explained again: %s", question, diff)
		}
		got.Explanation = nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%.40q: %s", question, diff)
		}
	}
}

func TestAnExplanationTellsTheDecisionAndWhy(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	whys := make(map[string]bool)
	for question, want := range explainable {
		a := answered(t, an, Question{Text: question, Language: "en", Explain: true})
		e := a.Explanation
		if e.Decision != want || e.Model || e.Why == "" || strings.Contains(e.Why, "%!") {
			t.Errorf("%.40q: %s, %q, model %v", question, e.Decision, e.Why, e.Model)
		}
		if abstained := want == DecisionUnsure || want == DecisionNothing; a.Abstained != abstained {
			t.Errorf("%.40q: abstained %v", question, a.Abstained)
		}
		if listed := want == DecisionListed; listed && len(e.Phrases) > 0 {
			t.Errorf("%.40q: a list with the candidates %v", question, e.Phrases)
		}
		whys[e.Why] = true
	}
	if len(whys) < 4 {
		t.Errorf("whys %v", whys)
	}
}

const tolerance = 1e-9

func TestWhatIsExplainedAddsUpToWhatWasDecidedBy(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for question, decision := range explainable {
		a := answered(t, an, Question{Text: question, Explain: true})
		c := a.Explanation.Confidence
		if c.Value != a.Confidence || c.Threshold != leastConfidence {
			t.Errorf("%.40q: confidence %v of %v, answer's %v", question, c.Value, c.Threshold, a.Confidence)
		}
		if decision == DecisionNothing {
			if diff := cmp.Diff(ConfidenceScore{Threshold: leastConfidence}, c); diff != "" {
				t.Errorf("%.40q: %s", question, diff)
			}
			continue
		}
		sum := c.Bias + added(c.Clues) + c.Rest
		if math.Abs(sum-c.Logit) > tolerance || math.Abs(1/(1+math.Exp(-sum))-c.Value) > tolerance {
			t.Errorf("%.40q: clues add up to %v, logit %v, confidence %v", question, sum, c.Logit, c.Value)
		}
		checkHeaviest(t, c.Clues, mostClues)
		total := 0.0
		for _, s := range a.Explanation.Statements {
			if sum := added(s.Features) + s.Rest; math.Abs(sum-s.Score) > tolerance {
				t.Errorf("%.40q: features add up to %v, score %v", question, sum, s.Score)
			}
			checkHeaviest(t, s.Features, mostFeatures)
			total += s.Share
		}
		if total > 1+tolerance {
			t.Errorf("%.40q: shares of %v", question, total)
		}
	}
}

func added(features []Contribution) float64 {
	sum := 0.0
	for _, f := range features {
		sum += f.Amount()
	}
	return sum
}

func checkHeaviest(t *testing.T, features []Contribution, most int) {
	t.Helper()
	if len(features) == 0 || len(features) > most {
		t.Errorf("%d features", len(features))
	}
	for i := 1; i < len(features); i++ {
		if math.Abs(features[i].Amount()) > math.Abs(features[i-1].Amount()) {
			t.Errorf("not heaviest first: %v", features)
		}
	}
}

// All features are told of if there is room: nothing else makes up a score.
func TestAScoreHasNoPartBesideItsFeatures(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for question := range explainable {
		r, err := an.read(t.Context(), Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.statements {
			_, rest := heaviest(s.score, s.features[:], statementWeights()[:], statementNamesOf, len(statementNamesOf))
			if math.Abs(rest) > tolerance {
				t.Errorf("%.40q: %v of the score %v are of no feature", question, rest, s.score)
			}
		}
	}
}

func TestAnExplanationTellsHowTheQuestionIsUnderstood(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for question, want := range map[string]struct{ kind, focus, language string }{
		"Who won the hockey final?":           {"who", "", "en"},
		"Which hotel did Altman stay at?":     {"where", "hotel", "en"},
		"Why did the gearbox overheat?":       {"why", "", "en"},
		"마라톤의 참가비는 얼마인가요?":                    {"number", "참가비", "ko"},
		"혜성은 어느 해에 다시 오나요?":                   {"year", "해에", "ko"},
		"What do the bees make on the roofs?": {"other", "", "en"},
	} {
		e := answered(t, an, Question{Text: question, Explain: true}).Explanation
		if e.Kind != want.kind || Kind(question) != want.kind || e.Language != want.language || want.focus != "" && e.Focus != want.focus {
			t.Errorf("%s: %s %q %s", question, e.Kind, e.Focus, e.Language)
		}
		if len(e.Concepts) == 0 || len(e.Hits) == 0 || e.Hits[0].Explanation == nil {
			t.Errorf("%s: concepts %v, hits %v", question, e.Concepts, e.Hits)
		}
	}
}

func TestAnExplanationTellsTheRewrittenQuestion(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	before := "When was Big Nettie lifted out of Skellan Sound?"
	for question, want := range map[string]string{
		"And where?": "where? (Big Nettie lifted out of Skellan Sound)", "Where was the Samsung meeting?": "",
	} {
		e := answered(t, an, Question{Text: question, History: []Turn{{Question: before}}, Explain: true}).Explanation
		if e.Rewritten != want || (e.Rewriting == RewritingCarried) != (want != "") {
			t.Errorf("%s: rewritten to %q by %q, want %q", question, e.Rewritten, e.Rewriting, want)
		}
	}
}

func TestAnExplanationTellsWhatTheModelDid(t *testing.T) {
	s := openaitest.New(t)
	an := modelAnswerer(t, s)
	for name, c := range map[string]struct {
		reply openaitest.Reply
		want  Decision
		// model: it is said that a model answered.
		model bool
	}{
		"answers":  {openaitest.Text("The meeting was at Samsung's Seocho building. [1]"), DecisionModelAnswered, true},
		"abstains": {openaitest.Text("NO_ANSWER"), DecisionModelAbstained, true},
		"fails":    {openaitest.Fault(500, "", "no"), DecisionAnswered, false},
	} {
		s.Reset()
		s.Chat(c.reply)
		a := answered(t, an, Question{Text: "Where did the Samsung meeting take place?", Explain: true})
		e := a.Explanation
		if e.Decision != c.want || e.Model != c.model || len(e.Statements) == 0 || e.Confidence.Value < a.Confidence {
			t.Errorf("%s: %s, model %v, %d statements, confidence %v", name, e.Decision, e.Model, len(e.Statements), e.Confidence.Value)
		}
	}
}

func TestAnExplanationHoldsFiniteNumbersAlone(t *testing.T) {
	full, empty := openIndex(t, seedArticles(t)...), openIndex(t)
	for question := range explainable {
		for _, ix := range []*retrieval.Index{full, empty} {
			e := answered(t, New(Options{Index: ix}), Question{Text: question, Explain: true}).Explanation
			e.Hits = nil
			if _, err := json.Marshal(e); err != nil {
				t.Errorf("%.40q: %v", question, err)
			}
		}
	}
}

func TestTheDocumentationTellsWhatEachFeatureAndClueIs(t *testing.T) {
	page, err := os.ReadFile("../docs/explain.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Concat(statementNamesOf, clueNames[clueBias+1:]) {
		both := strings.TrimSuffix(name, "-in-passage") // told together
		if !strings.Contains(string(page), "`"+name+"`") && !strings.Contains(string(page), "`"+both+"`") {
			t.Errorf("docs/explain.md does not tell what %s is", name)
		}
	}
}
