package answer

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// An Index is what an [Answerer] finds its evidence in.
type Index interface {
	Search(ctx context.Context, q retrieval.Query) ([]retrieval.Hit, error)
	Concepts(question string) []retrieval.Concept
}

// Options are the options of [New].
type Options struct {
	Index Index
	// Model words the answers; nil for sentences of the articles.
	Model  *Model
	Logger *slog.Logger
}

// An Answerer answers questions over an index. It may be used by several
// goroutines.
type Answerer struct {
	index Index
	model *Model
	log   *slog.Logger
}

// New returns an Answerer.
func New(o Options) *Answerer {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return &Answerer{index: o.Index, model: o.Model, log: o.Logger}
}

// depth is how many passages are read for an answer.
const depth = 8

// near is how many passages an abstention offers.
const near = 3

// Answer answers a question, or abstains. While the answer comes, emit is
// called with each new piece of it; the pieces joined are the answer's text.
// An abstention is not emitted. If a model fails before its first sentence,
// the answer is made of the articles' sentences and its Notice says why. emit
// may be nil.
func (a *Answerer) Answer(ctx context.Context, q Question, emit func(text string)) (Answer, error) {
	if emit == nil {
		emit = func(string) {}
	}
	lang := q.Language
	if lang == "" {
		lang = message.Of(q.Text)
	}
	r, err := a.read(ctx, q)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	notice := ""
	if a.model != nil && len(r.hits) > 0 {
		said, err := a.model.Answer(ctx, q, lang, r.hits, a.quote, emit)
		switch {
		case ctx.Err() != nil:
			return Answer{}, fmt.Errorf("answer: %w", context.Cause(ctx))
		case err == nil && said.Abstained:
			return r.abstain(q, lang, ModeModel), nil
		case err == nil:
			said.Confidence = r.confidence
			return said, nil
		}
		a.log.WarnContext(ctx, "answered without the model", "cause", err)
		notice = message.ModelFailed.In(lang, Why(err, lang))
	}
	said := r.extract(q, lang)
	said.Notice = notice
	if !said.Abstained {
		emit(said.Text)
	}
	return said, nil
}

// read finds the evidence for a question. One that finds none on its own may
// follow up on the question before, so it is read together with that one.
func (a *Answerer) read(ctx context.Context, q Question) (*reading, error) {
	r, err := a.readText(ctx, q.Text, q.Filter)
	if err != nil || r.confidence >= leastConfidence || len(q.History) == 0 {
		return r, err
	}
	before := q.History[len(q.History)-1].Question
	both, err := a.readText(ctx, before+"\n"+q.Text, q.Filter)
	if err != nil || both.confidence <= r.confidence {
		return r, err
	}
	return both, nil
}

func (a *Answerer) readText(ctx context.Context, question string, filter retrieval.Filter) (*reading, error) {
	hits, err := a.index.Search(ctx, retrieval.Query{Text: question, K: depth, Filter: filter, Explain: true})
	if err != nil {
		return nil, err
	}
	return newReading(question, hits, a.index.Concepts(topic(question))), nil
}

// A reading is a question with the evidence that was found for it.
type reading struct {
	question string
	hits     []retrieval.Hit
	concepts []retrieval.Concept
	// windows are the candidates for an answer, best first.
	windows    []*window
	confidence float64
}

func newReading(question string, hits []retrieval.Hit, concepts []retrieval.Concept) *reading {
	if kindOf(question) == kindWho {
		for i, c := range concepts {
			if attends.MatchString(c.Word) {
				concepts[i].Weight *= attendWeight
			}
		}
	}
	r := &reading{question: question, hits: hits, concepts: concepts}
	if len(hits) > 0 {
		r.windows = rank(question, hits, concepts)
		r.confidence = confidence(r.windows[0], hits, concepts)
	}
	return r
}

// extract answers by sentences of the articles.
func (r *reading) extract(q Question, lang string) Answer {
	if r.confidence < leastConfidence {
		return r.abstain(q, lang, ModeExtractive)
	}
	said := Answer{Question: q.Text, Language: lang, Mode: ModeExtractive, Confidence: r.confidence}
	said.Text, said.Citations = compose(r.pick())
	return said
}

// abstain says what is missing.
func (r *reading) abstain(q Question, lang string, mode Mode) Answer {
	said := Answer{
		Question: q.Text, Language: lang, Mode: mode, Abstained: true,
		Confidence: min(r.confidence, leastConfidence),
		Near:       r.hits[:min(near, len(r.hits))],
	}
	for _, c := range r.concepts {
		if !c.Known {
			said.Missing = append(said.Missing, c.Word)
		}
	}
	switch {
	case len(said.Missing) > 0:
		said.Text = message.AbstainMissing.In(lang, quoted(said.Missing, lang))
	case len(r.hits) == 0 && len(r.concepts) == 0:
		said.Text = message.AbstainVague.In(lang)
	default:
		said.Text = message.AbstainNothing.In(lang)
	}
	return said
}

// quoted lists words as people read them.
func quoted(words []string, lang string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = message.QuotedWord.In(lang, defused(strings.Map(visible, w)))
	}
	return strings.Join(list, ", ")
}

// quote is a [QuoteFunc]: it chooses the sentence of a passage that says most
// of what a model said.
func (a *Answerer) quote(sentence string, p *corpus.Passage) (corpus.Span, bool) {
	return supporting(a.index.Concepts(sentence), p)
}
