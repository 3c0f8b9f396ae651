package pace

import (
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestAMillionInteractionsLeaveNoBucketsBehind(t *testing.T) {
	var mu sync.Mutex
	table := newTable(&mu)
	now := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	most := 0
	for i := range 1_000_000 {
		r := route{name: "POST /webhooks/{}/{}", major: strconv.Itoa(i), exempt: true}
		if b := table.find(r, now); b != nil {
			b.pass(now)
			b.underWay--
		}
		table.learn(r, limits{id: "b", limit: 5, remaining: 4, reset: now.Add(2 * time.Second), after: 2 * time.Second}, now)
		most = max(most, len(table.buckets))
		now = now.Add(5 * time.Millisecond)
	}
	// A window holds 400 of them.
	if most > 2*fewBuckets || len(table.routes) != 1 {
		t.Errorf("as many as %d buckets, %d routes", most, len(table.routes))
	}
}

func TestAnsweredInteractionsLeaveNoBucketsBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{Next: &discord{limit: 5, window: 2 * time.Second}})
		for i := range 20_000 {
			url := fmt.Sprintf("https://discord.com/api/v10/webhooks/9/token-%d", i)
			if _, err := status(t.Context(), t, p, http.MethodPost, url); err != nil {
				t.Fatal(err)
			}
			<-time.After(5 * time.Millisecond)
		}
		if n := len(p.table.buckets); n > 2*fewBuckets {
			t.Errorf("%d buckets", n)
		}
		<-time.After(time.Minute)
		if _, err := status(t.Context(), t, p, http.MethodPost, followUp); err != nil || len(p.table.buckets) != 1 {
			t.Errorf("%d buckets after a minute; %v", len(p.table.buckets), err)
		}
	})
}

func TestHostilePathsLeaveNoRoutesBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{Next: &discord{limit: 5, window: time.Second}, PerSecond: 1_000_000})
		for i := range 10_000 {
			word := make([]byte, 0, 8)
			for n := i; n > 0; n /= 26 {
				word = append(word, byte('a'+n%26))
			}
			url := fmt.Sprintf("https://discord.com/api/v10/invites/%s", word)
			if _, err := status(t.Context(), t, p, http.MethodGet, url); err != nil {
				t.Fatal(err)
			}
		}
		if n := len(p.table.routes); n > maxRoutes {
			t.Errorf("%d routes", n)
		}
	})
}

func BenchmarkRoundTrip(b *testing.B) {
	next := roundTripper(func(*http.Request) (*http.Response, error) {
		return respond(200, "", "X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "5",
			"X-RateLimit-Remaining", "4", "X-RateLimit-Reset-After", "0.001").made(), nil
	})
	p := New(Options{Next: next, PerSecond: 1_000_000})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		url := fmt.Sprintf("https://discord.com/api/v10/channels/%d/messages", i)
		if _, err := status(b.Context(), b, p, http.MethodPost, url); err != nil {
			b.Fatal(err)
		}
	}
}
