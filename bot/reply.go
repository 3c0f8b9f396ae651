package bot

import (
	"context"
	"runtime/debug"

	"footnote/internal/message"
)

// A reply is what an event is answered with: messages, or a form, or choices
// for the option that is being typed.
type reply struct {
	// posts are shown first to last.
	posts []post
	// update: the first takes the place of the message whose button was pressed.
	update bool
	// apart: none does, though the event was acknowledged for that.
	apart bool
	// private: only the one who asked sees them, where Discord allows that.
	// Both count where the event was not acknowledged before.
	private bool
	form    *form
	choices []choice
	// shown, unless nil, is called with the places of the posts, of those that
	// are shown if not all are.
	shown func([]place)
}

// A post is one message.
type post struct {
	// content is at most [markdown.MaxContent] long.
	content string
	panels  []panel
	rows    []row
	// buttonsAlone: the rows of a message change, and nothing else of it.
	buttonsAlone bool
}

// A panel is a framed part of a message: an embed.
type panel struct {
	title, text, footer string
	colour              int
}

// A row holds up to five buttons, or one menu.
type row struct {
	buttons []button
	menu    *menu
}

// A button carries an action and its argument in id.
type button struct {
	id, label, emoji string
	style            style
	disabled         bool
}

// A style says how much a button asks to be pressed.
type style int

// The styles of buttons, and the numbers that they have in Discord.
// https://discord.com/developers/docs/components/reference#button-button-styles
const (
	quiet  style = 2
	strong style = 1
	danger style = 4
)

// A menu lets people choose among choices, or among a server's channels.
type menu struct {
	id, placeholder string
	channels        bool
	choices         []choice
	chosen          []string
	least, most     int
}

// A choice shows its name and means its value.
type choice struct{ name, value string }

// A form asks for text in a window of its own.
type form struct {
	id, title string
	fields    []field
}

// A field of a form; most is in characters.
type field struct {
	id, label, hint, value string
	required, long         bool
	most                   int
}

// A place is where a post is shown.
type place struct{ channel, message string }

// say returns a reply of one line, which only the one who asked sees.
func say(key message.Key, lang string, args ...any) reply {
	return reply{private: true, posts: []post{{content: key.In(lang, args...)}}}
}

// A handler makes the reply to an event. emit shows a preliminary text on the
// way, piece by piece; it does not block.
type handler func(ctx context.Context, e event, emit func(text string)) reply

// recovered answers with one line if next panics.
func (b *Bot) recovered(next handler) handler {
	return func(ctx context.Context, e event, emit func(string)) (out reply) {
		defer func() {
			if p := recover(); p != nil {
				b.logger(e).Error("panic while answering", "panic", panicked(p), "stack", string(debug.Stack()))
				out = say(message.BotFailed, b.language(e))
			}
		}()
		return next(ctx, e, emit)
	}
}
