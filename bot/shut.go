package bot

import (
	"context"
	"time"

	"footnote/internal/message"
)

// shutFor is how long the bot tries nothing in a channel after it was not let
// write there: it would answer in vain, and Discord bans an address for too many
// requests that it has to refuse. It tries sooner if Discord tells of a change.
// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
const shutFor = 20 * time.Second

// A shut channel is one that the bot was not let write to.
type shut struct {
	// why is told to whoever asks there.
	why   message.Key
	until time.Time
}

// isShut reports whether an event is a message in a channel where the bot may
// not write, and why.
func (b *Bot) isShut(e event) (why message.Key, is bool) {
	if e.kind != messageEvent {
		return "", false
	}
	c, found := b.shut.Get(e.channel)
	return c.why, found && b.now().Before(c.until)
}

// shutOut remembers that the bot may not write where an event is, as err says,
// and tells whoever asked.
func (b *Bot) shutOut(ctx context.Context, e event, err error) {
	why := message.BotMayNotWrite
	if coded(err, codeThreadLocked) {
		why = message.BotLocked
	}
	b.shut.Add(e.channel, shut{why, b.now().Add(shutFor)})
	b.tellShut(ctx, e, why)
}

// tellShut tells whoever asked in direct messages why there is no answer.
func (b *Bot) tellShut(ctx context.Context, e event, why message.Key) {
	if !b.hints(e, toldEvery) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, showWithin)
	defer cancel()
	channel, err := b.rest.direct(ctx, e.person)
	if err == nil {
		s := &messageSurface{rest: b.rest, channel: channel, nonce: e.id}
		_, err = s.show(ctx, post{content: why.In(b.language(e), channelLink(e.channel))})
	}
	if err != nil {
		b.logger(e).Info("tell why there is no answer", "err", err)
	}
}
