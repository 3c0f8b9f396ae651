package bot

import (
	"context"
	"time"

	"footnote/internal/message"
)

// closedFor is how long the bot does not try again to write where it may not:
// Discord bans whoever is refused too often.
const closedFor = 30 * time.Second

// closed reports whether somebody wrote where the bot was refused just now.
func (b *Bot) closed(e event) bool {
	until, found := b.shut.Get(e.channel)
	return found && e.kind == messageEvent && b.now().Before(until)
}

// tellClosed tells whoever wrote there so in direct messages, at times.
func (b *Bot) tellClosed(ctx context.Context, e event) {
	if !b.hints(e, toldEvery) {
		return
	}
	channel, err := b.rest.direct(ctx, e.person)
	if err == nil {
		s := &messageSurface{rest: b.rest, channel: channel, nonce: e.id}
		_, err = s.show(ctx, post{content: message.BotMayNotWrite.In(b.language(e), channelLink(e.channel))})
	}
	if err != nil {
		b.logger(e).Info("tell why there is no answer", "err", err)
	}
}
