package answer

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"unicode"

	"footnote/internal/message"
	"footnote/retrieval"
)

// An Index is what an [Answerer] finds its evidence in.
type Index interface {
	Search(ctx context.Context, q retrieval.Query) ([]retrieval.Hit, error)
	Concepts(question string) []retrieval.Concept
	// Passages is how many there are to search.
	Passages() int
	// Version names what a search finds.
	Version() string
}

// Options are the options of [New].
type Options struct {
	Index Index
	// Model words the answers; nil for sentences of the articles.
	Model *Model
	// Answers keep what the model said; nil for none.
	Answers Answers
	Logger  *slog.Logger
}

// An Answerer answers questions over an index. It may be used by several
// goroutines.
type Answerer struct {
	index   Index
	model   *Model
	answers Answers
	log     *slog.Logger
	texts   *texts
}

// New returns an Answerer.
func New(o Options) *Answerer {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return &Answerer{index: o.Index, model: o.Model, answers: o.Answers, log: o.Logger, texts: newTexts()}
}

// depth is how many passages are read for an answer.
const depth = 8

// Answer answers a question, or abstains. While a model answers, emit is called
// with each new piece of the answer; the pieces joined are its text. What comes
// at once, an abstention or sentences of the articles, is not emitted. If a
// model fails before its first sentence, the answer is made of the articles'
// sentences and its Notice says why. If ctx ends meanwhile, the answer has what
// was emitted, with its citations, beside the error. emit may be nil.
func (a *Answerer) Answer(ctx context.Context, q Question, emit func(text string)) (Answer, error) {
	if emit == nil {
		emit = func(string) {}
	}
	lang := language(q)
	version := a.index.Version()
	r, err := a.read(ctx, q)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	notice, asked := "", Answer{}
	if a.model != nil && len(r.hits) > 0 {
		key := newKey(q, r.as, lang, version)
		if said, found := a.recall(q, lang, key, r, emit); found {
			return said, nil
		}
		asked, err = a.model.Answer(ctx, r.as.standsFor(q, lang), lang, r.hits, a.index.Concepts, emit)
		switch {
		case ctx.Err() != nil:
			asked.Receipt = nil // It tells of no whole answer.
			return asked, fmt.Errorf("answer: %w", context.Cause(ctx))
		case err == nil && asked.Abstained:
			return a.remember(key, r, r.explained(q, a.abstain(q, lang, ModeModel, r).after(asked))), nil
		case err == nil:
			asked.Confidence = r.confidence
			return a.remember(key, r, r.explained(q, asked)), nil
		}
		a.log.WarnContext(ctx, "answered without the model", "cause", err)
		notice = message.ModelFailed.In(lang, Why(err, lang))
	}
	if r.confidence < leastConfidence {
		said := a.abstain(q, lang, ModeExtractive, r)
		said.Notice = notice
		return r.explained(q, said.after(asked)), nil
	}
	said := r.extract(q, lang)
	said.Notice = joined(notice, said.Notice)
	return r.explained(q, said.after(asked)), nil
}

// after returns an answer that was made once a model had been asked in vain.
func (a Answer) after(asked Answer) Answer {
	a.Usage, a.Receipt, a.Notice = asked.Usage, asked.Receipt, joined(a.Notice, asked.Notice)
	return a
}

// joined returns two notices as one.
func joined(a, b string) string {
	switch {
	case a == "" || b == "":
		return a + b
	case strings.HasSuffix(a, "."):
		return a + " " + b
	}
	return a + "; " + b
}

// mostWords is how many words of a question are read: one that is longer is a
// text, and each word is looked for in each sentence.
const mostWords = 500

// firstWords returns the first words of a question.
func firstWords(s string) string {
	n := 0
	for i, r := range s {
		if unicode.IsSpace(r) {
			if n++; n == mostWords {
				return s[:i]
			}
		}
	}
	return s
}

// extract answers by sentences of the articles.
func (r *reading) extract(q Question, lang string) Answer {
	said := Answer{Question: q.Text, Language: lang, Mode: ModeExtractive, Confidence: r.confidence}
	if people := r.list(); people != nil {
		said.Text, said.Citations, said.Short = r.composeList(people)
		return said
	}
	windows, notice := r.differ(r.pick(), lang)
	said.Text, said.Citations = compose(windows)
	said.Short, said.Notice = r.short(windows), notice
	return said
}

// language returns the language to answer in.
func language(q Question) string {
	if q.Language == "" {
		return message.Of(q.Text)
	}
	return message.Language(q.Language)
}
