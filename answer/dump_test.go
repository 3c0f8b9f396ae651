package answer

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
	"footnote/retrieval"
)

var (
	dumpTo    = flag.String("dump", "", "")
	dumpEvery = flag.Int("every", 2, "")
	dumpDir   = flag.String("set", "", "")
)

type dumpRow struct {
	ID, Question, Article, Evidence string
	Answers                         []string
}
type dumpPhrase struct {
	F                 []float64 `json:"f"`
	Shape, Is, Before int
	Text              string `json:"t"`
}
type dumpStatement struct {
	F       []float64    `json:"f"`
	Y       bool         `json:"y"`
	Ko      bool         `json:"ko"`
	Phrases []dumpPhrase `json:"ph,omitempty"`
}
type dumpQuestion struct {
	ID, Set, Article, Question string
	Kind                       int
	Answers                    []string
	Right                      bool
	C                          []float64
	S                          []dumpStatement
}

func squeezeMap(s string) (string, []int) {
	var b strings.Builder
	var at []int
	for i, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		for range len(string(r)) {
			at = append(at, i)
		}
		b.WriteRune(r)
	}
	return b.String(), at
}

func TestDump(t *testing.T) {
	if *dumpTo == "" {
		t.Skip("no -dump")
	}
	folder, err := corpus.ReadFolder(t.Context(), os.DirFS(*dumpDir+"/corpus"))
	if err != nil {
		t.Fatal(err)
	}
	ix, _ := retrieval.Open("", retrieval.Options{})
	if _, err := ix.Update(t.Context(), folder.Articles, nil); err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create(*dumpTo)
	w := bufio.NewWriter(f)
	defer f.Close()
	defer w.Flush()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, name := range []string{"questions", "near", "absent", "questions-en"} {
		in, err := os.Open(*dumpDir + "/" + name + ".jsonl")
		if err != nil {
			continue
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<24)
		for n := 0; lines.Scan(); n++ {
			if *dumpEvery > 1 && strings.Contains(*dumpDir, "korquad") && name != "near" && name != "questions-en" && n%*dumpEvery != 0 {
				continue
			}
			var row dumpRow
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			_ = enc.Encode(dumpOne(t, ix, name, row))
			if name == "questions" {
				_ = enc.Encode(dumpOne(t, ix, "gone", row))
			}
		}
	}
}

func dumpOne(t *testing.T, ix *retrieval.Index, set string, row dumpRow) dumpQuestion {
	text := strings.Join(strings.Fields(row.Question), " ")
	hits, err := ix.Search(t.Context(), retrieval.Query{Text: text, K: depth + 4, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	if set == "gone" {
		hits = slices.DeleteFunc(hits, func(h retrieval.Hit) bool {
			sq, _ := squeezeMap(h.Passage.Text())
			return strings.Contains(sq, row.Evidence)
		})
	}
	hits = hits[:min(depth, len(hits))]
	r := newReading(newInquiry(text, ix.Concepts(topic(text))), hits)
	out := dumpQuestion{ID: row.ID, Set: set, Article: row.Article, Question: text, Kind: int(r.kind), Answers: row.Answers, C: rounded(r.evidence[:])}
	answerable := strings.HasPrefix(set, "questions")
	if answerable && len(r.statements) > 0 {
		_, cs := compose(r.pick())
		for _, c := range cs[:min(3, len(cs))] {
			sq, _ := squeezeMap(c.Quote())
			out.Right = out.Right || strings.TrimSuffix(c.Article.ID, ".txt") == strings.TrimSuffix(row.Article, ".txt") && strings.Contains(sq, row.Evidence)
		}
	}
	if set != "questions" && set != "questions-en" {
		return out
	}
	for i, s := range r.statements {
		a := s.passage.Article
		d := dumpStatement{F: rounded(s.features[:]), Ko: strings.ContainsFunc(a.Quote(s.span), func(r rune) bool { return r >= '가' && r <= '힣' })}
		if strings.TrimSuffix(a.ID, ".txt") == strings.TrimSuffix(row.Article, ".txt") {
			sq, at := squeezeMap(a.Text)
			if i := strings.Index(sq, row.Evidence); i >= 0 {
				k := len(row.Evidence) / 2
				for _, ans := range row.Answers {
					an, _ := squeezeMap(ans)
					if j := strings.Index(row.Evidence, an); j >= 0 {
						k = j
						break
					}
				}
				es := at[min(len(at)-1, i+k)]
				d.Y = s.span.Start <= es && es < s.span.End
			}
		}
		if d.Y && s.phrases == nil {
			r.parse(s)
		}
		if d.Y || i < 0 {
			for j := range s.phrases {
				p := &s.phrases[j]
				c := r.clues(a.Text, s.tokens, p)
				d.Phrases = append(d.Phrases, dumpPhrase{F: rounded(c.features[:]), Shape: int(c.shape), Is: int(c.is), Before: int(c.before), Text: a.Text[p.span.Start:p.span.End]})
			}
		}
		out.S = append(out.S, d)
	}
	return out
}

func rounded(v []float64) []float64 {
	out := make([]float64, len(v))
	for i := range v {
		out[i] = math.Round(v[i]*1e4) / 1e4
	}
	return out
}

func TestDumpNames(t *testing.T) {
	if *dumpTo == "" {
		t.Skip("no -dump")
	}
	b, _ := json.Marshal(map[string][]string{"statement": statementNamesOf, "phrase": phraseNames, "shape": shapeNames, "particle": particleNames, "before": beforeNames, "kind": kindNames, "confidence": confidenceNames})
	_ = os.WriteFile(*dumpTo+".names", b, 0o600)
}
