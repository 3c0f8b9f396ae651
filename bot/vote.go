package bot

import (
	"context"

	"footnote/internal/feedback"
	"footnote/internal/message"
)

// A Ballot counts votes on answers: one of each person on each.
type Ballot interface {
	// Toggle counts a vote, or takes it back if it is counted already.
	Toggle(a feedback.Answer, person string, v feedback.Vote) (feedback.Counts, error)
}

// vote counts a thumb up or down, and shows the count on the button.
func (b *Bot) vote(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	if b.ballot == nil {
		return say(message.BotThanks, lang)
	}
	a, t := feedback.Answer{ID: e.argument}, b.toldTo(e, e.argument)
	if t != nil {
		a.Question, a.Text, a.Mode, a.Model = t.question, t.text, string(t.mode), b.about.Model
		for _, c := range t.quoted {
			a.Articles = append(a.Articles, c.article)
		}
	}
	if a.Text == "" && e.target != nil {
		a.Text = e.target.text
	}
	v := feedback.Down
	if e.name == upAction {
		v = feedback.Up
	}
	counts, err := b.ballot.Toggle(a, e.person, v)
	switch {
	case err != nil:
		b.logger(e).Error("count a vote", "err", err)
		return say(message.BotFailed, lang)
	case t == nil:
		return say(message.BotThanks, lang)
	}
	return reply{update: true, posts: []post{{rows: t.buttons(counts), buttonsAlone: true}}}
}
