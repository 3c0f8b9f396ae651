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
	text = inClient(text, lang, message.Language(e.locale))
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

// commandNames are the names of commands that the help holds, a name before
// those that it begins.
var commandNames = []message.Key{
	message.BotAskName, message.BotSearchName, message.BotArticlesName, message.BotArticleName, message.BotForgetName,
	message.BotSetupName, message.BotStatusName, message.BotFindName, message.BotCheckName,
}

// inClient returns text of one language with the names of commands as a client
// in another one lists them: a server's language is that of the words alone.
func inClient(text, lang, client string) string {
	var names []string
	for _, key := range commandNames {
		slash := "/"
		if key == message.BotFindName || key == message.BotCheckName {
			slash = ""
		}
		names = append(names, slash+key.In(lang), slash+key.In(client))
	}
	return strings.NewReplacer(names...).Replace(text)
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
