package bot

import (
	"context"
	"slices"

	"footnote/answer"
	"footnote/internal/message"
)

// message answers what somebody wrote to the bot. It goes on with what it
// replies to, else with the person's conversation in this channel.
func (b *Bot) message(ctx context.Context, e event, emit func(string)) reply {
	private := b.private(e)
	if private && !e.direct {
		return b.veil(e)
	}
	here := conversation{channel: e.channel, person: e.person, private: private}
	if e.text == "" {
		if e.target != nil && !e.target.ours && e.target.text != "" {
			return b.find(ctx, e, emit)
		}
		return b.greet(e)
	}
	return b.answer(ctx, e, inquiry{text: e.text, private: private, history: b.before(e, here)}, emit)
}

// before returns the turns that a message goes on with.
func (b *Bot) before(e event, here conversation) []answer.Turn {
	if e.target == nil || !e.target.ours {
		return b.recall(here)
	}
	t := b.toldIn(e.target.id)
	if t == nil {
		return b.recall(here)
	}
	return b.upTo(t, here, e.target.text)
}

// recall returns the turns of a conversation that goes on, unless the person
// asked another process to forget it.
func (b *Bot) recall(here conversation) []answer.Turn {
	if id := b.memory.last(here); id != "" && b.forgottenElsewhere(id) {
		b.memory.forget(here.person, id)
	}
	return b.memory.recall(here, b.now())
}

// upTo returns the turns up to an answer that was told, which stands in a
// message as shown: from memory, or, after a restart, that answer alone.
func (b *Bot) upTo(t *told, here conversation, shown string) []answer.Turn {
	if turns, found := b.memory.upTo(t.id, here); found {
		if t.question == "" && b.forgottenElsewhere(t.id) {
			b.memory.forget(t.person, t.id)
			return nil
		}
		return turns
	}
	if t.channel != here.channel || t.private && (t.person != here.person || !here.private) || t.question == "" {
		return nil
	}
	return []answer.Turn{{Question: t.question, Meant: t.meant, Answer: shown, Sources: b.citations(t)}}
}

// greet answers a mention without words. Where these do not tell a language,
// and neither does the server, it is in both.
func (b *Bot) greet(e event) reply {
	if b.of(e).Language != "" {
		return say(message.BotGreeting, b.language(e))
	}
	return reply{private: true, posts: []post{{
		content: message.BotGreeting.In(message.English) + "\n" + message.BotGreeting.In(message.Korean),
	}}}
}

// veil keeps an answer from those whom it is not for: in a server whose
// answers are private, whoever wrote a question presses a button to see it.
func (b *Bot) veil(e event) reply {
	if e.text == "" {
		return b.greet(e)
	}
	lang := b.language(e)
	b.veiled.Add(e.id, e)
	return reply{posts: []post{{
		content: message.BotVeiled.In(lang),
		rows:    []row{{buttons: []button{{id: revealAction + ":" + e.id, label: message.BotReveal.In(lang), style: strong}}}},
	}}, shown: b.recorder(e, &told{id: e.id, channel: e.channel, person: e.person, server: e.server, language: lang})}
}

// reveal answers a question that was veiled, to the one who asked it.
func (b *Bot) reveal(ctx context.Context, e event, emit func(string)) reply {
	asked, found := b.veiled.Get(e.argument)
	switch {
	case !found:
		return say(message.BotTooOld, b.language(e))
	case asked.person != e.person:
		return say(message.BotNotYours, b.language(e))
	}
	here := conversation{channel: e.channel, person: e.person, private: true}
	out := b.answer(ctx, e, inquiry{text: asked.text, private: true, history: b.before(asked, here)}, emit)
	if !b.revealed(asked, e.id) {
		b.erase(e.id)
		return say(message.BotTooOld, b.language(e))
	}
	return out
}

// revealed notes that a veiled question was answered by what has an id, which is
// to go with it. It reports whether the question is still there.
func (b *Bot) revealed(asked event, id string) bool {
	b.recording.Lock()
	defer b.recording.Unlock()
	t := b.told(asked.id)
	if t == nil {
		return false
	}
	after := *t
	after.revealed = append(slices.Clone(t.revealed), id)
	b.answers.Add(t.id, &after)
	if err := b.records.Keep(after.record(asked)); err != nil {
		b.logger(asked).Error("keep what goes with a question", "err", err)
	}
	return true
}

// followForm asks for a question about an answer.
func (b *Bot) followForm(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	return reply{form: &form{
		id: followAction + ":" + e.argument, title: message.BotFollowTitle.In(lang),
		fields: []field{{
			id: questionOption, label: message.BotFollowLabel.In(lang), hint: message.BotFollowHint.In(lang),
			required: true, long: true, most: maxQuestion,
		}},
	}}
}

// followUp answers a question about an answer.
func (b *Bot) followUp(ctx context.Context, e event, emit func(string)) reply {
	q := inquiry{text: e.question(), private: b.private(e)}
	if t := b.toldTo(e, e.argument); t != nil && e.target != nil {
		q.history = b.upTo(t, conversation{e.channel, e.person, q.private}, e.target.text)
	}
	return b.answer(ctx, e, q, emit)
}
