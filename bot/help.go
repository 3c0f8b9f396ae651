package bot

import (
	"context"
	"strconv"
	"strings"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// help tells what the bot can do, with questions that its articles answer.
func (b *Bot) help(ctx context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	text := message.BotHelp.In(lang, len(b.shelf().articles))
	if e.manager && e.server != "" && e.installed {
		text += "\n" + message.BotHelpManagers.In(lang)
	}
	out := post{panels: []panel{{title: message.BotHelpTitle.In(lang), colour: blue}}}
	if examples := b.examples(ctx, lang); len(examples) > 0 {
		var list []string
		buttons := row{}
		for i, q := range examples {
			list = append(list, "- "+markdown.Plain(q))
			buttons.buttons = append(buttons.buttons, button{
				id: exampleAction + ":" + lang + ":" + strconv.Itoa(i), label: markdown.Truncate(q, maxLabel), style: quiet,
			})
		}
		text += "\n\n**" + message.BotExamples.In(lang) + "**\n" + strings.Join(list, "\n")
		out.rows = []row{buttons}
	}
	out.panels[0].text = text
	return reply{private: true, posts: []post{out}}
}

// maxLabel is the most characters of a button's label.
// https://discord.com/developers/docs/components/reference#button-button-structure
const maxLabel = 80

// example answers one of the questions that help shows.
func (b *Bot) example(ctx context.Context, e event, emit func(string)) reply {
	lang, n, _ := page(e.argument)
	if message.Language(lang) != lang { // no button says so, but clients of their own may
		return say(message.BotTooOld, b.language(e))
	}
	examples := b.examples(ctx, lang)
	if n >= len(examples) {
		return say(message.BotTooOld, b.language(e))
	}
	return b.answer(ctx, e, inquiry{text: examples[n], private: true}, emit)
}

// maxExamples is how many examples there are.
const maxExamples = 3

// mostTried is how many articles are tried for them: the newest.
const mostTried = 24

// examples returns questions that the newest articles answer.
func (b *Bot) examples(ctx context.Context, lang string) []string {
	s := b.shelf()
	s.mu.Lock()
	defer s.mu.Unlock()
	if made, found := s.examples[lang]; found {
		return made
	}
	made, err := b.asker.Examples(ctx, s.articles[:min(len(s.articles), mostTried)], lang, maxExamples)
	if err != nil {
		b.log.Warn("make examples for the help", "err", err)
		return made
	}
	s.examples[lang] = made
	return made
}
