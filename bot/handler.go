package bot

import (
	"context"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"footnote/internal/message"
)

// An event is a question that somebody put to the bot.
type event struct {
	// id is the interaction's or the message's: the same id is the same event.
	id      string
	channel string
	// direct: written in a direct message, not asked by the command.
	direct   bool
	question string
	// asked is when it was sent, in UTC: Discord tells nobody's zone.
	asked time.Time
	// locale is the person's, such as "en-US"; a message has none.
	locale string
}

// language returns the one that the bot speaks around the answer.
func (e event) language() string {
	if e.locale == "" {
		return message.Of(e.question)
	}
	return message.Language(e.locale)
}

// A response is the messages that answer an event, first to last: at least
// one, none empty, each at most [markdown.MaxContent] long.
type response []string

func say(key message.Key, lang string) response { return response{key.In(lang)} }

// A handler makes the response to an event. emit shows a preliminary text on
// the way, piece by piece; it does not block.
type handler func(ctx context.Context, e event, emit func(text string)) response

// recovered answers with one line if next panics.
func recovered(log *slog.Logger, next handler) handler {
	return func(ctx context.Context, e event, emit func(string)) (out response) {
		defer func() {
			if p := recover(); p != nil {
				log.Error("panic while answering", "event", e.id, "panic", p, "stack", string(debug.Stack()))
				out = say(message.BotFailed, e.language())
			}
		}()
		return next(ctx, e, emit)
	}
}

// blank reports whether there is nothing in a question to answer.
func blank(question string) bool { return strings.TrimSpace(question) == "" }
