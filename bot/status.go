package bot

import (
	"context"
	"strings"
	"time"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// About is what /status tells of how the bot was set up.
type About struct {
	// Version is the program's.
	Version string
	// Model words answers and Embedding embeds; empty for the built-in.
	Model, Embedding string
}

// status tells managers how the bot is.
func (b *Bot) status(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	if !e.manager {
		return say(message.BotManagersOnly, lang)
	}
	model := func(name string) string {
		if name == "" {
			return message.BotBuiltin.In(lang)
		}
		return markdown.Plain(name)
	}
	s := b.of(e)
	l := b.rates(s)
	running, waiting := b.queue.Load()
	lines := []string{
		message.BotStatusIndex.In(lang, len(b.shelf().articles), b.library.Passages()),
		message.BotStatusModel.In(lang, model(b.about.Model), model(b.about.Embedding)),
		message.BotStatusLimits.In(lang, l.Person, l.Channel, l.Server),
		message.BotStatusQueue.In(lang, running, waiting),
		message.BotStatusVersion.In(lang, markdown.Plain(b.about.Version), since(b.now().Sub(b.started), lang)),
	}
	return reply{private: true, posts: []post{{panels: []panel{{
		title: message.BotStatusTitle.In(lang), text: strings.Join(lines, "\n"), colour: blue,
	}}}}}
}

// since returns how long something lasted in days, hours and minutes, those left
// out that are none.
func since(d time.Duration, lang string) string {
	minutes := int(d / time.Minute)
	var out []string
	for _, unit := range []struct {
		key message.Key
		n   int
	}{{message.BotDays, minutes / (24 * 60)}, {message.BotHours, minutes / 60 % 24}, {message.BotMinutes, minutes % 60}} {
		if unit.n > 0 || len(out) == 0 && unit.key == message.BotMinutes {
			out = append(out, unit.key.In(lang, unit.n))
		}
	}
	return strings.Join(out, " ")
}
