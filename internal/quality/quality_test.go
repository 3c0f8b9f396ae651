package quality_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/answer"
	"footnote/corpus"
	"footnote/retrieval"
	"footnote/seeds"
)

var update = flag.Bool("update", false, "write the figures rather than compare them")

// figuresFile holds the figures by language.
const figuresFile = "testdata/seeds.json"

// A question is a line of the seeds' test data. Evidence is the place in the
// article that answers it, without white space.
type question struct {
	Question, Article, Evidence string
}

// figures are shares of the questions of one language, in ten-thousandths.
type figures struct {
	Questions int `json:"questions"`
	// RecallAt1 and RecallAt5: one of the first passages has the evidence.
	RecallAt1 int `json:"recall@1"`
	RecallAt5 int `json:"recall@5"`
	// MRR is the mean of 1/rank over the first 10 passages.
	MRR int `json:"mrr@10"`
	// QuoteAt1: the first citation has the evidence.
	QuoteAt1 int `json:"quote@1"`
	Answered int `json:"answered"`
	// AbsentQuestions are those that no article answers, and FalselyAnswered
	// the share of them that was answered all the same.
	AbsentQuestions int `json:"absent_questions"`
	FalselyAnswered int `json:"falsely_answered"`
}

func TestQuestionsOverTheSeedsAreAnsweredAsWellAsBefore(t *testing.T) {
	ix := seedIndex(t)
	answers := answer.New(answer.Options{Index: ix})
	present, absent := byLanguage(t, "questions.jsonl"), byLanguage(t, "absent.jsonl")
	got := make(map[string]figures)
	for lang := range present {
		f := figures{Questions: len(present[lang]), AbsentQuestions: len(absent[lang])}
		measureSearch(t, &f, ix, present[lang])
		measureAnswers(t, &f, answers, present[lang], absent[lang])
		got[lang] = f
	}
	if *update {
		write(t, got)
	}
	if diff := cmp.Diff(read(t), got); diff != "" {
		t.Errorf("the figures changed; if that is wanted, run this test with -update: -want +got\n%s", diff)
	}
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

// byLanguage reads a file of the seeds' test data.
func byLanguage(t *testing.T, name string) map[string][]question {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "seeds", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := make(map[string][]question)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		lang := "en"
		if strings.ContainsFunc(q.Question, func(r rune) bool { return r >= '가' && r <= '힣' }) {
			lang = "ko"
		}
		out[lang] = append(out[lang], q)
	}
	return out
}

func measureSearch(t *testing.T, f *figures, ix *retrieval.Index, questions []question) {
	t.Helper()
	var first, five, reciprocal float64
	for _, q := range questions {
		hits, err := ix.Search(t.Context(), retrieval.Query{Text: q.Question, K: 10})
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hits {
			if !q.answeredBy(h.Passage.Article, h.Passage.Text()) {
				continue
			}
			reciprocal += 1 / float64(i+1)
			if i < 5 {
				five++
			}
			if i == 0 {
				first++
			} else {
				t.Logf("passage %d answers %q", i+1, q.Question)
			}
			break
		}
	}
	f.RecallAt1, f.RecallAt5 = share(first, len(questions)), share(five, len(questions))
	f.MRR = share(reciprocal, len(questions))
}

func measureAnswers(t *testing.T, f *figures, answers *answer.Answerer, present, absent []question) {
	t.Helper()
	var quoted, answered, wrong float64
	for _, q := range present {
		a := ask(t, answers, q)
		if !a.Abstained {
			answered++
		}
		if len(a.Citations) > 0 && q.answeredBy(a.Citations[0].Article, a.Citations[0].Quote()) {
			quoted++
		} else {
			t.Logf("%q is answered by %q", q.Question, a.Text)
		}
	}
	for _, q := range absent {
		if a := ask(t, answers, q); !a.Abstained {
			wrong++
			t.Logf("%q is answered by %q", q.Question, a.Text)
		}
	}
	f.QuoteAt1, f.Answered = share(quoted, len(present)), share(answered, len(present))
	f.FalselyAnswered = share(wrong, len(absent))
}

func ask(t *testing.T, answers *answer.Answerer, q question) answer.Answer {
	t.Helper()
	a, err := answers.Answer(t.Context(), answer.Question{Text: q.Question}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// answeredBy reports whether a part of an article has the evidence.
func (q question) answeredBy(a *corpus.Article, text string) bool {
	return a.ID == q.Article && strings.Contains(strings.Join(strings.Fields(text), ""), q.Evidence)
}

func share(n float64, of int) int { return int(math.Round(10_000 * n / float64(max(1, of)))) }

func read(t *testing.T) map[string]figures {
	t.Helper()
	b, err := os.ReadFile(figuresFile)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]figures
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("read %s: %v", figuresFile, err)
	}
	return out
}

func write(t *testing.T, f map[string]figures) {
	t.Helper()
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(figuresFile, append(b, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
}
