package answer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
	"footnote/internal/message"
	"footnote/retrieval"
)

// A call is one question to a model: its prompt, what came back and what was
// made of it.
type call struct {
	*Model
	ctx      context.Context //nolint:containedctx // a call is one request's
	question Question
	lang     string
	hits     []retrieval.Hit
	concepts func(string) []retrieval.Concept
	emit     func(string)

	evidence []evidence
	messages []openai.ChatCompletionMessage
	checker  *check.Checker
	draft    *draft
	usage    Usage
	replies  []ReceiptReply
	// answered is the reply to the question itself.
	answered string
	// cut: the server has read only a part of a prompt. unjudged: the second model
	// did not judge a sentence that is shown.
	cut, unjudged bool
	// unrepaired is why the model could not be asked to put its answer right.
	unrepaired error
}

func (m *Model) newCall(ctx context.Context, q Question, lang string, hits []retrieval.Hit,
	concepts func(string) []retrieval.Concept, emit func(string),
) (*call, error) {
	c := &call{Model: m, ctx: ctx, question: q, lang: lang, hits: hits, concepts: concepts, emit: emit}
	return c, c.prepare(m.o.Context)
}

// prepare makes the prompt for a context of so many tokens.
func (c *call) prepare(context int) error {
	bare, err := prompt(c.question, c.lang, nil)
	for err == nil && len(c.question.History) > 0 && size(bare) > context-replyTokens-roomForEvidence {
		c.question.History = c.question.History[1:]
		bare, err = prompt(c.question, c.lang, nil)
	}
	if err != nil {
		return err
	}
	c.evidence = pack(c.hits, max(leastEvidence, context-replyTokens-size(bare)))
	if c.messages, err = prompt(c.question, c.lang, c.evidence); err != nil {
		return err
	}
	sources := make([]check.Source, len(c.evidence))
	for i, e := range c.evidence {
		sources[i] = e.Source
	}
	c.checker = check.New(sources, c.concepts, c.messages[0].Content)
	c.draft = newDraft(newCiter(c.evidence, c.concepts), c.judged, c.emit)
	return nil
}

const (
	// leastEvidence is the room in tokens that evidence is given even where a
	// model's context is too small for it: one passage.
	leastEvidence = 400
	// roomForEvidence is what the conversation leaves to it: a few. Of a longer
	// one the first turns are left out.
	roomForEvidence = 1500
)

// size returns how many tokens messages take.
func size(messages []openai.ChatCompletionMessage) int {
	n := 0
	for _, m := range messages {
		n += tokenCount(m.Content) + messageTokens
	}
	return n
}

// mostShortened is how often the evidence is halved for a model that takes less
// than was thought.
const mostShortened = 2

// answer asks the model, has it put right what fails the checks, and gives out
// all that may be.
func (c *call) answer() error {
	err := c.stream()
	for n, room := 0, c.o.Context; n < mostShortened && isTooLong(err) && !c.draft.wrote; n++ {
		room /= 2
		if err := c.prepare(room); err != nil {
			return err
		}
		err = c.stream()
	}
	if c.draft.abstained || c.cancelled() {
		return err
	}
	if failed := c.draft.failed(); err == nil && len(failed) > 0 && c.ctx.Err() == nil {
		c.repair(failed)
	}
	if !c.cancelled() {
		c.draft.show(true)
	}
	return err
}

// cancelled reports whether who asked has gone.
func (c *call) cancelled() bool { return errors.Is(context.Cause(c.ctx), context.Canceled) }

func isTooLong(err error) bool {
	var failed *retrieval.ServerError
	return errors.As(err, &failed) && failed.Failure == retrieval.FailureContext
}

// judged checks a sentence, and, where there is a second model, lets it judge
// what passed.
func (c *call) judged(claim check.Claim) check.Verdict {
	v := c.checker.Check(claim)
	if v.Good() && c.o.Judge != "" {
		c.judge(&v)
	}
	return v
}

// result returns what there is of the answer.
func (c *call) result() Answer {
	a := Answer{
		Question: c.question.Text, Language: c.lang, Mode: ModeModel,
		Usage: c.usage, Receipt: c.receipt(), Notice: c.windowNotice(),
	}
	if c.draft != nil {
		a.Abstained = c.draft.abstained
		a.Text, a.Citations = c.draft.text.String(), c.draft.citations
	}
	return a
}

// outcome decides whether an answer is one, after an error or none, and says in
// its notice what it lacks.
func (c *call) outcome(a *Answer, err error) error {
	switch {
	case a.Abstained:
		return nil
	case len(a.Citations) == 0 && err != nil:
		return err
	case len(a.Citations) == 0 && !c.draft.wrote:
		return &retrieval.ServerError{Failure: retrieval.FailureEmpty, Err: ErrNoContent}
	case len(a.Citations) == 0 && c.unrepaired != nil:
		return c.unrepaired
	case len(a.Citations) == 0:
		return ErrUnfounded
	}
	if err != nil {
		c.o.Log.WarnContext(c.ctx, "the model's answer broke off", "model", c.name, "error", err)
		a.Notice = joined(a.Notice, message.ModelCutShort.In(c.lang, Why(err, c.lang)))
	}
	if n := len(c.draft.failed()); n > 0 {
		a.Notice = joined(a.Notice, message.ModelLeftOut.In(c.lang, n))
		if c.unrepaired != nil {
			a.Notice = joined(a.Notice, message.ModelUnrepaired.In(c.lang, Why(c.unrepaired, c.lang)))
		}
	}
	if c.unjudged {
		a.Notice = joined(a.Notice, message.ModelUnjudged.In(c.lang))
	}
	return nil
}

// hashOf returns the SHA-256 of messages, in hexadecimal.
func hashOf(messages []openai.ChatCompletionMessage) string {
	h := sha256.New()
	for _, m := range messages {
		h.Write([]byte(m.Role + "\x00" + m.Content + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
