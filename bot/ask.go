package bot

import (
	"context"
	"errors"
	"time"

	"footnote/answer"
	"footnote/internal/message"
)

// answerWithin ends before an interaction does, which is after 15 minutes.
const answerWithin = 10 * time.Minute

// answer asks, and renders what comes.
func (b *Bot) answer(ctx context.Context, e event, emit func(string)) response {
	lang := e.language()
	if blank(e.question) {
		return say(message.BotEmpty, lang)
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	select {
	case b.slots <- struct{}{}:
		defer func() { <-b.slots }()
	case <-ctx.Done():
		return b.failed(ctx, e, ctx.Err())
	}
	q := answer.Question{Text: e.question, Asked: e.asked, Receipt: b.keeper != nil}
	if e.direct {
		q.History = b.memory.recall(e.channel)
	}
	a, err := b.asker.Answer(ctx, q, emit)
	if err != nil {
		return b.failed(ctx, e, err)
	}
	if e.direct {
		b.memory.remember(e.channel, turnOf(e, a))
	}
	b.keep(e, a)
	out := render(a, lang)
	if len(out) == 0 {
		return b.failed(ctx, e, errors.New("the answer is empty"))
	}
	return out
}

// keep keeps an answer's receipt. That it cannot is the operator's business
// alone: the answer is shown.
func (b *Bot) keep(e event, a answer.Answer) {
	if b.keeper == nil || a.Receipt == nil {
		return
	}
	if err := b.keeper.Keep(e.id, a.Receipt); err != nil {
		b.log.Warn("the receipt of an answer is not kept", "event", e.id, "err", err)
	}
}

// turnOf returns the turn of a conversation that an answer makes.
func turnOf(e event, a answer.Answer) answer.Turn {
	t := a.Turn()
	t.Question = e.question
	return t
}

// failed logs why there is no answer and says so in one line.
func (b *Bot) failed(ctx context.Context, e event, err error) response {
	if errors.Is(context.Cause(ctx), errStopping) {
		return say(message.BotStopped, e.language())
	}
	b.log.Error("answer", "event", e.id, "err", err)
	return say(message.BotFailed, e.language())
}
