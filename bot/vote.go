package bot

import (
	"context"

	"footnote/internal/message"
)

// A Vote is what somebody thinks of an answer.
type Vote struct {
	// Answer is the answer's id, Person who votes.
	Answer, Person string
	// Up, or else down.
	Up bool
	// Question, Text and Mode tell of the answer; they are empty if it is not
	// known any more.
	Question, Text, Mode string
	// Articles are the IDs of those that it cites.
	Articles []string
}

// A Ballot counts votes: one of each person on each answer. A second one of the
// same kind takes the first back.
type Ballot interface {
	Cast(v Vote) (up, down int, err error)
	Count(answer string) (up, down int)
}

// vote counts a thumb up or down, and shows the count on the button.
func (b *Bot) vote(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	if b.ballot == nil {
		return say(message.BotThanks, lang)
	}
	v := Vote{Answer: e.argument, Person: e.person, Up: e.name == upAction}
	t := b.told(e.argument)
	if t != nil {
		v.Question, v.Text, v.Mode = t.question, t.answer, string(t.mode)
		for _, c := range t.citations {
			v.Articles = append(v.Articles, c.Article.ID)
		}
	}
	up, down, err := b.ballot.Cast(v)
	if err != nil {
		b.log.Error("count a vote", b.attr(e), "err", err)
		return say(message.BotFailed, lang)
	}
	if t == nil {
		return say(message.BotThanks, lang)
	}
	return reply{update: true, posts: []post{{rows: t.buttons(tally{up, down}), buttonsAlone: true}}}
}

// votes returns how an answer is voted for so far.
func (b *Bot) votes(id string) tally {
	if b.ballot == nil {
		return tally{}
	}
	up, down := b.ballot.Count(id)
	return tally{up, down}
}
