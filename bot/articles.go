package bot

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"footnote/answer"
	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/internal/visible"
)

// listedEach is how many articles stand on a page.
const listedEach = 15

// listArticles shows a page of the articles, the newest first.
func (b *Bot) listArticles(_ context.Context, e event, _ func(string)) reply {
	lang, s := b.language(e), b.shelf()
	if len(s.articles) == 0 {
		return say(message.AbstainEmpty, lang)
	}
	_, n, _ := page(e.argument)
	head := panel{title: message.BotArticlesTitle.In(lang, len(s.articles)), colour: blue}
	return reply{private: true, update: e.kind == pressEvent, posts: []post{onPage(head, s.list(), articlesAction, "all", n, lang)}}
}

func listed(a *corpus.Article) string { return facts(markdown.TitleLink(named(a), a.URL), a) }

// facts returns what is known of an article, after its title, on one line.
func facts(title string, a *corpus.Article) string {
	out := title
	for _, fact := range []string{markdown.OneLine(a.Publisher, maxPublisher), date(a.Published)} {
		if fact != "" {
			out += " · " + fact
		}
	}
	return out
}

// newestFirst returns articles by their date; those without one come last.
func newestFirst(articles []*corpus.Article) []*corpus.Article {
	out := slices.Clone(articles)
	slices.SortFunc(out, func(a, b *corpus.Article) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// article shows what is known of one article.
func (b *Bot) article(_ context.Context, e event, _ func(string)) reply {
	lang, s := b.language(e), b.shelf()
	a := s.article(e.options[articleOption])
	if a == nil {
		return say(message.BotNoArticle, lang, shortened(e.options[articleOption]))
	}
	var lines []string
	for _, f := range []struct {
		key   message.Key
		value string
	}{
		{message.BotAuthor, markdown.OneLine(a.Author, maxTitle)},
		{message.BotPublisher, markdown.OneLine(a.Publisher, maxTitle)},
		{message.BotPublished, date(a.Published)},
		{message.BotAddress, markdown.Link(a.URL)},
		{message.BotFile, markdown.OneLine(a.ID, maxTitle)},
	} {
		if f.value != "" {
			lines = append(lines, "**"+f.key.In(lang)+"** "+f.value)
		}
	}
	begins := answer.Citation{Article: a, Span: opening(a)}
	lines = append(lines, "", shownQuote(begins))
	out := post{panels: []panel{{title: markdown.PlainTitle(named(a), maxTitle), text: strings.Join(lines, "\n"), colour: blue}}}
	if b.shareArticles {
		out.rows = []row{{buttons: []button{{id: readAction + ":" + articleKey(a), label: message.BotRead.In(lang), style: quiet}}}}
	}
	return reply{private: true, posts: []post{out}}
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// opening returns the first sentences of an article that are no headings, rows of
// tables or code, as many of them as stand together and as a quote holds.
func opening(a *corpus.Article) corpus.Span {
	at := corpus.Span{Start: a.Body.Start, End: a.Body.Start}
	sentences := corpus.Sentences(a.Text, a.Body)
	isProse := func(s corpus.Span) bool {
		quote := a.Quote(s)
		return !wordless(quote) && !corpus.IsHeading(quote) && !strings.HasPrefix(quote, "|") && !underlined.MatchString(a.Text[s.End:a.Body.End])
	}
	if n := slices.IndexFunc(sentences, isProse); n > 0 {
		sentences = sentences[n:]
	}
	for i, s := range sentences {
		if i == 0 {
			at = s
			continue
		}
		between := strings.TrimSpace(a.Text[at.End:s.Start])
		if between != "" || !isProse(s) || characters(a.Text[at.Start:s.End]) > answer.MaxQuote {
			break
		}
		at.End = s.End
	}
	if characters(a.Quote(at)) > answer.MaxQuote {
		at.End = at.Start + len(first(a.Quote(at), answer.MaxQuote))
	}
	return at
}

// underlined is how the text goes on after a heading of Markdown that is.
var underlined = regexp.MustCompile(`^[ \t]*\r?\n[ \t]*(?:=+|-{2,})[ \t]*(?:\r?\n|$)`)

func characters(s string) int { return utf8.RuneCountInString(s) }

// read shows an article, page by page, where the operator lets articles leave.
func (b *Bot) read(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	key, n, turned := page(e.argument)
	a := b.shelf().byKey[key]
	if a == nil || !b.shareArticles {
		return say(message.BotTooOld, lang)
	}
	texts := markdown.Split(markdown.Plain(closed(a.Quote(a.Body))), pageLength)
	if len(texts) == 0 {
		return say(message.BotTooOld, lang)
	}
	head := panel{title: markdown.PlainTitle(named(a), maxTitle), colour: blue}
	return reply{private: true, update: turned, posts: []post{onPage(head, texts, readAction, key, n, lang)}}
}

// complete offers the articles whose titles fit what is being typed.
func (b *Bot) complete(_ context.Context, e event, _ func(string)) reply {
	choices := []choice{}
	if e.focused == articleOption {
		for _, a := range b.shelf().titles.Find(e.options[articleOption], maxChoices) {
			choices = append(choices, choice{name: markdown.Truncate(label(a), maxChoice), value: articleKey(a)})
		}
	}
	return reply{choices: choices}
}

// Discord's limits of choices: how many, and how many characters of each.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure
const (
	maxChoices = 25
	maxChoice  = 100
)

// named returns an article's title, or its ID if there is no title to be seen.
func named(a *corpus.Article) string {
	if blank(visible.Text(a.Title)) {
		return a.ID
	}
	return a.Title
}

// label names an article in a list of plain text.
func label(a *corpus.Article) string {
	out := named(a)
	if d := date(a.Published); d != "" {
		out = d + " · " + out
	}
	return out
}
