package limit

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// tidy makes room for one more bucket. What it costs is spread over as many
// new buckets as it looks at.
func (l *Limits) tidy(now time.Time) {
	if len(l.buckets) < l.many {
		return
	}
	for n, b := range l.buckets {
		if untilFull(b, now) <= 0 {
			delete(l.buckets, n)
		}
	}
	if len(l.buckets) > maxBuckets/2 {
		l.dropFullest(len(l.buckets)-maxBuckets/2, now)
	}
	l.many = min(max(fewBuckets, 2*len(l.buckets)), maxBuckets)
}

// dropFullest drops the n buckets that would be full soonest.
func (l *Limits) dropFullest(n int, now time.Time) {
	type kept struct {
		name
		full float64
	}
	all := make([]kept, 0, len(l.buckets))
	for n, b := range l.buckets {
		all = append(all, kept{n, untilFull(b, now)})
	}
	slices.SortFunc(all, func(a, b kept) int {
		return cmp.Or(cmp.Compare(a.full, b.full), strings.Compare(a.kind, b.kind), strings.Compare(a.id, b.id))
	})
	for _, k := range all[:n] {
		delete(l.buckets, k.name)
	}
}

// untilFull returns after how many seconds a bucket is full.
func untilFull(b *rate.Limiter, now time.Time) float64 {
	return (float64(b.Burst()) - b.TokensAt(now)) / float64(b.Limit())
}
