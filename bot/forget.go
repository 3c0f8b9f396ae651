package bot

import (
	"cmp"
	"context"

	"footnote/internal/message"
)

// forget clears what a person said, everywhere.
func (b *Bot) forget(_ context.Context, e event, _ func(string)) reply {
	b.memory.forget(e.person, e.id)
	for _, id := range b.veiled.Keys() {
		if asked, found := b.veiled.Peek(id); found && asked.person == e.person {
			b.veiled.Remove(id)
		}
	}
	lang := b.language(e)
	if err := b.forgetTold(e.person); err != nil {
		b.logger(e).Error("forget what was said", "err", err)
		return say(message.BotFailed, lang)
	}
	return say(message.BotForgotten, lang)
}

// forgetTold removes the questions of a person from what is kept.
func (b *Bot) forgetTold(person string) error {
	b.recording.Lock()
	defer b.recording.Unlock()
	for _, id := range b.answers.Keys() {
		if t, found := b.answers.Peek(id); found && t.person == person {
			b.answers.Add(id, t.forgotten())
		}
	}
	return b.records.Forget(person)
}

// forgotten returns an answer without its question.
func (t *told) forgotten() *told {
	after := *t
	after.question, after.meant = "", ""
	return &after
}

// earlier reports whether an event came before another one, by their ids, which
// are snowflakes.
func earlier(a, b string) bool { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) < 0 }
