package bot

import (
	"cmp"
	"context"
	"fmt"

	"footnote/bot/markdown"
	"footnote/internal/message"
	"footnote/retrieval"
)

// How many passages a search shows in all, and on a page.
const (
	maxFound  = 25
	foundEach = 5
)

// A quest is a search whose pages the person can turn who made it.
type quest struct {
	person string
	query  string
	filter retrieval.Filter
}

// search answers the command.
func (b *Bot) search(ctx context.Context, e event, _ func(string)) reply {
	return b.found(ctx, e, quest{person: e.person, query: e.options[queryOption]}, e.id, 0)
}

// searchMore searches for what an answer was asked for.
func (b *Bot) searchMore(ctx context.Context, e event, _ func(string)) reply {
	t := b.toldTo(e, e.argument)
	if t == nil || t.question == "" {
		return say(message.BotTooOld, b.language(e))
	}
	return b.found(ctx, e, quest{person: e.person, query: cmp.Or(t.meant, t.question), filter: t.filter}, e.id, 0)
}

// find searches for what a message says.
func (b *Bot) find(ctx context.Context, e event, _ func(string)) reply {
	if e.target == nil || blank(e.target.text) {
		return say(message.BotNoText, b.language(e))
	}
	return b.found(ctx, e, quest{person: e.person, query: first(e.target.text, maxQuestion)}, e.id, 0)
}

// turnSources turns a page of what was found.
func (b *Bot) turnSources(ctx context.Context, e event, _ func(string)) reply {
	id, n, _ := page(e.argument)
	q, found := b.quests.Get(id)
	if !found || q.person != e.person {
		return say(message.BotTooOld, b.language(e))
	}
	return b.found(ctx, e, q, id, n)
}

// found shows page n of the passages that are found, and remembers the search
// under an id.
func (b *Bot) found(ctx context.Context, e event, q quest, id string, n int) reply {
	lang := b.language(e)
	if blank(q.query) {
		return say(message.BotEmpty, lang)
	}
	hits, err := b.library.Search(ctx, retrieval.Query{Text: q.query, K: maxFound, Filter: q.filter})
	if err != nil {
		return b.failed(ctx, e, err)
	}
	if len(hits) == 0 && len(b.shelf().articles) == 0 {
		return say(message.AbstainEmpty, lang)
	}
	if len(hits) == 0 {
		return say(message.BotNothingFound, lang)
	}
	b.quests.Add(id, q)
	var parts []string
	for _, c := range b.asker.Excerpts(q.query, hits) {
		c = c.Whole()
		parts = append(parts, fmt.Sprintf("**%d.** %s\n%s", c.N, about(c.Article, c.Span, lang), shownQuote(c)))
	}
	texts := sheets(parts, foundEach, "\n\n")
	head := panel{title: message.BotFoundTitle.In(lang, markdown.PlainTitle(q.query, maxHeading)), colour: blue}
	return reply{private: true, update: e.name == sourcesAction, posts: []post{onPage(head, texts, sourcesAction, id, n, lang)}}
}

// maxHeading is how long a query is in a heading, in UTF-16 units.
const maxHeading = 80

// first returns the first characters of a text.
func first(text string, limit int) string {
	if r := []rune(text); len(r) > limit {
		return string(r[:limit])
	}
	return text
}

// shortened returns what somebody typed as it may be said back.
func shortened(typed string) string { return markdown.OneLine(typed, maxHeading) }
