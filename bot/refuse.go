package bot

import (
	"context"
	"time"

	"footnote/bot/limit"
)

// A refusal is what is told instead of an answer, and for how long it holds.
type refusal struct {
	reply reply
	holds time.Duration
}

// Whoever goes on writing is not told the same again and again: that would
// flood the channel by the bot's hand.
const (
	hintEvery = 30 * time.Second
	// toldEvery is the same where the bot may not write.
	toldEvery = 10 * time.Minute
)

// mostHints are told in a channel while hintEvery passes, however many people
// write: answers would have to wait behind them.
const mostHints = 5

// refuse tells why an event is not answered.
func (b *Bot) refuse(ctx context.Context, e event, s surface, r refusal) {
	if b.hints(e, r.holds) {
		b.atOnce(ctx, e, s, r.reply)
	}
}

// hints reports whether somebody is to be told why there is no answer: once per
// person and channel while that holds, and not many in a channel, if they wrote
// a message; an interaction always has a response, which they alone see.
func (b *Bot) hints(e event, holds time.Duration) bool {
	if e.kind != messageEvent {
		return true
	}
	// A trace less than it holds: waits are rounded up.
	every := max(holds-time.Second, hintEvery)
	_, ok := b.hinted.Allow(b.now(),
		limit.Key{Kind: "hint", ID: e.person + "@" + e.channel, Rate: limit.Rate{Every: every, Burst: 1}},
		limit.Key{Kind: "hints", ID: e.channel, Rate: limit.Rate{Every: hintEvery / mostHints, Burst: mostHints}},
	)
	return ok
}
