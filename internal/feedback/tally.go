package feedback

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"time"
)

// A tally is what all lines of a file come to.
type tally struct {
	answers map[string]*tallied
	// lines is how many were read, votes how many of them count.
	lines, votes int
}

// tallied is an answer with its votes, by person.
type tallied struct {
	answer Answer
	votes  map[string]cast
	// last is when the last of them was given, as [tally.latest] found it.
	last time.Time
}

// A cast is a vote that counts.
type cast struct {
	vote Vote
	at   time.Time
}

func newTally() *tally { return &tally{answers: make(map[string]*tallied)} }

// read counts a line of the file; one that is damaged has no vote.
func (t *tally) read(data []byte) {
	if l, err := decode(data); err == nil {
		t.add(l)
	} else {
		t.lines++
	}
}

func (t *tally) add(l line) {
	t.lines++
	a := t.answers[l.ID]
	if a == nil {
		a = &tallied{answer: Answer{ID: l.ID}, votes: make(map[string]cast)}
		t.answers[l.ID] = a
	}
	if l.tells() && !a.told() {
		a.answer = l.Answer.short()
	}
	t.votes -= len(a.votes)
	if l.Vote == None {
		delete(a.votes, l.Person)
	} else {
		a.votes[l.Person] = cast{l.Vote, l.At}
	}
	t.votes += len(a.votes)
}

// tells reports whether an answer says more than its ID.
func (a Answer) tells() bool { return a.Question != "" || a.Text != "" }

func (a *tallied) told() bool { return a.answer.tells() }

func (a *tallied) counts() (c Counts) {
	for _, v := range a.votes {
		if v.vote == Up {
			c.Up++
		} else {
			c.Down++
		}
	}
	return c
}

// latest returns the answers that have votes, the one voted on last first.
func (t *tally) latest() []*tallied {
	all := slices.DeleteFunc(slices.Collect(maps.Values(t.answers)), func(a *tallied) bool { return len(a.votes) == 0 })
	for _, a := range all {
		a.last = time.Time{}
		for _, v := range a.votes {
			if v.at.After(a.last) {
				a.last = v.at
			}
		}
	}
	slices.SortFunc(all, func(a, b *tallied) int {
		return cmp.Or(b.last.Compare(a.last), cmp.Compare(b.answer.ID, a.answer.ID))
	})
	return all
}

// How much is kept, the latest: more than an operator reads, and some 10 MB.
const (
	maxAnswers = 10_000
	maxVotes   = 100_000
	// fewLines are not worth being written anew.
	fewLines = 1000
)

// crowded reports whether most lines of the file no longer count, or there are
// too many.
func (t *tally) crowded() bool {
	return t.lines > fewLines && t.lines > 2*t.votes || len(t.answers) > maxAnswers || t.votes > maxVotes
}

// write writes the lines that count, of the latest answers. It leaves room, so
// that it is not soon called again.
func (t *tally) write(w io.Writer) error {
	kept, votes := 0, 0
	for _, a := range t.latest() {
		if votes += len(a.votes); kept == maxAnswers*9/10 || kept > 0 && votes > maxVotes*9/10 {
			break
		}
		kept++
	}
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, a := range slices.Backward(t.latest()[:kept]) {
		of := a.answer
		for _, person := range slices.Sorted(maps.Keys(a.votes)) {
			vote := a.votes[person]
			if err := lines.Encode(line{of, person, vote.vote, vote.at}); err != nil {
				return err
			}
			of = Answer{ID: of.ID}
		}
	}
	return out.Flush()
}
