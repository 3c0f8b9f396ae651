package bot

import (
	"context"
	"errors"
)

// An acknowledgement says how an event is acknowledged.
type acknowledgement struct {
	// deferred: before there is a reply, which comes later. Else the reply that
	// is shown next acknowledges.
	deferred bool
	// private: only the one who asked sees the reply.
	private bool
	// update: the reply takes the place of the message whose button was pressed.
	update bool
}

// A surface is where the reply to one event is shown. Its methods are called
// one at a time.
type surface interface {
	// acknowledge is called first, and once. After errAnswered there is nothing
	// left to do.
	acknowledge(ctx context.Context, how acknowledgement) error
	// show puts a post in place of what the first message says.
	show(ctx context.Context, p post) (place, error)
	// follow adds a message after those before.
	follow(ctx context.Context, p post) (place, error)
	// offer answers with a form or with choices, where nothing was acknowledged.
	offer(ctx context.Context, r reply) error
	// withdraw removes the first message, if there is one.
	withdraw(ctx context.Context) error
}

// errAnswered says that an event is taken care of elsewhere or was too old.
var errAnswered = errors.New("event is answered or expired")

// A sent message is the part of Discord's answer that is read.
type sent struct {
	ID      string `json:"id"`
	Channel string `json:"channel_id"`
	Embeds  []any  `json:"embeds"`
}

// place returns where the message is.
func (m sent) place() place { return place{channel: m.Channel, message: m.ID} }

// plainly returns what of a post Discord did not show, as posts of text: where
// a bot may not embed links, its panels are dropped without a word.
func (m sent) plainly(p post) []post {
	if len(p.panels) == 0 || len(m.Embeds) > 0 {
		return nil
	}
	var out []post
	for _, panel := range p.panels {
		for _, text := range panel.plainly() {
			out = append(out, post{content: text})
		}
	}
	return out
}
