package pace

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestNoSecondHasMoreThanTheGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{}
		p := New(Options{Next: s})
		start := time.Now()
		all(t, p, channels(500, 1))
		for i := range s.at[:len(s.at)-perSecond] {
			if gap := s.at[i+perSecond].Sub(s.at[i]); gap <= time.Second {
				t.Fatalf("51 requests within %v", gap)
			}
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("500 requests took %v", took)
		}
	})
}

func TestTheGlobalLimitHoldsOnASlowWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &discord{limit: 100, window: time.Second, latency: 40 * time.Millisecond, all: perSecond}
		ok := all(t, New(Options{Next: d}), channels(500, 1))
		if _, refused := d.counts(); ok != 500 || refused > 0 {
			t.Errorf("%d of 500 answered, %d refused", ok, refused)
		}
	})
}

func TestInteractionsAreNotBoundToTheGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{}
		p := New(Options{Next: s})
		start := time.Now()
		var urls []string
		for i := range 300 {
			urls = append(urls,
				fmt.Sprintf("https://discord.com/api/v10/interactions/%d/t/callback", i),
				fmt.Sprintf("https://discord.com/api/v10/webhooks/9/%d", i))
		}
		all(t, p, urls)
		if took := time.Since(start); took != 0 {
			t.Errorf("took %v", took)
		}
	})
}

func TestAGlobalRefusalStopsAllButInteractions(t *testing.T) {
	for name, refusal := range map[string]canned{
		"header": respond(429, `{"retry_after":5,"global":false}`, "X-RateLimit-Global", "true"),
		"scope":  respond(429, `{"retry_after":5,"global":false}`, "X-RateLimit-Scope", "global"),
		"body":   respond(429, `{"retry_after":5,"global":true}`),
		"page":   respond(429, `<html>error code: 1015</html>`, "Retry-After", "5"),
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{responses: []canned{refusal}}
			p := New(Options{Next: s})
			start := time.Now()
			took := map[string]time.Duration{}
			var mu sync.Mutex
			var group sync.WaitGroup
			for _, url := range []string{messages, "https://discord.com/api/v10/channels/2/messages", callback, followUp} {
				group.Go(func() {
					if got, err := status(t.Context(), t, p, http.MethodPost, url); err != nil || got != 204 {
						t.Errorf("%s: %s: %d, %v", name, url, got, err)
					}
					mu.Lock()
					defer mu.Unlock()
					took[url] = time.Since(start)
				})
				synctest.Wait()
			}
			group.Wait()
			for url, d := range took {
				waits := url != callback && url != followUp
				if waits && (d < 5*time.Second || d > 5*time.Second+waitJitter) || !waits && d > 0 {
					t.Errorf("%s: %s took %v", name, url, d)
				}
			}
		})
	}
}

func TestACallbackWaitsForNothingButItsOwnRefusal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{responses: []canned{
			respond(429, `{"retry_after":60,"global":true}`),
			respond(429, `{"retry_after":0.5,"global":false}`,
				"X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "1", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "0.5"),
		}}
		p := New(Options{Next: s})
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		if got, _ := status(ctx, t, p, http.MethodGet, messages); got != 429 {
			t.Errorf("the first: %d", got)
		}
		start := time.Now()
		got, err := status(ctx, t, p, http.MethodPost, callback)
		if took := time.Since(start); got != 204 || took < 500*time.Millisecond || took > 500*time.Millisecond+waitJitter {
			t.Errorf("after %v: %d, %v", took, got, err)
		}
		start = time.Now()
		if got, err := status(ctx, t, p, http.MethodPost, callback); got != 204 || time.Since(start) != 0 {
			t.Errorf("the next after %v: %d, %v", time.Since(start), got, err)
		}
	})
}
