package retrieval

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
)

// The flags name question sets to measure the arms on: a folder of articles,
// and a file of questions as JSON lines.
var (
	armsCorpus    = flag.String("arms-corpus", "", "measure both arms over this folder")
	armsQuestions = flag.String("arms-questions", "", "with these questions")
)

type armsQuestion struct{ Question, Article, Evidence string }

// TestEachArmAndTheirFusion logs how often the right passage comes first, and
// among five, by words, by vectors, and by both at several weights with what
// proximity adds, as a search has it.
func TestEachArmAndTheirFusion(t *testing.T) {
	if *armsCorpus == "" || *armsQuestions == "" {
		t.Skip("no question set: -arms-corpus and -arms-questions name none")
	}
	ix, questions := armsIndex(t), armsRead(t)
	arms := make(map[string][2]int)
	count := func(name string, found []scored, q armsQuestion) {
		n := arms[name]
		for i, f := range found[:min(5, len(found))] {
			if p := ix.state().passages[f.doc]; p.Article.ID == q.Article && squeezed(p.Text(), q.Evidence) {
				n[1]++
				if i == 0 {
					n[0]++
				}
				break
			}
		}
		arms[name] = n
	}
	for _, q := range questions {
		st := ix.state()
		concepts := st.lexical.concepts(q.Question)
		lexical := st.lexical.search(queryTerms(concepts), fetch, nil)
		var vector []scored
		for _, m := range ix.nearest(t.Context(), Query{Text: q.Question, K: fetch}) {
			vector = append(vector, scored{uint32(st.byID[m.ID]), m.Similarity})
		}
		count("words", lexical, q)
		count("vectors", vector, q)
		for name, weight := range map[string]float64{"0": 0, ".02": .02, ".05": .05, ".1": .1, ".15": .15, ".2": .2, ".3": .3} {
			trust := trustLexical(lexical, concepts)
			fused := fuse(lexical, vector, trust, weight)
			newProximity(concepts).rank(fused, st.passages, trust*(1-weight))
			count(name, fused, q)
		}
	}
	for _, name := range []string{"words", "vectors", "0", ".02", ".05", ".1", ".15", ".2", ".3"} {
		n := float64(len(questions))
		t.Logf("%-8s recall@1 %.3f, @5 %.3f", name, float64(arms[name][0])/n, float64(arms[name][1])/n)
	}
	if len(questions) == 0 {
		t.Error("no questions")
	}
}

// squeezed reports whether a text has some evidence, white space aside.
func squeezed(text, evidence string) bool {
	join := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return strings.Contains(join(text), join(evidence))
}

func armsIndex(t *testing.T) *Index {
	t.Helper()
	folder, err := corpus.ReadFolder(t.Context(), os.DirFS(*armsCorpus))
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(t.Context(), folder.Articles, nil); err != nil {
		t.Fatal(err)
	}
	return ix
}

func armsRead(t *testing.T) []armsQuestion {
	t.Helper()
	f, err := os.Open(filepath.Clean(*armsQuestions))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []armsQuestion
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q armsQuestion
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}
