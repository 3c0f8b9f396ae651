package quality_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/evaluate"
	"footnote/internal/message"
	"footnote/retrieval"
	"footnote/seeds"
)

var update = flag.Bool("update", false, "write the figures rather than compare them")

// figuresFile holds the figures by language.
const figuresFile = "testdata/seeds.json"

func TestQuestionsOverTheSeedsAreAnsweredAsWellAsBefore(t *testing.T) {
	ix := seedIndex(t)
	answers := answer.New(answer.Options{Index: ix})
	got := make(map[string]map[string]float64)
	for lang, questions := range byLanguage(t, ix.Articles()) {
		run, err := evaluate.Measure(t.Context(), evaluate.Options{Index: ix, Answerer: answers}, questions)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range run.Failures() {
			t.Logf("%s: %q is answered by %q", f.Why, f.Question, f.Said)
		}
		got[lang] = figures(run)
	}
	if *update {
		write(t, got)
	}
	if diff := cmp.Diff(read(t), got); diff != "" {
		t.Errorf("the figures changed; if that is wanted, run this test with -update: -want +got\n%s", diff)
	}
}

// figures returns the figures of a run that are the same in each, and how many
// questions they are taken over.
func figures(run *evaluate.Run) map[string]float64 {
	answerable, unanswerable, _ := run.Count()
	out := map[string]float64{"n": float64(answerable), "unanswerable": float64(unanswerable)}
	for _, f := range run.Figures() {
		if !f.Time() {
			out[f.Name] = f.Value
		}
	}
	return out
}

func seedIndex(t *testing.T) *retrieval.Index {
	t.Helper()
	folder, err := corpus.ReadFolder(t.Context(), seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := retrieval.Open("", retrieval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(t.Context(), folder.Articles, nil); err != nil {
		t.Fatal(err)
	}
	return ix
}

// byLanguage reads the questions of the seeds' test data.
func byLanguage(t *testing.T, articles []*corpus.Article) map[string][]evaluate.Question {
	t.Helper()
	folder := filepath.Join("..", "..", "seeds", "testdata")
	present, err := evaluate.ReadQuestions(filepath.Join(folder, "questions.jsonl"), 0)
	if err != nil {
		t.Fatal(err)
	}
	absent, err := evaluate.ReadUnanswerable(filepath.Join(folder, "absent.jsonl"), 0)
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(present.Questions, absent.Questions)
	unfound, err := evaluate.Check(all, articles)
	if err != nil || len(unfound) > 0 {
		t.Fatal(err, unfound)
	}
	out := make(map[string][]evaluate.Question)
	for _, q := range all {
		lang := message.Of(q.Text)
		out[lang] = append(out[lang], q)
	}
	return out
}

func read(t *testing.T) map[string]map[string]float64 {
	t.Helper()
	b, err := os.ReadFile(figuresFile)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]map[string]float64
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("read %s: %v", figuresFile, err)
	}
	return out
}

func write(t *testing.T, f map[string]map[string]float64) {
	t.Helper()
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(figuresFile, append(b, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
}
