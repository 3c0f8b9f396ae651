package answer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"footnote/corpus"
	"footnote/internal/message"
)

// fitLanguages are those that the reader has weights for, in the order in which
// they stand in weights.txt.
var fitLanguages = []string{message.English, message.Korean}

// A fitSet is a folder of articles with questions about them:
//
//	corpus/             the articles
//	questions.jsonl     questions that they answer
//	questions-en.jsonl  the same in English, where the articles are not (optional)
//	near.jsonl          questions about an article of the folder whose answer
//	                    stood in a part that was left out of it (optional)
//	absent.jsonl        questions about articles that are not there (optional)
//
// The files are as docs/eval.md has them. That internal/evaluate reads them too
// is of no use here, as it imports this package.
type fitSet struct {
	// lang is that of most articles.
	lang     string
	articles []*corpus.Article
	// questions and english are answered by the articles, near and absent are
	// not.
	questions, english, near, absent []fitQuestion
}

// A fitQuestion is a line of a file of questions. The evidence, and the answers,
// are squeezed.
type fitQuestion struct {
	Question, Article, Evidence string
	Answers                     []string
	Unanswerable                bool
}

func readFitSet(t *testing.T, dir string) *fitSet {
	t.Helper()
	folder, err := corpus.ReadFolder(t.Context(), os.DirFS(filepath.Join(dir, "corpus")))
	if err != nil {
		t.Fatal(err)
	}
	s := &fitSet{articles: folder.Articles}
	korean := 0
	for _, a := range s.articles {
		korean += count(message.Of(a.Text) == message.Korean)
	}
	s.lang = fitLanguages[count(2*korean > len(s.articles))]
	for _, q := range readFitQuestions(t, filepath.Join(dir, "questions.jsonl")) {
		switch {
		case q.Unanswerable:
			s.absent = append(s.absent, q)
		case q.Evidence != "":
			s.questions = append(s.questions, q)
		}
	}
	if len(s.articles) == 0 || len(s.questions) == 0 {
		t.Fatalf("%s: no articles, or no questions that have evidence", dir)
	}
	s.near = readFitQuestions(t, filepath.Join(dir, "near.jsonl"))
	s.absent = append(s.absent, readFitQuestions(t, filepath.Join(dir, "absent.jsonl"))...)
	for _, q := range readFitQuestions(t, filepath.Join(dir, "questions-en.jsonl")) {
		if q.Evidence != "" {
			s.english = append(s.english, q)
		}
	}
	return s
}

// readFitQuestions returns the questions of a file, none if there is no file.
func readFitQuestions(t *testing.T, file string) []fitQuestion {
	t.Helper()
	data, err := os.ReadFile(filepath.Clean(file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		t.Fatal(err)
	}
	var out []fitQuestion
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var q fitQuestion
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatalf("%s:%d: %v", file, n, err)
		}
		q.Question, q.Article = oneLine(q.Question), norm.NFC.String(q.Article)
		q.Evidence, _ = squeeze(norm.NFC.String(q.Evidence))
		for i, a := range q.Answers {
			q.Answers[i] = norm.NFC.String(a)
		}
		out = append(out, q)
	}
	return out
}

// means reports whether a question is about an article.
func (q *fitQuestion) means(a *corpus.Article) bool {
	return q.Article == "" || a.ID == q.Article || path.Base(a.ID) == q.Article
}

// in reports whether a text of an article holds the evidence.
func (q *fitQuestion) in(a *corpus.Article, text string) bool {
	squeezed, _ := squeeze(text)
	return q.means(a) && strings.Contains(squeezed, q.Evidence)
}

// at returns where in an article the answer begins, as a byte offset; where no
// answer stands in the evidence, it is in the middle of that. It is -1 if the
// article has no such evidence.
func (q *fitQuestion) at(a *corpus.Article) int {
	if !q.means(a) {
		return -1
	}
	text, offsets := squeeze(a.Text)
	start := strings.Index(text, q.Evidence)
	if start < 0 {
		return -1
	}
	for _, said := range q.Answers {
		said, _ = squeeze(said)
		if i := strings.Index(q.Evidence, said); i >= 0 {
			return offsets[start+i]
		}
	}
	return offsets[start+len(q.Evidence)/2]
}

// squeeze returns a text without white space, and for each byte of that the byte
// offset of its character in the text.
func squeeze(text string) (string, []int) {
	var b strings.Builder
	var at []int
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		for range utf8.RuneLen(r) {
			at = append(at, i)
		}
		b.WriteRune(r)
	}
	return b.String(), at
}
