package pace

import (
	"sync"
	"time"
)

// A bucket is one of Discord's per-route limits, for one top-level resource.
type bucket struct {
	line
	// limit requests may be made in a window; 0 if that is not known.
	limit int
	// remaining of them are left, as Discord last said. Those under way are
	// taken off it, whether or not Discord has counted them.
	remaining, underWay int
	// until is when the window ends, zero if none is open. Discord's clock says
	// reset, which tells windows apart.
	until, reset time.Time
	// blocked is until when Discord refuses all.
	blocked time.Time
}

var _ rule = (*bucket)(nil)

func newBucket(mu *sync.Mutex, limit int) *bucket {
	b := &bucket{limit: limit, remaining: limit}
	b.mu, b.rule = mu, b
	return b
}

// next implements rule.
func (b *bucket) next(now time.Time) (at time.Time, ok bool) {
	if now.Before(b.blocked) {
		return b.blocked, false
	}
	if !b.until.IsZero() && !now.Before(b.until) {
		b.remaining, b.until = b.limit, time.Time{}
	}
	return b.until, b.limit == 0 || b.remaining > b.underWay
}

// pass implements rule.
func (b *bucket) pass(time.Time) { b.underWay++ }

// sameWindow is the most by which the end of one window differs from response
// to response; the shortest window that Discord is known to have is 250 ms.
const sameWindow = 100 * time.Millisecond

// learn takes over what a response says. Responses come in any order: one of
// an earlier window says nothing any more, and in one window the least counts.
func (b *bucket) learn(l limits, now time.Time) {
	b.limit = l.limit
	switch {
	case l.reset.After(b.reset.Add(sameWindow)):
		b.remaining, b.until, b.reset = l.remaining, now.Add(l.after), l.reset
	case !b.until.IsZero() && !l.reset.Before(b.reset.Add(-sameWindow)):
		b.remaining = min(b.remaining, l.remaining)
	}
}

// lost takes off a request that Discord may have counted and said nothing of.
func (b *bucket) lost() {
	if !b.until.IsZero() {
		b.remaining = max(b.remaining-1, 0)
	}
}

// block lets none pass for a time.
func (b *bucket) block(now time.Time, wait time.Duration) {
	if at := now.Add(wait); at.After(b.blocked) {
		b.blocked = at
	}
}

// idle reports whether the bucket says no more than a new one.
func (b *bucket) idle(now time.Time) bool {
	return b.underWay == 0 && b.waiting.Len() == 0 && !now.Before(b.blocked) && !now.Before(b.until)
}
