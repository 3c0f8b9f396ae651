package bot

import (
	"strconv"

	"footnote/answer"
	"footnote/internal/feedback"
	"footnote/internal/message"
)

// tell makes the reply that shows an answer, with its buttons.
func (b *Bot) tell(e event, q inquiry, a answer.Answer) reply {
	lang := b.language(e)
	a.Citations = a.Shown()
	t := &told{
		id: e.id, question: q.text, language: lang, channel: e.channel, person: e.person,
		private: q.private, text: a.Text, mode: a.Mode, meant: a.Rewritten, filter: q.filter,
	}
	for _, c := range a.Citations {
		t.quoted = append(t.quoted, quoted{c.N, c.Article.ID, c.Article.Hash, c.Span})
	}
	posts := render(b.heading(e, q), a, lang)
	if len(posts) == 0 {
		return say(message.BotFailed, lang)
	}
	posts[len(posts)-1].rows = t.buttons(feedback.Counts{})
	return reply{posts: posts, shown: b.recorder(e, t)}
}

// buttons are those under an answer.
func (t *told) buttons(votes feedback.Counts) []row {
	id := func(action string) string { return action + ":" + t.id }
	label := func(key message.Key) string { return key.In(t.language) }
	counted := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	var out []button
	if len(t.quoted) > 0 {
		out = append(out, button{id: id(evidenceAction), label: label(message.BotEvidence), style: quiet})
	}
	return []row{{buttons: append(out,
		button{id: id(moreAction), label: label(message.BotMore), style: quiet},
		button{id: id(followAction), label: label(message.BotFollow), style: quiet},
		button{id: id(upAction), emoji: "👍", label: counted(votes.Up), style: quiet},
		button{id: id(downAction), emoji: "👎", label: counted(votes.Down), style: quiet},
	)}}
}
