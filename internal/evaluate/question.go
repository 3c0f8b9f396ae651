package evaluate

import (
	"path"
	"path/filepath"
	"strings"

	"footnote/corpus"
)

// A Question is a line of a question file.
type Question struct {
	// ID is the question's text where the file gives none.
	ID   string
	Text string
	// Article is an ID, or the base name of one; empty if any article will do.
	Article string
	// Evidence is the place in the article that answers, without white space.
	Evidence string
	// Answers are what may stand in the answer; any one will do.
	Answers []string
	// Facts are what the answer must tell, each in one of several wordings.
	Facts [][]string
	// Set is empty for a question that the articles answer, and for one that they
	// do not it names the set that is counted together.
	Set string

	// path and line are where it stands; line is 1-based. written is the evidence
	// as it stands there.
	path    string
	line    int
	written string
}

// Absent is the set of the unanswerable questions that stand among others.
const Absent = "absent"

// setName names the questions of a file: its base name without the extension,
// if anything is left then.
func setName(file string) string {
	base := filepath.Base(file)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" {
		return name
	}
	return base
}

// means reports whether the question is about an article.
func (q *Question) means(a *corpus.Article) bool {
	return q.Article == "" || a.ID == q.Article || path.Base(a.ID) == q.Article
}

// answeredBy reports whether a text of an article holds the evidence and is
// short enough, in characters, to be read.
func (q *Question) answeredBy(a *corpus.Article, text string, limit int) bool {
	return q.means(a) && within(text, limit) && strings.Contains(squeeze(text), q.Evidence)
}
