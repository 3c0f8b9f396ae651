package answer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/message"
	"footnote/retrieval"
)

// Defaults of [ModelOptions].
const (
	// A reasoning model thinks for a minute before its first word, and people
	// wait no longer than about two.
	defaultDeadline = 2 * time.Minute
	// A model that is read from disk first takes most of a minute.
	defaultStall = 45 * time.Second
	// Small models on people's own machines are run with windows of this size.
	defaultContext = 8192
)

// maxModelText is the most characters that are read of a model's answer. It
// is asked for five sentences, each with the words that say so; one that does
// not end is stopped.
const maxModelText = 6000

// replyTokens is the room that the reply is left in the model's context.
const replyTokens = 1200

// Errors of [Model.Answer]. With each, nothing was emitted.
var (
	// ErrNoContent: the model ended its reply without a word.
	ErrNoContent = errors.New("the model's reply has no content")
	// ErrUnfounded: no sentence of the reply passed its checks.
	ErrUnfounded = errors.New("nothing in the model's reply is said by the passages that it cites")
)

// ModelOptions are the options of [NewModel]. The zero value is good.
type ModelOptions struct {
	// Deadline bounds the whole answer, Stall the wait for each piece of it.
	Deadline, Stall time.Duration
	// Context is how many tokens the model takes, its reply included.
	Context int
	// Judge is the name of a model of the same server that judges each sentence
	// once it has passed the checks; empty for none.
	Judge string
	// Patience tells how a request is tried again before the first word.
	Patience retrieval.Patience
	// Budget bounds what the requests cost; nil for no bound.
	Budget Budget
	// Log takes what went wrong with an answer that was still given.
	Log *slog.Logger
}

// A Model words answers with a model of an OpenAI-compatible server.
type Model struct {
	client *openai.Client
	name   string
	o      ModelOptions
}

// NewModel returns the server's model of a name. A client made by
// [retrieval.NewServerClient] lets it wait as long as a busy server asks for.
func NewModel(client *openai.Client, name string, o ModelOptions) *Model {
	if o.Deadline <= 0 {
		o.Deadline = defaultDeadline
	}
	if o.Stall <= 0 {
		o.Stall = defaultStall
	}
	if o.Context <= 0 {
		o.Context = defaultContext
	}
	if o.Patience.Tries <= 0 {
		o.Patience.Tries = 3 // Somebody waits, and there is the extractive reader.
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Model{client: client, name: name, o: o}
}

// Answer answers a question from the first of the hits, in a language ("ko",
// "en"; empty for the question's own). concepts tells what a text is about, as
// [retrieval.Index.Concepts] does.
//
// Each sentence is checked against the passages that it cites (package check),
// and given to emit once it has passed, with the space or line break before it:
// what was emitted, joined, is the answer's text. From the first sentence on
// that fails, all wait until the model was asked once to put right what failed;
// what fails again is left out, and the Notice says so.
//
// If the passages do not answer the question, the answer is Abstained and
// has no text: the caller fills in the rest, as it does Short and Confidence.
// An answer that breaks off keeps its whole sentences and says so in its
// Notice. On an error nothing was emitted, unless it is ctx's own; the answer
// then still tells its Usage and Receipt, and, in its Notice, whether the server
// read only a part of what it was asked.
func (m *Model) Answer(ctx context.Context, q Question, lang string, hits []retrieval.Hit,
	concepts func(string) []retrieval.Concept, emit func(text string),
) (Answer, error) {
	if lang == "" {
		lang = message.Of(q.Text)
	}
	if len(hits) == 0 {
		return Answer{Question: q.Text, Language: lang, Mode: ModeModel, Abstained: true}, nil
	}
	ctx, cancel := context.WithTimeoutCause(ctx, m.o.Deadline, errTimeout())
	defer cancel()
	c, err := m.newCall(ctx, q, lang, hits, concepts, emit)
	if err == nil {
		err = c.answer()
	}
	a := c.result()
	if ctx.Err() == nil || !errors.Is(context.Cause(ctx), context.Canceled) {
		err = c.outcome(&a, err)
	}
	if err != nil {
		err = fmt.Errorf("ask model %s: %w", m.name, err)
	}
	return a, err
}
