package feedback

import (
	"encoding/json"
	"errors"
	"slices"
	"time"
)

// A Vote is what a person thinks of an answer.
type Vote string

// The votes. None is one that was taken back.
const (
	Up   Vote = "up"
	Down Vote = "down"
	None Vote = "none"
)

// An Answer is what was voted on.
type Answer struct {
	// ID is that of the event that it answers.
	ID       string `json:"answer"`
	Question string `json:"question,omitempty"`
	// Text is how the answer begins, at most 200 characters.
	Text  string `json:"text,omitempty"`
	Mode  string `json:"mode,omitempty"`
	Model string `json:"model,omitempty"`
	// Articles are the IDs of those that are cited.
	Articles []string `json:"articles,omitempty"`
}

// Counts are how many people voted for what.
type Counts struct{ Up, Down int }

// How much of an answer is kept, in characters, and how many of its articles.
const (
	maxText     = 200
	maxQuestion = 2000
	maxName     = 1000
	maxArticles = 25
)

// short returns the answer as it is kept.
func (a Answer) short() Answer {
	a.Question, a.Text = beginning(a.Question, maxQuestion), beginning(a.Text, maxText)
	a.Mode, a.Model = beginning(a.Mode, maxText), beginning(a.Model, maxText)
	var articles []string
	for _, id := range a.Articles {
		if id = beginning(id, maxName); len(articles) < maxArticles && !slices.Contains(articles, id) {
			articles = append(articles, id)
		}
	}
	a.Articles = articles
	return a
}

// beginning returns the first characters of a text.
func beginning(text string, limit int) string {
	n := 0
	for i := range text {
		if n == limit {
			return text[:i]
		}
		n++
	}
	return text
}

// A line is what the file holds of a vote. The first one of an answer tells what
// that is, others may only name it.
type line struct {
	Answer
	// Person is a hash.
	Person string    `json:"person"`
	Vote   Vote      `json:"vote"`
	At     time.Time `json:"at"`
}

// maxID is in bytes.
const maxID = 64

var errNoVote = errors.New("not a vote")

func (l line) check() error {
	if l.ID == "" || len(l.ID) > maxID || l.Person == "" || !slices.Contains([]Vote{Up, Down, None}, l.Vote) {
		return errNoVote
	}
	return nil
}

func decode(data []byte) (line, error) {
	var l line
	if json.Unmarshal(data, &l) != nil || l.check() != nil {
		return line{}, errNoVote
	}
	return l, nil
}
