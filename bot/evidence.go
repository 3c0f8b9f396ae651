package bot

import (
	"context"
	"strconv"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// pageLength is how long a page is, in UTF-16 units: what a phone shows
// without much scrolling, and more than any one part of it needs.
const pageLength = 2400

// evidence shows the quotes of an answer in their surroundings, to the one who
// asks for them.
func (b *Bot) evidence(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	id, n, turned := page(e.argument)
	t := b.toldTo(e, id)
	if t == nil || len(t.quoted) == 0 {
		return say(message.BotTooOld, lang)
	}
	var parts []string
	for _, q := range t.quoted {
		part := "**[" + strconv.Itoa(q.n) + "]** "
		if c, ok := b.shelf().standing(q); ok {
			part += about(c.Article, c.Span, lang) + "\n" + inPlace(c.Article, c.Span)
		} else {
			part += b.changed(q, lang)
		}
		parts = append(parts, part)
	}
	head := panel{title: message.BotEvidenceTitle.In(lang), colour: blue}
	return reply{private: true, update: turned, posts: []post{onPage(head, pages(parts, pageLength), evidenceAction, id, n, lang)}}
}

// changed tells of a quote whose article is another one by now, or gone.
func (b *Bot) changed(q quoted, lang string) string {
	if a := b.shelf().byID[q.article]; a != nil {
		return markdown.TitleLink(named(a), a.URL) + " · " + message.BotChanged.In(lang)
	}
	return message.BotGone.In(lang)
}
