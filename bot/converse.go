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
	if wordless(e.text) {
		if e.text == "" && e.target != nil && !e.target.ours && e.target.text != "" {
			return b.find(ctx, e, emit)
		}
		return b.greet(e)
	}
	if answer.Greets(e.text) {
		return b.greet(e)
	}
	return b.answer(ctx, e, b.after(e, here), emit)
}

// after returns what a message asks, with what it goes on with.
func (b *Bot) after(e event, here conversation) inquiry {
	if e.target != nil && e.target.ours {
		if t := b.toldIn(e.target.id); t != nil {
			return b.goOn(t, here, e)
		}
	}
	return inquiry{text: e.text, private: here.private, history: b.recall(here)}
}

// recall returns the turns of a conversation that goes on, unless the person
// asked another process to forget it.
func (b *Bot) recall(here conversation) []answer.Turn {
	if id := b.memory.last(here); id != "" && b.forgottenElsewhere(id) {
		b.memory.forget(here.person, id)
	}
	return b.memory.recall(here, b.now())
}

// goOn returns what is asked about an answer that was told and stands in the
// event's target: after the turns up to it, which are in memory or, after a
// restart, that answer alone, and of the articles that it was asked of.
func (b *Bot) goOn(t *told, here conversation, e event) inquiry {
	q := inquiry{text: e.question(), private: here.private}
	if turns, found := b.memory.upTo(t.id, here); found {
		if t.question == "" && b.forgottenElsewhere(t.id) {
			b.memory.forget(t.person, t.id)
			return q
		}
		q.history, q.filter = turns, t.filter
		return q
	}
	if t.channel == here.channel && (!t.private || t.person == here.person && here.private) && t.question != "" {
		q.filter = t.filter
		q.history = []answer.Turn{{Question: t.question, Meant: t.meant, Answer: e.target.text, Sources: b.citations(t)}}
	}
	return q
}

// greet answers a mention without words, and a greeting. Where these do not tell
// a language, and neither does the server, it is in both.
func (b *Bot) greet(e event) reply {
	key := message.BotGreeting
	if e.direct {
		key = message.BotGreetingDirect
	}
	if b.of(e).Language != "" || !wordless(e.text) {
		return say(key, b.language(e))
	}
	return reply{private: true, posts: []post{{content: key.In(message.English) + "\n" + key.In(message.Korean)}}}
}

// veil keeps an answer from those whom it is not for: in a server whose
// answers are private, whoever wrote a question presses a button to see it.
func (b *Bot) veil(e event) reply {
	if wordless(e.text) || answer.Greets(e.text) {
		return b.greet(e)
	}
	lang := b.language(e)
	b.veiled.Add(e.id, e)
	return reply{posts: []post{{
		content: message.BotVeiled.In(lang),
		rows:    []row{{buttons: []button{{id: revealAction + ":" + e.id, label: message.BotReveal.In(lang), style: strong}}}},
	}}, shown: b.recorder(e, &told{id: e.id, channel: e.channel, person: e.person, language: lang})}
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
	out := b.answer(ctx, e, b.after(asked, here), emit)
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
	if err := b.records.Keep(after.record()); err != nil {
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
	q := inquiry{text: e.options[questionOption], private: b.private(e)}
	if t := b.toldTo(e, e.argument); t != nil && e.target != nil {
		q = b.goOn(t, conversation{e.channel, e.person, q.private}, e)
	}
	return b.answer(ctx, e, q, emit)
}
