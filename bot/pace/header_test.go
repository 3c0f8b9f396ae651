package pace

import (
	"io"
	"net/http"
	"testing"
	"time"
)

func TestRefusalsSayHowLongToWaitInEveryForm(t *testing.T) {
	now := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name    string
		body    string
		headers []string
		want    refusal
	}{
		{
			"both", `{"message":"m","retry_after":64.57,"global":false}`,
			[]string{"Retry-After", "65", "X-RateLimit-Scope", "user"},
			refusal{after: 64570 * time.Millisecond},
		},
		{"body alone", `{"retry_after":0.0301}`, nil, refusal{after: 31 * time.Millisecond}},
		{"header alone", `{}`, []string{"Retry-After", "1.5"}, refusal{after: 1500 * time.Millisecond}},
		{
			"shared", `{"message":"m","retry_after":2,"global":false}`,
			[]string{"X-RateLimit-Scope", "shared"},
			refusal{after: 2 * time.Second, shared: true},
		},
		{"global", `{"retry_after":2,"global":true}`, nil, refusal{after: 2 * time.Second, everywhere: true}},
		{"global header", `{"retry_after":2}`, []string{"X-RateLimit-Global", "true"}, refusal{after: 2 * time.Second, everywhere: true}},
		{"one thing", `{"retry_after":2,"code":30046}`, nil, refusal{after: 2 * time.Second, single: true}},
		{"page", `<html>error code: 1015</html>`, []string{"Retry-After", "30"}, refusal{after: 30 * time.Second, everywhere: true}},
		{"page with date", `<html>`, []string{"Retry-After", "Fri, 01 May 2026 12:00:09 GMT"}, refusal{after: 9 * time.Second, everywhere: true}},
		{"nothing", ``, nil, refusal{everywhere: true}},
		{"nonsense", `{"retry_after":-1}`, []string{"Retry-After", "NaN"}, refusal{}},
		{"no number", `{"retry_after":"1"}`, []string{"Retry-After", "soon", "X-RateLimit-Scope", "user"}, refusal{}},
		{"forever", `{"retry_after":1e300}`, nil, refusal{after: mostSeconds * time.Second}},
	} {
		response := respond(429, c.body, c.headers...).made()
		defer response.Body.Close()
		if got := readRefusal(response, now); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		again := readRefusal(response, now)
		if again.after != c.want.after || again.everywhere != c.want.everywhere {
			t.Errorf("%s: when read again it is %+v, want %+v", c.name, again, c.want)
		}
	}
}

func TestRefusalsKeepTheirBody(t *testing.T) {
	const body = `{"message":"m","retry_after":1,"global":false,"more":1}`
	response := respond(429, body).made()
	readRefusal(response, time.Now())
	if text, _ := io.ReadAll(response.Body); string(text) != body {
		t.Errorf("the body is %q", text)
	}
	response = respond(429, "<html>", "Retry-After", "3").made()
	readRefusal(response, time.Now())
	const want = `{"message":"You are being rate limited.","retry_after":3,"global":true}`
	if text, _ := io.ReadAll(response.Body); string(text) != want {
		t.Errorf("the body is %q, want %q", text, want)
	}
}

func FuzzLimits(f *testing.F) {
	f.Add("abcd", "5", "0", "1470173023.123", "64.57", "65")
	f.Add("abcd", "5", "0", "", "1e400", "Fri, 01 May 2026 12:00:09 GMT")
	f.Add("", "-5", "x", "NaN", "-Inf", "")
	f.Fuzz(func(t *testing.T, id, limit, remaining, reset, after, retry string) {
		now := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
		h := http.Header{}
		for name, value := range map[string]string{
			"X-RateLimit-Bucket": id, "X-RateLimit-Limit": limit, "X-RateLimit-Remaining": remaining,
			"X-RateLimit-Reset": reset, "X-RateLimit-Reset-After": after, "Retry-After": retry,
		} {
			h.Set(name, value)
		}
		l, ok := readLimits(h, now)
		if ok && (l.id == "" || l.limit < 1 || l.remaining < 0 || l.after < 0 || l.after > mostSeconds*time.Second || l.reset.IsZero()) {
			t.Errorf("limits %+v", l)
		}
		if d := retryAfter(h, now); d < 0 || d > mostSeconds*time.Second {
			t.Errorf("retry after %v", d)
		}
	})
}
