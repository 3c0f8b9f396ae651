package shown

import (
	"encoding/json"
	"errors"
	"strconv"
	"time"
	"unicode/utf8"

	"footnote/corpus"
)

// A Record is what was shown in answer to an event. All ids are Discord's.
type Record struct {
	// Event is the id of the interaction or message that was answered.
	Event string `json:"event"`
	// Question is as it was asked; empty once it was forgotten.
	Question string `json:"question,omitempty"`
	// Meant is the question as it was understood, where that is something else; it
	// is forgotten with it.
	Meant string `json:"meant,omitempty"`
	// Articles, Since and Until choose the articles that it was asked of.
	Articles []string  `json:"articles,omitempty"`
	Since    time.Time `json:"since,omitzero"`
	Until    time.Time `json:"until,omitzero"`
	// Language is "en" or "ko".
	Language string `json:"language,omitempty"`
	// Person asked it, in Channel.
	Person  string `json:"person,omitempty"`
	Channel string `json:"channel,omitempty"`
	// Private: it is shown to the person alone.
	Private bool `json:"private,omitempty"`
	// Mode is who worded the answer.
	Mode string `json:"mode,omitempty"`
	// Messages are where it is shown, in their order.
	Messages  []Message  `json:"messages,omitempty"`
	Citations []Citation `json:"citations,omitempty"`
	// Revealed are the events whose records go with this one: what the person was
	// shown alone in answer to the same question.
	Revealed []string `json:"revealed,omitempty"`
	// Created is when it was kept, to the millisecond.
	Created time.Time `json:"created"`
}

// A Message is one that shows an answer.
type Message struct {
	Channel string `json:"channel,omitempty"`
	ID      string `json:"id"`
}

// A Citation is where the quote with a number stands, in an article as it was.
type Citation struct {
	N       int         `json:"n"`
	Article string      `json:"article"`
	Hash    string      `json:"hash"`
	Span    corpus.Span `json:"span"`
}

// maxQuestion is in bytes; a message and a command's option have at most 6,000
// characters, of up to four bytes
// (https://discord.com/developers/docs/interactions/application-commands).
const maxQuestion = 24_000

func encode(r Record) ([]byte, error) {
	r.Question, r.Meant = beginning(r.Question), beginning(r.Meant)
	r.Created = r.Created.UTC().Truncate(time.Millisecond)
	return json.Marshal(r)
}

// beginning returns as much of a question as is kept.
func beginning(question string) string {
	if len(question) <= maxQuestion {
		return question
	}
	cut := maxQuestion
	for !utf8.RuneStart(question[cut]) {
		cut--
	}
	return question[:cut]
}

var errNoRecord = errors.New("not a record")

func decode(line []byte) (Record, error) {
	var r Record
	if json.Unmarshal(line, &r) != nil || snowflake(r.Event) == 0 {
		return Record{}, errNoRecord
	}
	return r, nil
}

// snowflake returns an id as a number, 0 if it is none
// (https://discord.com/developers/docs/reference#snowflakes).
func snowflake(id string) uint64 {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != id {
		return 0
	}
	return n
}
