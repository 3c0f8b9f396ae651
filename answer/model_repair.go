package answer

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
)

// faulty is a sentence that is to be put right, as the prompt tells it.
type faulty struct {
	N      int
	Text   string
	Faults []check.Check
}

// repair asks the model once to put right the sentences that failed their
// checks, and puts what passes in their place. If it cannot be asked, they stay
// as they are, and are left out.
func (c *call) repair(failed []*sentence) {
	var data promptData
	data.NoAnswer, data.Language = noAnswer, languageName(c.lang)
	for i, s := range failed[:min(len(failed), mostRepaired)] {
		f := faulty{N: i + 1, Text: asData(s.Text)}
		for _, fault := range s.verdict.Faults() {
			fault.Item = asData(first(fault.Item, MaxQuote))
			f.Faults = append(f.Faults, fault)
		}
		data.Faulty = append(data.Faulty, f)
	}
	text, err := render("repair.tmpl", data)
	if err != nil {
		return
	}
	messages := slices.Concat(c.messages, []openai.ChatCompletionMessage{
		{Role: openai.ChatMessageRoleAssistant, Content: first(withoutThoughts(c.answered), maxModelText)},
		{Role: openai.ChatMessageRoleUser, Content: text},
	})
	if size(messages)+repairTokens > c.o.Context {
		return // The server would cut the passages off.
	}
	reply, err := c.ask(c.name, purposeRepair, messages)
	if err != nil {
		c.unrepaired = err
		if !c.cancelled() {
			c.o.Log.WarnContext(c.ctx, "the model did not put its answer right", "model", c.name, "error", err)
		}
		return
	}
	c.draft.mend(readRepairs(reply, c.judged))
}

// ask asks a model and returns what it writes, without its thoughts, up to
// [maxModelText].
func (c *call) ask(model, purpose string, messages []openai.ChatCompletionMessage) (string, error) {
	var t thoughts
	var reply strings.Builder
	_, err := c.request(model, purpose, messages, func(piece string) error {
		if reply.WriteString(t.write(piece)); reply.Len() > maxModelText*maxRuneBytes {
			return errEnough
		}
		return nil
	})
	reply.WriteString(t.close())
	if errors.Is(err, errEnough) {
		err = nil
	}
	return reply.String(), err
}

func withoutThoughts(reply string) string {
	var t thoughts
	text := t.write(reply)
	return text + t.close()
}

const (
	// mostRepaired is how many sentences a model is asked to put right: one that
	// gets more wrong does not know.
	mostRepaired = 6
	// repairTokens is the room that a repair is left: a few sentences.
	repairTokens = 400
	// maxRuneBytes is the size of a Korean syllable.
	maxRuneBytes = 3
)

// repairLine is a sentence put right, with the number it was asked for by.
var repairLine = regexp.MustCompile(`^\s*\**(\d{1,2})\**\s*[.):：]\s*(.*)$`)

// readRepairs returns the sentences of a reply to a repair, by the number they
// stand for: 0 where the reply gives none.
func readRepairs(reply string, judge func(check.Claim) check.Verdict) map[int][]*sentence {
	out := make(map[int][]*sentence)
	for line := range strings.SplitSeq(reply, "\n") {
		n := 0
		if m := repairLine.FindStringSubmatch(line); m != nil {
			n, _ = strconv.Atoi(m[1])
			line = m[2]
		}
		d := newDraft(nil, judge, nil)
		d.line = line
		d.endLine(true)
		d.release()
		out[n] = append(out[n], d.sentences...)
	}
	return out
}

// mend puts sentences that passed in the place of those that failed. What a
// reply tells without a number, or tells again, goes to the first of them, if the
// answer does not have it.
func (d *draft) mend(repairs map[int][]*sentence) {
	known := make(map[string]bool)
	for _, s := range d.sentences {
		known[s.Text] = s.verdict.Good()
	}
	var out []*sentence
	n := 0
	for _, s := range d.sentences {
		if s.verdict.Good() {
			out = append(out, s)
			continue
		}
		n++
		with := repairs[n]
		if n == 1 {
			with = append(repairs[0], with...)
		}
		mended := false
		for _, r := range with {
			if !r.verdict.Good() || known[r.Text] {
				continue
			}
			known[r.Text] = true
			r.repaired, r.begins = true, s.begins && !mended
			r.Claim, r.first = s.Claim, s.first
			out, mended = append(out, r), true
		}
		if !mended {
			out = append(out, s)
		}
	}
	d.sentences = out
}
