package pace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// all makes a request to each address at the same time and returns how many
// were answered with 200.
func all(t *testing.T, p http.RoundTripper, urls []string) int {
	t.Helper()
	var group sync.WaitGroup
	var mu sync.Mutex
	ok := 0
	for _, url := range urls {
		group.Go(func() {
			got, err := status(t.Context(), t, p, http.MethodPost, url)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			if got == http.StatusOK {
				ok++
			}
		})
	}
	group.Wait()
	return ok
}

func channels(n, each int) []string {
	var out []string
	for i := range n * each {
		out = append(out, fmt.Sprintf("https://discord.com/api/v10/channels/%d/messages", i%n))
	}
	return out
}

func TestBurstsRunIntoNoRefusalOnceABucketIsKnown(t *testing.T) {
	for _, latency := range []time.Duration{0, 30 * time.Millisecond, 900 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			d := &discord{limit: 5, window: 2 * time.Second, latency: latency}
			p := New(Options{Next: d, PerSecond: 10_000})
			all(t, p, channels(1, 1))
			if ok := all(t, p, channels(7, 40)); ok != 280 {
				t.Errorf("latency %v: %d of 280 answered", latency, ok)
			}
			served, refused := d.counts()
			if refused > 0 || len(served) != 7 {
				t.Errorf("latency %v: %d refused, served %v", latency, refused, served)
			}
		})
	}
}

func TestBucketsLetThroughWhatTheLimitAllows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{limit: 5, window: 2 * time.Second, latency: 30 * time.Millisecond}
		p := New(Options{Next: d})
		all(t, p, channels(1, 1))
		start := time.Now()
		all(t, p, channels(1, 50))
		// 51 requests are ten windows and one request, each late by a way.
		if took := time.Since(start); took > 21*time.Second {
			t.Errorf("50 requests took %v", took)
		}
	})
}

func TestUnknownRoutesDoNotWaitForOneAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		next := roundTripper(func(r *http.Request) (*http.Response, error) {
			if err := Sleep(r.Context(), time.Second); err != nil {
				return nil, err
			}
			return respond(200, "").made(), nil
		})
		start := time.Now()
		all(t, New(Options{Next: next}), channels(1, 50))
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func TestRefusedBurstsOfUnknownRoutesAllEndWell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{limit: 5, window: 2 * time.Second, latency: 30 * time.Millisecond}
		if ok := all(t, New(Options{Next: d, PerSecond: 10_000}), channels(3, 30)); ok != 90 {
			t.Errorf("%d of 90 answered", ok)
		}
	})
}

func TestOneBucketIsServedFirstComeFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{limit: 1, window: time.Second}
		p := New(Options{Next: d})
		all(t, p, channels(1, 1))
		var order []int
		var mu sync.Mutex
		var group sync.WaitGroup
		for i := range 20 {
			group.Go(func() {
				if _, err := status(t.Context(), t, p, http.MethodPost, channels(1, 1)[0]); err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				order = append(order, i)
			})
			synctest.Wait()
		}
		group.Wait()
		for i, n := range order {
			if n != i {
				t.Fatalf("order %v", order)
			}
		}
	})
}

func TestResponsesOutOfOrderDoNotRaiseWhatRemains(t *testing.T) {
	var mu sync.Mutex
	now := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	b := newBucket(&mu, 5)
	reset := now.Add(2 * time.Second)
	tell := func(remaining int, reset, at time.Time) {
		b.learn(limits{limit: 5, remaining: remaining, reset: reset, after: reset.Sub(at)}, at)
	}
	tell(2, reset, now)
	tell(4, reset, now)
	if b.remaining != 2 {
		t.Errorf("%d remain, want 2", b.remaining)
	}
	tell(4, reset.Add(2*time.Second), now.Add(2*time.Second))
	tell(0, reset, now.Add(2*time.Second))
	if b.remaining != 4 {
		t.Errorf("%d remain after a response of the window before, want 4", b.remaining)
	}
	if _, ok := b.next(now.Add(5 * time.Second)); !ok || b.remaining != 5 {
		t.Errorf("%d remain in a new window", b.remaining)
	}
	tell(0, reset.Add(2*time.Second), now.Add(5*time.Second))
	if b.remaining != 5 {
		t.Errorf("%d remain after a late response", b.remaining)
	}
}

func TestRequestsThatCannotPassInTimeAreNotMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{Next: &discord{limit: 1, window: time.Minute}})
		all(t, p, channels(1, 1))
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		start := time.Now()
		_, err := status(ctx, t, p, http.MethodPost, channels(1, 1)[0])
		var busy *BusyError
		if !errors.As(err, &busy) || busy.Wait != time.Minute || time.Since(start) != 0 {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
	})
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{Next: &discord{limit: 1, window: time.Minute}})
		all(t, p, channels(1, 1))
		ctx, cancel := context.WithCancelCause(t.Context())
		cause := errors.New("stop")
		time.AfterFunc(time.Second, func() { cancel(cause) })
		start := time.Now()
		_, err := status(ctx, t, p, http.MethodPost, channels(1, 1)[0])
		if !errors.Is(err, cause) || time.Since(start) != time.Second {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
		if ok := all(t, p, channels(1, 1)); ok != 1 {
			t.Error("the place was not given back")
		}
	})
}

func TestAStormWithFaultsIsAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{limit: 5, window: time.Second, latency: 100 * time.Millisecond, all: perSecond}
		faults := rand.New(rand.NewPCG(1, 2))
		var mu sync.Mutex
		next := roundTripper(func(r *http.Request) (*http.Response, error) {
			mu.Lock()
			fault := faults.IntN(60)
			mu.Unlock()
			switch fault {
			case 0:
				return respond(502, "bad gateway").made(), nil
			case 1:
				return respond(429, `{"retry_after":0.2,"global":false}`, "X-RateLimit-Scope", "shared").made(), nil
			case 2:
				return nil, io.EOF
			}
			return d.RoundTrip(r)
		})
		p := New(Options{Next: next})
		var urls []string
		for i := range 1500 {
			urls = append(urls, channels(40, 1)[i%40],
				fmt.Sprintf("https://discord.com/api/v10/webhooks/9/%d", i%300))
		}
		var group sync.WaitGroup
		var lost atomic.Int64
		for _, url := range urls {
			group.Go(func() {
				if got, err := status(Repeatable(t.Context()), t, p, http.MethodPost, url); got != 200 || err != nil {
					lost.Add(1)
				}
			})
		}
		group.Wait()
		if lost.Load() > 0 {
			t.Errorf("%d of %d lost", lost.Load(), len(urls))
		}
		for _, b := range p.table.buckets {
			if b.underWay != 0 || b.waiting.Len() != 0 {
				t.Errorf("%d under way, %d waiting in the end", b.underWay, b.waiting.Len())
			}
		}
	})
}
