package pace

import (
	"sync"
	"time"
)

// Discord's global limit:
// https://docs.discord.com/developers/topics/rate-limits#global-rate-limit.
const (
	perSecond = 50
	// globalWindow is more than the second, so that requests that are sent
	// within the limit do not break it by arriving closer together.
	globalWindow = 1050 * time.Millisecond
)

// global is the limit of all of a bot's requests but those of interactions: a
// number of them in any globalWindow, and none while Discord refuses all.
type global struct {
	line
	// sent are the times of the last requests, the oldest at next.
	sent   []time.Time
	oldest int
	paused time.Time
}

var _ rule = (*global)(nil)

func newGlobal(mu *sync.Mutex, perSecond int) *global {
	g := &global{sent: make([]time.Time, perSecond)}
	g.mu, g.rule = mu, g
	return g
}

// next implements rule.
func (g *global) next(now time.Time) (at time.Time, ok bool) {
	at = g.sent[g.oldest].Add(globalWindow)
	if g.paused.After(at) {
		at = g.paused
	}
	return at, !now.Before(at)
}

// pass implements rule.
func (g *global) pass(now time.Time) {
	g.sent[g.oldest] = now
	g.oldest = (g.oldest + 1) % len(g.sent)
}

// pause lets none pass for a time.
func (g *global) pause(now time.Time, wait time.Duration) {
	if at := now.Add(wait); at.After(g.paused) {
		g.paused = at
	}
}
