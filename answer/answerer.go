package answer

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"
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

// near is how many passages an abstention offers.
const near = 3

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

// abstain says what is missing and what is near.
func (a *Answerer) abstain(q Question, lang string, mode Mode, r *reading) Answer {
	said := Answer{
		Question: q.Text, Language: lang, Mode: mode, Abstained: true,
		Confidence: min(r.confidence, leastConfidence),
		Near:       a.excerpts(r.concepts, r.hits[:min(near, len(r.hits))]),
	}
	for _, c := range r.concepts {
		if !c.Known && !predicates.MatchString(c.Word) {
			said.Missing = append(said.Missing, c.Word)
		}
	}
	switch {
	case a.index.Passages() == 0:
		said.Text = message.AbstainEmpty.In(lang)
	case len(said.Missing) > 0:
		said.Text = message.AbstainMissing.In(lang, quoted(spoken(r.text, said.Missing), lang))
	case len(r.hits) == 0 && len(r.concepts) == 0:
		said.Text = message.AbstainVague.In(lang)
	default:
		said.Text = message.AbstainNothing.In(lang)
		if apart := spoken(r.text, r.apart()); len(apart) > 0 {
			said.Text = message.AbstainApart.In(lang, quoted(apart, lang))
		}
	}
	return said
}

// mostApart is how many words an abstention names that the best passage lacks.
const mostApart = 3

// apart returns the words of the question that the passages do not have which
// are shown, else those that the first of them does not have, the rarest first.
func (r *reading) apart() []string {
	if len(r.statements) == 0 {
		return nil
	}
	trust := r.trustByHit()
	shown := trust[0]
	for _, other := range trust[1:min(near, len(trust))] {
		shown = most(shown, other)
	}
	if words := r.lacking(shown); words != nil {
		return words
	}
	return r.lacking(trust[0])
}

// lacking returns the words of the question that a passage does not have, given
// how surely it has each, the rarest first. A predicate, which may be told in many
// words, is one only where nothing else is.
func (r *reading) lacking(passage []float64) []string {
	var missed, predicate []retrieval.Concept
	for i, c := range r.concepts {
		switch {
		case passage[i] >= 0.5:
		case predicates.MatchString(c.Word):
			predicate = append(predicate, c)
		default:
			missed = append(missed, c)
		}
	}
	if missed == nil {
		missed = predicate
	}
	slices.SortStableFunc(missed, func(a, b retrieval.Concept) int { return cmp.Compare(b.Rarity, a.Rarity) })
	var words []string
	for _, c := range missed[:min(mostApart, len(missed))] {
		words = append(words, c.Word)
	}
	return words
}

// language returns the language to answer in.
func language(q Question) string {
	if q.Language == "" {
		return message.Of(q.Text)
	}
	return message.Language(q.Language)
}

// How many missing words an abstention names, and how many characters of each:
// a question may hold hundreds.
const (
	mostNamed   = 8
	longestWord = 40
)

// quoted lists words as people read them.
func quoted(words []string, lang string) string {
	list := make([]string, 0, mostNamed)
	for _, w := range words[:min(mostNamed, len(words))] {
		shown := first(w, longestWord)
		if shown != w {
			shown += "…"
		}
		list = append(list, message.QuotedWord.In(lang, shown))
	}
	if len(words) > mostNamed {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
