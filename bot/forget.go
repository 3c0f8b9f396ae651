package bot

import (
	"cmp"
	"context"

	lru "github.com/hashicorp/golang-lru/v2"

	"footnote/internal/message"
)

// forget clears what a person said, everywhere.
func (b *Bot) forget(_ context.Context, e event, _ func(string)) reply {
	b.memory.forget(e.person, e.id)
	forgetIn(b.veiled, func(asked event) bool { return asked.person == e.person })
	forgetIn(b.quests, func(q quest) bool { return q.person == e.person })
	forgetIn(b.reports, func(c checked) bool { return c.person == e.person })
	lang := b.language(e)
	if err := b.forgetTold(e.person); err != nil {
		b.logger(e).Error("forget what was said", "err", err)
		return say(message.BotFailed, lang)
	}
	out := say(message.BotForgotten, lang)
	if b.keeper != nil || b.ballot != nil {
		out.posts[0].content += " " + message.BotForgottenKept.In(lang)
	}
	return out
}

// forgetIn removes what is somebody's from what is kept in memory.
func forgetIn[V any](kept *lru.Cache[string, V], theirs func(V) bool) {
	for _, id := range kept.Keys() {
		if v, found := kept.Peek(id); found && theirs(v) {
			kept.Remove(id)
		}
	}
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

// forgottenElsewhere reports whether another process was asked to forget the
// question of an answer: then its record is without it.
func (b *Bot) forgottenElsewhere(id string) bool {
	r, err := b.records.Get(id)
	return err == nil && r.Question == ""
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
