package bot

import (
	"context"
	"errors"
	"slices"
	"time"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// answerWithin ends before an interaction does, which is after 15 minutes.
const answerWithin = 10 * time.Minute

// An inquiry is a question with what belongs to it.
type inquiry struct {
	text    string
	filter  retrieval.Filter
	history []answer.Turn
	private bool
}

// ask answers the command: a subject of its own, whatever was said before.
func (b *Bot) ask(ctx context.Context, e event, emit func(string)) reply {
	q := inquiry{text: e.options[questionOption], private: b.private(e)}
	var refusal *reply
	if q.filter, refusal = b.filter(e); refusal != nil {
		return *refusal
	}
	return b.answer(ctx, e, q, emit)
}

// unfit reports whether a command asks nothing that can be answered: nobody else
// needs to see what is wrong with it.
func (b *Bot) unfit(e event) bool {
	if e.kind != commandEvent {
		return false
	}
	_, refusal := b.filter(e)
	return refusal != nil || wordless(e.question())
}

// filter returns what an event's options say of which articles to answer from,
// or what is wrong with them.
func (b *Bot) filter(e event) (f retrieval.Filter, refusal *reply) {
	wrong := func(key message.Key, args ...any) (retrieval.Filter, *reply) {
		out := say(key, b.language(e), args...)
		return retrieval.Filter{}, &out
	}
	if typed := e.options[articleOption]; !blank(typed) {
		a := b.shelf().article(typed)
		if a == nil {
			return wrong(message.BotNoArticle, shortened(typed))
		}
		f.Articles = []string{a.ID}
	}
	if typed := e.options[sinceOption]; !blank(typed) {
		var ok bool
		if f.Since, _, ok = period(typed); !ok {
			return wrong(message.BotNoDate, shortened(typed))
		}
	}
	if typed := e.options[untilOption]; !blank(typed) {
		var ok bool
		if _, f.Until, ok = period(typed); !ok {
			return wrong(message.BotNoDate, shortened(typed))
		}
	}
	if !f.Since.IsZero() && !f.Until.IsZero() && !f.Since.Before(f.Until) {
		return wrong(message.BotNoPeriod)
	}
	if f.IsZero() {
		return f, nil
	}
	passes := func(a *corpus.Article) bool { return f.Pass(a.ID, a.Published) }
	if all := b.shelf().articles; len(all) > 0 && !slices.ContainsFunc(all, passes) {
		return wrong(message.BotNoneThen)
	}
	return f, nil
}

// answer asks, and renders what comes.
func (b *Bot) answer(ctx context.Context, e event, q inquiry, emit func(string)) reply {
	if wordless(q.text) {
		return say(message.BotEmpty, b.language(e))
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	a, err := b.asker.Answer(ctx, answer.Question{
		Text: q.text, History: q.history, Filter: q.filter, Asked: e.asked,
		Language: b.of(e).Language, Receipt: b.keeper != nil,
	}, emit)
	if err != nil {
		return b.failed(ctx, e, err)
	}
	b.keep(e, a)
	turn := a.Turn()
	turn.Question = q.text
	b.memory.remember(conversation{e.channel, e.person, q.private}, e.id, q.history, turn, b.now())
	return b.tell(e, q, a)
}

// keep keeps an answer's receipt. That it cannot is the operator's business
// alone: the answer is shown.
func (b *Bot) keep(e event, a answer.Answer) {
	if b.keeper == nil || a.Receipt == nil {
		return
	}
	if err := b.keeper.Keep(e.id, a.Receipt); err != nil {
		b.logger(e).Warn("the receipt of an answer is not kept", "err", err)
	}
}

// failed logs why there is no answer and says so in one line.
func (b *Bot) failed(ctx context.Context, e event, err error) reply {
	switch {
	case errors.Is(context.Cause(ctx), errStopping):
		return say(message.BotStopped, b.language(e))
	case errors.Is(context.Cause(ctx), errDeleted):
		return reply{}
	}
	b.logger(e).Error("answer", "err", err)
	return say(message.BotFailed, b.language(e))
}
