package pace

import (
	"sync"
	"time"
)

// A table holds the buckets. Its methods need mu to be held.
type table struct {
	mu     *sync.Mutex
	routes map[string]kind
	// buckets has those that say more than a new one: what is idle is dropped,
	// else each interaction would leave one behind.
	buckets map[bucketKey]*bucket
	// swept is when idle buckets were last dropped; that is done again from
	// many buckets on, or after sweepEvery.
	swept time.Time
	many  int
}

const (
	sweepEvery = 30 * time.Second
	fewBuckets = 1024
	// maxRoutes is far more than the API has. Past it all are learnt anew.
	maxRoutes = 2048
)

// A kind is what all buckets of a route have in common.
type kind struct {
	id    string
	limit int
}

type bucketKey struct{ id, major string }

func newTable(mu *sync.Mutex) *table {
	return &table{mu: mu, routes: map[string]kind{}, buckets: map[bucketKey]*bucket{}, many: fewBuckets}
}

// find returns the bucket that a request counts in, nil if none is known.
func (t *table) find(r route, now time.Time) *bucket {
	k, ok := t.routes[r.name]
	if !ok {
		return nil
	}
	if b := t.buckets[bucketKey{k.id, r.major}]; b != nil || k.limit == 0 {
		return b
	}
	return t.open(k, r.major, now)
}

// open returns the bucket of a kind for a resource, which it makes if need be.
func (t *table) open(k kind, major string, now time.Time) *bucket {
	key := bucketKey{k.id, major}
	b := t.buckets[key]
	if b == nil {
		t.sweep(now)
		b = newBucket(t.mu, k.limit)
		t.buckets[key] = b
	}
	return b
}

// learn takes over what a response says.
func (t *table) learn(r route, l limits, now time.Time) {
	k := kind{l.id, l.limit}
	t.know(r, k)
	t.open(k, r.major, now).learn(l, now)
}

// block lets none of a route pass for a time, even if its bucket is not known.
func (t *table) block(r route, now time.Time, wait time.Duration) {
	k, ok := t.routes[r.name]
	if !ok {
		k = kind{id: r.name}
		t.know(r, k)
	}
	t.open(k, r.major, now).block(now, wait)
}

func (t *table) know(r route, k kind) {
	if len(t.routes) >= maxRoutes {
		clear(t.routes)
	}
	t.routes[r.name] = k
}

// sweep drops idle buckets, now and then.
func (t *table) sweep(now time.Time) {
	if len(t.buckets) < t.many && now.Sub(t.swept) < sweepEvery {
		return
	}
	for key, b := range t.buckets {
		if b.idle(now) {
			delete(t.buckets, key)
		}
	}
	t.swept, t.many = now, max(fewBuckets, 2*len(t.buckets))
}
