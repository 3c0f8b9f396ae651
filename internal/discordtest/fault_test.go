package discordtest_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

func TestRequestsFailAsATestSays(t *testing.T) {
	const create, post = "/channels/{channel_id}/messages", `{"content":"x"}`
	for name, row := range map[string]struct {
		fault    discordtest.Fault
		statuses []int
		// messages are how many there are in the end.
		messages int
	}{
		"server error":       {discordtest.Fault{Method: "POST", Path: create, Status: 503, Times: 2}, []int{503, 503, 200}, 1},
		"the second":         {discordtest.Fault{Path: create, Status: 500, Skip: 1, Times: 1}, []int{200, 500, 200}, 2},
		"it took effect":     {discordtest.Fault{Path: create, Status: 502, Applied: true, Times: 1}, []int{502, 200}, 2},
		"another path":       {discordtest.Fault{Path: "/users/@me", Status: 500}, []int{200}, 1},
		"another method":     {discordtest.Fault{Method: "GET", Status: 500}, []int{200}, 1},
		"a path itself":      {discordtest.Fault{Path: defaultMessages, Status: 500}, []int{500}, 0},
		"a match":            {discordtest.Fault{Match: func(method, _ string) bool { return method == "POST" }, Status: 500}, []int{500}, 0},
		"closed":             {discordtest.Fault{Close: true, Times: 1}, []int{0, 200}, 1},
		"closed after all":   {discordtest.Fault{Close: true, Applied: true, Times: 1}, []int{0, 200}, 2},
		"late":               {discordtest.Fault{Delay: time.Millisecond}, []int{200}, 1},
		"all of them":        {discordtest.Fault{Share: 1, Status: 500}, []int{500, 500}, 0},
		"limited, and fully": {discordtest.Fault{Status: 429, RetryAfter: time.Second, Times: 1}, []int{429, 200}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t)
			c.Fail(row.fault)
			for n, want := range row.statuses {
				got, err := c.try("POST", defaultMessages, post)
				if got.status != want || (err != nil) != (want == 0) {
					t.Errorf("request %d: %d, %v, want %d", n, got.status, err, want)
				}
			}
			if got := len(c.Messages(discordtest.DefaultChannel)); got != row.messages || c.reported() > 0 {
				t.Errorf("%d messages, want %d; reports %q", got, row.messages, c.reports)
			}
		})
	}
}

func TestALimitTellsWhenToTryAgain(t *testing.T) {
	c := start(t)
	for _, scope := range []string{"user", "global", "shared"} {
		cancel := c.Fail(discordtest.Fault{Status: 429, RetryAfter: 1500 * time.Millisecond, Scope: scope})
		got := c.call("GET", "/users/@me", "")
		if got.headers.Get("Retry-After") != "2" || got.body["retry_after"] != 1.5 || got.body["global"] != (scope == "global") ||
			got.headers.Get("X-RateLimit-Scope") != scope || (got.headers.Get("X-RateLimit-Reset-After") == "1.500") == (scope == "global") || (got.headers.Get("X-RateLimit-Global") == "true") != (scope == "global") {
			t.Errorf("%s: %v %v", scope, got.headers, got.body)
		}
		cancel()
		c.call("GET", "/users/@me", "").want(t, "after it", 200, 0)
	}
}

func TestTooManyInvalidRequestsAreNotTolerated(t *testing.T) {
	t.Parallel()
	const most = 10_000
	c := start(t)
	ask := func(times int, scope string) {
		defer c.Fail(discordtest.Fault{Status: 429, Scope: scope})()
		for range times {
			c.call("GET", "/users/@me", "")
		}
	}
	ask(1, "shared") // which others used up
	ask(most, "user")
	if c.reported() != 0 {
		t.Fatalf("reported %q", c.reports)
	}
	ask(1, "user")
	if c.reported() != 1 {
		t.Errorf("reported %q", c.reports)
	}
	c.Advance(10 * time.Minute)
	ask(1, "user")
	if c.reported() != 1 {
		t.Errorf("reported %q after ten minutes", c.reports)
	}
}

func TestAShareFailsTheSameWithTheSameSeed(t *testing.T) {
	run := func(seed uint64) (failed string, n int) {
		c := startWith(t, discordtest.Options{Seed: seed})
		c.Fail(discordtest.Fault{Share: 0.2, Status: 500})
		for range 100 {
			status := c.call("GET", "/users/@me", "").status
			failed += fmt.Sprint(status, " ")
			if status != 200 {
				n++
			}
		}
		return failed, n
	}
	first, n := run(1)
	if again, _ := run(1); again != first || n < 5 || n > 40 {
		t.Errorf("%d of 100 failed:\n%s\n%s", n, first, again)
	}
	if other, _ := run(2); other == first {
		t.Error("another seed fails the same")
	}
}

func TestAnAnswerThatWasLostMayComeTwice(t *testing.T) {
	c := start(t)
	c.connect(0)
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.Fail(discordtest.Fault{Path: "/interactions/{interaction_id}/{interaction_token}/callback", Applied: true, Status: 500, Times: 1})
	c.respond(i, `{"type":5}`).want(t, "lost", 500, 0)
	c.respond(i, `{"type":5}`).want(t, "again", 400, 40060)
	if c.reported() != 0 {
		t.Errorf("reported %q", c.reports)
	}
}

func TestAnAnswerThatWasNotWaitedForMayComeTwice(t *testing.T) {
	const callback = "/interactions/{interaction_id}/{interaction_token}/callback"
	c := start(t)
	c.connect(0)
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.Fail(discordtest.Fault{Path: callback, Delay: 100 * time.Millisecond, Times: 1})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+"/interactions/"+i.ID+"/"+i.Token+"/callback", strings.NewReader(`{"type":5}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if got, err := new(http.Client).Do(r); err == nil {
		got.Body.Close()
		t.Fatal("it came in time")
	}
	c.Wait(t, "the callback to take effect", func() bool { return c.Count("POST", callback) == 1 })
	c.respond(i, `{"type":5}`).want(t, "again", 400, 40060)
	if c.reported() != 0 {
		t.Errorf("reported %q", c.reports)
	}
}

func TestRoutesHaveTheirLimits(t *testing.T) {
	now := time.Unix(1700000000, 0)
	c := startWith(t, discordtest.Options{RateLimits: true, Clock: func() time.Time { return now }})
	c.connect(0)
	post := func(channel string) answered {
		return c.call("POST", "/channels/"+channel+"/messages", `{"content":"x"}`)
	}
	other := c.AddChannel(discordtest.DefaultGuild, "other", 0)
	for n := range 5 {
		got := post(discordtest.DefaultChannel)
		got.want(t, "within the limit", 200, 0)
		if got.headers.Get("X-RateLimit-Limit") != "5" || got.headers.Get("X-RateLimit-Remaining") != fmt.Sprint(4-n) ||
			got.headers.Get("X-RateLimit-Reset-After") != "5.000" || got.headers.Get("X-RateLimit-Bucket") == "" {
			t.Errorf("%d: %v", n, got.headers)
		}
	}
	if got := post(discordtest.DefaultChannel); got.status != http.StatusTooManyRequests || got.body["retry_after"] != 5.0 || got.headers.Get("X-RateLimit-Scope") != "user" {
		t.Errorf("%d %v %v", got.status, got.headers, got.body)
	}
	post(other).want(t, "another channel", 200, 0)
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(i, `{"type":5}`).want(t, "callback", 204, 0)
	for n := range 6 {
		got := c.call("PATCH", webhook(i)+"/messages/@original", `{"content":"x"}`)
		if want := map[bool]int{true: 200, false: 429}[n < 5]; got.status != want {
			t.Errorf("edit %d: %d", n, got.status)
		}
	}
	c.Advance(5 * time.Second)
	post(discordtest.DefaultChannel).want(t, "after the window", 200, 0)
	for n := range 50 {
		got := c.call("GET", "/users/@me", "")
		if want := map[bool]int{true: 200, false: 429}[n < 49]; got.status != want {
			t.Errorf("request %d of a second: %d", n, got.status)
		}
	}
	if got := c.call("GET", "/users/@me", ""); got.body["global"] != true || got.headers.Get("X-RateLimit-Global") != "true" {
		t.Errorf("%v %v", got.headers, got.body)
	}
	i = c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(i, `{"type":5}`).want(t, "a callback beside the global limit", 204, 0)
	if c.reported() != 0 {
		t.Errorf("reported %q", c.reports)
	}
}

func TestALongRunIsForgotten(t *testing.T) {
	c := startWith(t, discordtest.Options{Forget: true})
	c.connect(0)
	const callback = "/interactions/{interaction_id}/{interaction_token}/callback"
	for range 50 {
		i := c.invoked(discordtest.Invocation{Command: "ask"})
		c.respond(i, `{"type":4,"data":{"content":"x"}}`)
		c.Advance(20 * time.Second)
	}
	if n := len(c.Interactions()); n > 10 {
		t.Errorf("%d interactions are kept", n)
	}
	if n := len(c.Visible(discordtest.DefaultChannel, "42")); n > 10 {
		t.Errorf("%d messages are kept", n)
	}
	times := c.Times()
	if len(times) != 50 || c.Count("POST", callback) != 50 || len(c.Requests()) != 0 {
		t.Errorf("%d times, %d callbacks, %d requests", len(times), c.Count("POST", callback), len(c.Requests()))
	}
	for _, one := range times {
		if one.Callbacks != 1 || one.Acknowledged <= 0 || one.Answered < one.Acknowledged {
			t.Errorf("%+v", one)
		}
	}
}
