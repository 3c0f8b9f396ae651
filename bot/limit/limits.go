package limit

import (
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A Rate is how often something may be done: Burst times at once, and once
// more after each Every. Where either is not above zero, there is no limit.
type Rate struct {
	Every time.Duration
	Burst int
}

func (r Rate) unlimited() bool { return r.Every <= 0 || r.Burst <= 0 }

// A Key names a bucket, and says its rate as it is now.
type Key struct {
	// Kind says what is limited, such as a person; ID which one. Both together
	// name the bucket.
	Kind, ID string
	Rate     Rate
}

type name struct{ kind, id string }

// A Refusal says which bucket is empty, and how long to wait for it.
type Refusal struct {
	Key Key
	// Wait is above zero, in whole milliseconds, rounded up.
	Wait time.Duration
}

// Limits are token buckets, which are full at first. They may be used by many
// goroutines. What they keep is bounded, however many people ask: full buckets
// are dropped, and past [maxBuckets] those that would be full soonest, which
// lets some ask a little earlier.
type Limits struct {
	mu      sync.Mutex
	buckets map[name]*rate.Limiter
	// many is from how many buckets on to look for full ones.
	many int
}

const (
	fewBuckets = 1024
	// maxBuckets take about 17 MB.
	maxBuckets = 100_000
)

// NewLimits returns limits that nobody has used.
func NewLimits() *Limits {
	return &Limits{buckets: map[name]*rate.Limiter{}, many: fewBuckets}
}

// Allow takes a token from the buckets of all keys if each has one. Else it
// takes none, and returns the refusal with the longest wait. A rate that
// changed counts from now on: tokens stay, up to the new burst.
func (l *Limits) Allow(now time.Time, keys ...Key) (Refusal, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var refusal Refusal
	for _, k := range keys {
		if wait := l.wait(k, now); wait > refusal.Wait {
			refusal = Refusal{k, wait}
		}
	}
	if refusal.Wait > 0 {
		return refusal, false
	}
	for _, k := range keys {
		if !k.Rate.unlimited() {
			l.bucket(k, now).AllowN(now, 1)
		}
	}
	return Refusal{}, true
}

// wait returns how long to wait for a token, zero if there is one.
func (l *Limits) wait(k Key, now time.Time) time.Duration {
	b := l.buckets[name{k.Kind, k.ID}]
	if b == nil || k.Rate.unlimited() {
		return 0
	}
	adapt(b, k.Rate, now)
	missing := 1 - b.TokensAt(now)
	if missing <= 0 {
		return 0
	}
	// One more millisecond than needed, so that rounding leaves no one short.
	ms := math.Floor(missing*float64(k.Rate.Every)/float64(time.Millisecond)) + 1
	return time.Duration(ms) * time.Millisecond
}

// bucket returns the bucket of a key, which it makes if need be.
func (l *Limits) bucket(k Key, now time.Time) *rate.Limiter {
	n := name{k.Kind, k.ID}
	b := l.buckets[n]
	if b == nil {
		l.tidy(now)
		b = rate.NewLimiter(rate.Every(k.Rate.Every), k.Rate.Burst)
		l.buckets[n] = b
	}
	return b
}

// adapt gives a bucket another rate, if it changed.
func adapt(b *rate.Limiter, r Rate, now time.Time) {
	if every := rate.Every(r.Every); b.Limit() != every {
		b.SetLimitAt(now, every)
	}
	if b.Burst() != r.Burst {
		b.SetBurstAt(now, r.Burst)
	}
}
