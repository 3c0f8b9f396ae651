package pace

import (
	"errors"
	"time"
)

// ErrInvalid says that a request was not made, because so many before it were
// refused with 401, 403 or 429 that Discord is about to ban the address.
var ErrInvalid = errors.New("too many invalid requests: waiting before Discord bans this address")

// Discord bans an address for 10,000 invalid requests in ten minutes:
// https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
const (
	maxInvalid  = 10_000
	warnInvalid = maxInvalid / 10
	stopInvalid = maxInvalid * 3 / 4

	invalidWindow = 10 * time.Minute
	invalidSlot   = 10 * time.Second
)

// invalid counts invalid requests of the last ten minutes, rounded up to slots.
type invalid struct {
	start  time.Time
	slots  [invalidWindow/invalidSlot + 1]int
	last   int64 // the number of the latest slot, since start
	total  int
	warned bool
}

// expire forgets what is too old.
func (i *invalid) expire(now time.Time) {
	if i.start.IsZero() {
		i.start = now
	}
	current := int64(now.Sub(i.start) / invalidSlot)
	for n := 0; i.last < current && n < len(i.slots); n++ {
		i.last++
		slot := &i.slots[i.last%int64(len(i.slots))]
		i.total -= *slot
		*slot = 0
	}
	i.last = max(i.last, current)
	if i.total < warnInvalid {
		i.warned = false
	}
}

// count counts one, and reports whether to warn of it.
func (i *invalid) count(now time.Time) (warn bool) {
	i.expire(now)
	i.slots[i.last%int64(len(i.slots))]++
	i.total++
	warn = i.total >= warnInvalid && !i.warned
	i.warned = i.warned || warn
	return warn
}

// full reports whether no more requests may be made.
func (i *invalid) full(now time.Time) bool {
	i.expire(now)
	return i.total >= stopInvalid
}
