package seeds_test

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"

	"footnote/seeds"
)

// copiedRun is how many letters and digits in a row count as copied. Names and
// titles alone reach 10 ("유영상 SK텔레콤 사장").
const copiedRun = 14

// articles returns the text of each sample article by file name.
func articles(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string)
	for _, name := range names {
		text, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(text)
	}
	return out
}

// cut parts an article into its front matter and its body.
func cut(t *testing.T, text string) (front, body string) {
	t.Helper()
	rest, opened := strings.CutPrefix(text, "---\n")
	front, body, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		t.Fatal("no front matter between --- lines")
	}
	return front, body
}

func TestArticlesAreFitToBeRead(t *testing.T) {
	for name, text := range articles(t) {
		t.Run(name, func(t *testing.T) {
			front, body := cut(t, text)
			var meta struct{ Title, Author, Publisher, Published, URL, Language string }
			if err := yaml.UnmarshalWithOptions([]byte(front), &meta, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			if meta.Title == "" || meta.Author == "" || meta.Publisher == "" {
				t.Errorf("title %q, author %q, publisher %q: one is missing", meta.Title, meta.Author, meta.Publisher)
			}
			if _, err := time.Parse(time.DateOnly, meta.Published); err != nil {
				t.Error(err)
			}
			base := strings.TrimSuffix(name, filepath.Ext(name))
			if !slices.Contains([]string{"ko", "en"}, meta.Language) || !strings.HasSuffix(base, "-"+meta.Language) {
				t.Errorf("language %q is not ko or en, or not the file name's", meta.Language)
			}
			if n := utf8.RuneCountInString(text); n < 900 || n > 2500 {
				t.Errorf("%d characters, want 900 to 2,500", n)
			}
			if !norm.NFC.IsNormalString(text) || strings.ContainsRune(text, '\r') {
				t.Error("not in NFC, or with carriage returns: what is shown would not be the file's bytes")
			}
			if strings.ContainsAny(body, "[]") {
				t.Error("square brackets look like an answer's marks")
			}
		})
	}
}

func TestBothLanguagesHaveArticles(t *testing.T) {
	count := make(map[string]int)
	for name := range articles(t) {
		base := strings.TrimSuffix(name, filepath.Ext(name))
		count[base[strings.LastIndexByte(base, '-')+1:]]++
	}
	if count["ko"] < 5 || count["en"] < 4 {
		t.Errorf("articles by language: %v, want 5 in Korean and 4 in English", count)
	}
}

func TestOnlyTheStargateArticlesTellOfAMeeting(t *testing.T) {
	meeting := regexp.MustCompile(`(?i)\bmeet|\bmet\b|attend|회동|참석`)
	for name, text := range articles(t) {
		if found := meeting.FindString(text); found != "" && !strings.HasPrefix(name, "samsung-stargate-") {
			t.Errorf("%s says %q", name, found)
		}
	}
}

func TestNoArticleCopiesTheSharedStories(t *testing.T) {
	stories, err := filepath.Glob(filepath.Join("..", "..", "shared", "seeds", "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(stories) == 0 {
		t.Skip("no shared/seeds beside the repository: copying is not checked")
	}
	runs := make(map[string]bool)
	for _, path := range stories {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for run := range lettersInARow(string(text)) {
			runs[run] = true
		}
	}
	for name, text := range articles(t) {
		for run := range lettersInARow(text) {
			if runs[run] {
				t.Errorf("%s copies %q", name, run)
			}
		}
	}
}

// lettersInARow yields each run of copiedRun letters and digits, whatever
// stands between them.
func lettersInARow(text string) iter.Seq[string] {
	letters := slices.DeleteFunc([]rune(strings.ToLower(norm.NFC.String(text))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return func(yield func(string) bool) {
		for i := 0; i+copiedRun <= len(letters); i++ {
			if !yield(string(letters[i : i+copiedRun])) {
				return
			}
		}
	}
}

type question struct {
	Question, Article, Evidence string
	Answers                     []string
}

// questions reads a file of testdata, one question a line.
func questions(t *testing.T, name string) []question {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []question
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatalf("%s line %d: %v", name, len(out)+1, err)
		}
		out = append(out, q)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEvidenceStandsInItsArticleOnce(t *testing.T) {
	texts := articles(t)
	asked := make(map[string]int)
	for _, q := range questions(t, "questions.jsonl") {
		asked[q.Article]++
		_, body := cut(t, texts[q.Article])
		if n := strings.Count(squeeze(body), q.Evidence); n != 1 || q.Evidence == "" {
			t.Errorf("%s: evidence stands in %s %d times", q.Question, q.Article, n)
		}
		if len(q.Answers) == 0 {
			t.Errorf("%s: no answers", q.Question)
		}
		for _, answer := range q.Answers {
			if !strings.Contains(q.Evidence, squeeze(answer)) {
				t.Errorf("%s: %q is not in the evidence", q.Question, answer)
			}
		}
	}
	for name := range texts {
		if asked[name] < 3 {
			t.Errorf("%s has %d questions, want 3", name, asked[name])
		}
	}
}

func TestAbsentQuestionsNameNoArticle(t *testing.T) {
	absent := questions(t, "absent.jsonl")
	if len(absent) < 10 {
		t.Errorf("%d absent questions, want 10", len(absent))
	}
	for _, q := range absent {
		if q.Question == "" || q.Article != "" || q.Evidence != "" || q.Answers != nil {
			t.Errorf("%+v is more or less than a question", q)
		}
	}
}

// squeeze removes all white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
