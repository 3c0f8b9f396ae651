package answer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/corpus"
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
	// Five passages of the greatest length: the first five hold the answer of
	// nearly every question (recall@5 of .985). In Korean that is some 5,000
	// tokens, which a small model's window still takes.
	defaultEvidence = 5 * corpus.MaxPassage
)

// maxModelText is the most characters that are read of a model's answer. It
// is asked for five sentences; one that does not end is stopped.
const maxModelText = 4000

// Errors of [Model.Answer]. With each, nothing was emitted.
var (
	// ErrNoContent: the model ended its reply without a word.
	ErrNoContent = errors.New("the model's reply has no content")
	// ErrUncited: no sentence of the reply could be tied to a passage.
	ErrUncited = errors.New("the model's reply cites no passage")
)

// ModelOptions are the options of [NewModel]. The zero value is good.
type ModelOptions struct {
	// Deadline bounds the whole answer, Stall the wait for each piece of it.
	Deadline, Stall time.Duration
	// Evidence is how many characters of passages the model is shown at most;
	// the first passage is always shown.
	Evidence int
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
	if o.Evidence <= 0 {
		o.Evidence = defaultEvidence
	}
	if o.Patience.Tries <= 0 {
		o.Patience.Tries = 3 // Somebody waits, and there is the extractive reader.
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Model{client: client, name: name, o: o}
}

// A QuoteFunc returns the span of a passage that best supports a sentence, at
// most [MaxQuote] characters long, and whether it supports it convincingly.
// Where it does not, the span is its best guess, or empty. The span may reach
// into the article's text around the passage.
type QuoteFunc func(sentence string, p *corpus.Passage) (corpus.Span, bool)

// Answer answers a question from the first of the hits, in a language ("ko",
// "en"; empty for the question's own). Each sentence is given to emit once it
// is whole and cited, with the space or line break before it: what was
// emitted, joined, is the answer's text. A sentence that can be tied to no
// passage is left out.
//
// If the passages do not answer the question, the answer is Abstained and
// has no text: the caller fills in the rest, as it does Short and Confidence.
// An answer that breaks off keeps its whole sentences and says so in its
// Notice. On an error nothing was emitted, unless it is ctx's own.
func (m *Model) Answer(ctx context.Context, q Question, lang string, hits []retrieval.Hit,
	quote QuoteFunc, emit func(text string),
) (Answer, error) {
	if lang == "" {
		lang = message.Of(q.Text)
	}
	a := Answer{Question: q.Text, Language: lang, Mode: ModeModel}
	evidence := firstWithin(hits, m.o.Evidence)
	if len(evidence) == 0 {
		a.Abstained = true
		return a, nil
	}
	messages, err := prompt(q, lang, evidence)
	if err != nil {
		return Answer{}, fmt.Errorf("ask model %s: %w", m.name, err)
	}
	if err := allowed(m.o.Budget); err != nil {
		return Answer{}, fmt.Errorf("ask model %s: %w", m.name, err)
	}
	d := newDraft(evidence, quote, emit)
	err = m.stream(ctx, messages, d)
	switch {
	case d.abstained:
		a.Abstained = true
		return a, nil
	case ctx.Err() != nil:
		return Answer{}, fmt.Errorf("ask model %s: %w", m.name, context.Cause(ctx))
	case err == nil && !d.wrote:
		err = &retrieval.ServerError{Failure: retrieval.FailureEmpty, Err: ErrNoContent}
	case err == nil && len(d.citations) == 0:
		err = ErrUncited
	}
	if len(d.citations) == 0 {
		return Answer{}, fmt.Errorf("ask model %s: %w", m.name, err)
	}
	if err != nil {
		m.o.Log.WarnContext(ctx, "the model's answer broke off", "model", m.name, "error", err)
		a.Notice = message.ModelCutShort.In(lang, Why(err, lang))
	}
	a.Text, a.Citations = d.text.String(), d.citations
	return a, nil
}
