package bot

import (
	"context"
	"errors"
	"slices"
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
	// show puts a post in place of what the first message says. It returns where
	// that is, and where what did not fit into it; with an error, what is shown.
	show(ctx context.Context, p post) ([]place, error)
	// follow adds messages after those before, and returns where they are.
	follow(ctx context.Context, p post) ([]place, error)
	// offer answers with a form or with choices, where nothing was acknowledged.
	offer(ctx context.Context, r reply) error
	// withdraw removes the first message, if there is one.
	withdraw(ctx context.Context) error
	// end is called last, whatever happened.
	end()
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

// lacks reports whether a message came out without the panels of its post.
func (m sent) lacks(p post) bool { return m.ID != "" && len(p.panels) > 0 && len(m.Embeds) == 0 }

// legibly shows a post by put. Where a bot may not embed links, Discord refuses
// its panels or drops them without a word: they are then said in text, what does
// not fit by add.
func legibly(ctx context.Context, p post,
	put func(context.Context, post) (sent, error), add func(context.Context, post) ([]place, error),
) ([]place, error) {
	m, err := put(ctx, p)
	var rest []post
	switch {
	case len(p.panels) > 0 && coded(err, codeMissingPermissions, codeEmptyMessage):
		all := p.plainly()
		m, err = put(ctx, all[0])
		rest = all[1:]
	case err == nil && m.lacks(p):
		rest = p.inText()
	case p.choosesChannels() && refused(err) && !limited(err): // one of them may be deleted
		m, err = put(ctx, p.unchosen())
	}
	if err != nil {
		return nil, err
	}
	var places []place
	if m.ID != "" {
		places = append(places, m.place())
	}
	for _, q := range rest {
		at, err := add(ctx, q)
		if places = append(places, at...); err != nil {
			return places, err
		}
	}
	return places, nil
}

// choosesChannels reports whether a post has a menu with channels chosen.
func (p post) choosesChannels() bool {
	return slices.ContainsFunc(p.rows, func(r row) bool { return r.menu != nil && r.menu.channels && len(r.menu.chosen) > 0 })
}

// unchosen returns a post without the channels that are chosen in its menus.
func (p post) unchosen() post {
	p.rows = slices.Clone(p.rows)
	for i, r := range p.rows {
		if r.menu != nil && r.menu.channels {
			menu := *r.menu
			menu.chosen = nil
			p.rows[i].menu = &menu
		}
	}
	return p
}

// plainly returns all that a post says as posts of text, its rows under the
// last of them.
func (p post) plainly() []post {
	out := p.inText()
	if p.content != "" {
		out = append([]post{{content: p.content}}, out...)
	}
	out[len(out)-1].rows = p.rows
	return out
}

// inText returns what the panels of a post say as posts of text.
func (p post) inText() []post {
	var out []post
	for _, panel := range p.panels {
		for _, text := range panel.plainly() {
			out = append(out, post{content: text})
		}
	}
	return out
}
