package answer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

// tables are folders of scripted model outputs; see docs/checking.md.
var tables = flag.String("tables", "", "folders of further tables of scripted model outputs, separated by commas")

// A tableRow is what a model replied, and which of its sentences may be shown.
type tableRow struct {
	ID, Kind, Lang, Question string
	// Articles are the passages given, in order.
	Articles []string
	// Reply is in the pieces in which it streams.
	Reply    []string
	Want     []wanted
	Abstains bool
}

type wanted struct {
	Text string
	Good bool
	Why  string
}

// A table is a folder of articles and rows.
type table struct {
	articles map[string]*corpus.Article
	index    *retrieval.Index
	rows     []tableRow
}

func readTable(t *testing.T, dir string) *table {
	t.Helper()
	out := &table{articles: make(map[string]*corpus.Article)}
	read, err := corpus.ReadFolder(t.Context(), os.DirFS(filepath.Join(dir, "articles")))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range read.Articles {
		out.articles[a.ID] = a
	}
	out.index = openIndex(t, read.Articles...)
	rows, err := os.ReadFile(filepath.Join(dir, "rows.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(bytes.NewReader(rows)); s.Scan(); {
		var row tableRow
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		out.rows = append(out.rows, row)
	}
	return out
}

// hits are the passages of a row, one of each article.
func (tb *table) hits(t *testing.T, row *tableRow) []retrieval.Hit {
	t.Helper()
	var out []retrieval.Hit
	for _, id := range row.Articles {
		a := tb.articles[id]
		if a == nil {
			t.Fatalf("%s: no article %s", row.ID, id)
		}
		p := &corpus.Passage{Article: a, Span: a.Body, Sentences: corpus.Sentences(a.Text, a.Body)}
		out = append(out, retrieval.Hit{Passage: p})
	}
	return out
}

// run reads a row's reply as a model's, and returns the draft.
func (tb *table) run(t *testing.T, row *tableRow) *draft {
	t.Helper()
	c := &call{Model: &Model{}, question: Question{Text: row.Question}, lang: row.Lang, hits: tb.hits(t, row), concepts: tb.index.Concepts}
	if err := c.prepare(1 << 20); err != nil {
		t.Fatal(err)
	}
	for _, piece := range row.Reply {
		if c.draft.write(piece) != nil {
			break
		}
	}
	c.draft.close(true)
	c.draft.show(true)
	return c.draft
}

// A tally counts sentences: bad ones that were caught and missed, good ones
// that were shown and cut.
type tally struct{ caught, missed, shown, cut int }

// precision is the share of the sentences that were withheld that are bad, recall
// that of the bad ones that were withheld.
func (n *tally) precision() float64 { return float64(n.caught) / float64(max(1, n.caught+n.cut)) }
func (n *tally) recall() float64    { return float64(n.caught) / float64(max(1, n.caught+n.missed)) }

// count compares a draft with what is wanted.
func (n *tally) count(t *testing.T, row *tableRow, d *draft) {
	t.Helper()
	if row.Abstains != d.abstained {
		t.Errorf("%s: abstains: %v", row.ID, d.abstained)
	}
	for _, w := range row.Want {
		shown, checks := false, []check.Check(nil)
		for _, s := range d.sentences {
			if sameWords(s.Text, w.Text) {
				checks = s.verdict.Checks
				shown = shown || s.out != ""
			}
		}
		switch {
		case w.Good && shown:
			n.shown++
		case w.Good:
			n.cut++
			t.Logf("%s (%s): good, but cut: %q: %v", row.ID, row.Kind, w.Text, checks)
		case shown:
			n.missed++
			t.Logf("%s (%s): bad (%s), but shown: %q", row.ID, row.Kind, w.Why, w.Text)
		default:
			n.caught++
		}
	}
}

// sameWords reports whether two texts have the same letters, or one all of the
// other's, as where sentences are cut in another way.
func sameWords(a, b string) bool {
	a, b = strings.Join(strings.FieldsFunc(a, notWordy), ""), strings.Join(strings.FieldsFunc(b, notWordy), "")
	return a == b || len(a) > 20 && strings.Contains(b, a) || len(b) > 20 && strings.Contains(a, b)
}

func notWordy(r rune) bool { return !wordy(r) }

// figures are what the tables of the repository come to; a change shows in the
// diff of this file. It is written by: go test ./answer -run ScriptedReplies -update-tables
const figuresFile = "check/testdata/figures.json"

var updateTables = flag.Bool("update-tables", false, "write the figures of the tables anew")

// A tableFigure is what a table came to, in sentences.
type tableFigure struct {
	Rows   int `json:"rows"`
	Caught int `json:"caught"`
	Missed int `json:"missed"`
	Shown  int `json:"shown"`
	Cut    int `json:"cut"`
}

func TestScriptedRepliesShowTheirGoodSentencesAndNoBadOne(t *testing.T) {
	got, own := make(map[string]tableFigure), []string{"first", "second", "third", "fourth", "fifth"}
	dirs := make([]string, 0, len(own))
	for _, name := range own {
		dirs = append(dirs, filepath.Join("check", "testdata", name))
	}
	dirs = append(dirs, slices.DeleteFunc(strings.Split(*tables, ","), func(s string) bool { return s == "" })...)
	for i, dir := range dirs {
		name := filepath.Base(dir)
		t.Run(name, func(t *testing.T) {
			tb := readTable(t, dir)
			var n tally
			for i := range tb.rows {
				n.count(t, &tb.rows[i], tb.run(t, &tb.rows[i]))
			}
			t.Logf("%d rows: precision %.3f, recall %.3f (%+v)", len(tb.rows), n.precision(), n.recall(), n)
			if i < len(own) {
				got[name] = tableFigure{len(tb.rows), n.caught, n.missed, n.shown, n.cut}
			}
		})
	}
	text, err := json.MarshalIndent(got, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *updateTables {
		err = os.WriteFile(figuresFile, append(text, '\n'), 0o600)
	}
	want, readErr := os.ReadFile(figuresFile)
	if err != nil || readErr != nil || strings.TrimSpace(string(want)) != string(text) {
		t.Errorf("%s has other figures (%v, %v): %s", figuresFile, err, readErr, text)
	}
}
