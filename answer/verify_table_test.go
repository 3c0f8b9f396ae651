package answer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A verifyRow is a text, and what the sample articles say of each of its sentences.
type verifyRow struct {
	Kind, Text string
	Want       []string
}

func readVerifyRows(t *testing.T, name string) []verifyRow {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []verifyRow
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		var row verifyRow
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rows = append(rows, row)
	}
	return rows
}

// A findingFigure is how a table's sentences of one finding came out.
type findingFigure struct {
	Wanted int `json:"wanted"`
	Found  int `json:"found"`
	Right  int `json:"right"`
}

// verifyFigures are by finding.
type verifyFigures map[string]*findingFigure

func (f verifyFigures) of(finding string) *findingFigure {
	if f[finding] == nil {
		f[finding] = &findingFigure{}
	}
	return f[finding]
}

func (f verifyFigures) count(want, got string) {
	f.of(want).Wanted++
	f.of(got).Found++
	if want == got {
		f.of(got).Right++
	}
}

func (f verifyFigures) String() string {
	var b strings.Builder
	for _, finding := range []Finding{Supported, Contradicted, NotFound, NoClaim} {
		n := f.of(string(finding))
		fmt.Fprintf(&b, "%s: precision %.3f, recall %.3f of %d; ", finding, float64(n.Right)/float64(max(1, n.Found)), float64(n.Right)/float64(max(1, n.Wanted)), n.Wanted)
	}
	return b.String()
}

// verifyFiguresFile holds what the tables come to; a change shows in its diff. It is
// written by: go test ./answer -run VerifyTables -update-tables
const verifyFiguresFile = "testdata/verify-figures.json"

func TestVerifyTablesComeToTheirFigures(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	all := make(map[string]verifyFigures)
	for _, name := range []string{"verify-first", "verify-second", "verify-third"} {
		figures := make(verifyFigures)
		for _, row := range readVerifyRows(t, name) {
			verdicts, err := an.Verify(t.Context(), Claims{Text: row.Text})
			if err != nil {
				t.Fatal(err)
			}
			if len(verdicts) != len(row.Want) {
				t.Errorf("%q: %d sentences, want %d", row.Text, len(verdicts), len(row.Want))
				continue
			}
			checkVerdicts(t, row.Text, verdicts)
			for i, v := range verdicts {
				want := strings.ReplaceAll(row.Want[i], "_", " ")
				figures.count(want, string(v.Finding))
				if string(v.Finding) != want {
					t.Logf("%s (%s): %s, want %s: %q: %s %v", name, row.Kind, v.Finding, want, v.Sentence, v.Why, quotesOf(v))
				}
			}
		}
		t.Logf("%s: %v", name, figures)
		all[name] = figures
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *updateTables {
		err = os.WriteFile(verifyFiguresFile, append(text, '\n'), 0o600)
	}
	want, readErr := os.ReadFile(verifyFiguresFile)
	if err != nil || readErr != nil || strings.TrimSpace(string(want)) != string(text) {
		t.Errorf("%s has other figures (%v, %v): %s", verifyFiguresFile, err, readErr, text)
	}
}

func quotesOf(v Verdict) []string {
	var out []string
	for _, c := range v.Citations {
		out = append(out, c.Quote())
	}
	return out
}
