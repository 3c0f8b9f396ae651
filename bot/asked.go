package bot

import (
	"strings"
	"time"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// maxAsked is how much of a question stands above its answer, in characters.
const maxAsked = 300

// How the lines above an answer begin: a block quote, and small print.
const (
	asQuote = "> "
	asSmall = "-# "
)

// echo repeats a question above its answer, where nobody else sees it: of a
// command or a form, Discord shows no more than its name.
func echo(e event, question string) string {
	question = markdown.OneLine(question, maxAsked)
	if e.kind == messageEvent || question == "" {
		return ""
	}
	return asQuote + question
}

// heading is what stands above an answer: the question, and of which articles
// it was asked if that is not all of them.
func (b *Bot) heading(e event, q inquiry) string {
	lang, f, asked := b.language(e), q.filter, echo(e, q.text)
	var only []string
	for _, id := range f.Articles {
		if a := b.shelf().byID[id]; a != nil {
			only = append(only, message.BotOnlyArticle.In(lang, markdown.OneLine(named(a), maxTitle)))
		}
	}
	if !f.Since.IsZero() {
		only = append(only, message.BotOnlySince.In(lang, f.Since.Format(time.DateOnly)))
	}
	if !f.Until.IsZero() { // the first moment after it
		only = append(only, message.BotOnlyUntil.In(lang, f.Until.Add(-time.Nanosecond).Format(time.DateOnly)))
	}
	if only == nil {
		return asked
	}
	return below(asked, asSmall+message.BotOnly.In(lang, strings.Join(only, " · ")))
}

// below puts text on a line of its own below a heading, if there is one.
func below(heading, text string) string {
	if heading == "" {
		return text
	}
	return heading + "\n" + text
}

// unasked returns an answer as it was shown without the heading above it.
func unasked(shown string) string {
	for strings.HasPrefix(shown, asQuote) || strings.HasPrefix(shown, asSmall) {
		_, shown, _ = strings.Cut(shown, "\n")
	}
	return shown
}
