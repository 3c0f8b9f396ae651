package discordtest

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A verdict is an answer in place of what a request asks.
type verdict struct {
	*refusal
	headers map[string]string
	// body is what is answered instead of the refusal itself.
	body any
}

// limited is the answer to a request that comes too soon.
// https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit
func limited(after time.Duration, scope string) *verdict {
	if scope == "" {
		scope = "user"
	}
	global := scope == "global"
	seconds := math.Ceil(after.Seconds()*1000) / 1000
	v := &verdict{
		refusal: expect(http.StatusTooManyRequests, 0, "You are being rate limited."),
		headers: map[string]string{
			"Retry-After":       strconv.FormatFloat(math.Ceil(seconds), 'f', 0, 64),
			"X-RateLimit-Scope": scope,
		},
		body: object{"message": "You are being rate limited.", "retry_after": seconds, "global": global},
	}
	if global {
		v.headers["X-RateLimit-Global"] = "true"
	}
	return v
}

// A limit is how many requests of a kind may be made in a time.
type limit struct {
	bucket   string
	requests int
	within   time.Duration
	// resource is the part of the path that each have a count of their own.
	resource string
}

// globalLimit is for all but interactions' endpoints.
// https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
const globalLimit = 50

// limitOf returns the limit of a route. Discord publishes none and may change
// them; these are only of a size that bots meet.
func limitOf(method, pattern string, r *http.Request) (l limit, ok bool) {
	if strings.HasPrefix(pattern, "/webhooks/") {
		return limit{"webhook", 5, 2 * time.Second, r.PathValue("webhook_token")}, true
	}
	bucket, ok := map[string]string{
		"POST /channels/{channel_id}/messages":                "message-create",
		"PATCH /channels/{channel_id}/messages/{message_id}":  "message-edit",
		"DELETE /channels/{channel_id}/messages/{message_id}": "message-delete",
		"POST /channels/{channel_id}/typing":                  "typing",
	}[method+" "+pattern]
	return limit{bucket, 5, 5 * time.Second, r.PathValue("channel_id")}, ok
}

// invalidLimit is how many requests may be refused in invalidWithin; Discord then
// bans the address.
// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
const (
	invalidLimit  = 10_000
	invalidWithin = 10 * time.Minute
)

// tolerates counts an answer, and reports whether the bot had not too many of its
// kind. The caller holds s.mu.
func (s *Server) tolerates(status int, headers map[string]string) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests:
		return headers["X-RateLimit-Scope"] == "shared" || s.limits.invalid.take(s.now(), invalidLimit, invalidWithin)
	}
	return true
}

// limits are the windows of time in which requests are counted.
type limits struct {
	windows map[string]*allowance
	global  allowance
	// invalid are the requests that were refused.
	invalid allowance
}

// An allowance is what is left of a limit until it ends.
type allowance struct {
	used int
	ends time.Time
}

func newLimits() limits { return limits{windows: make(map[string]*allowance)} }

// count counts a request and returns the verdict on it, nil if it may pass,
// and the headers that tell of its limit. The caller holds s.mu.
func (s *Server) count(method, pattern string, r *http.Request) (*verdict, map[string]string) {
	now := s.now()
	interaction := strings.HasPrefix(pattern, "/webhooks/") || strings.HasPrefix(pattern, "/interactions/")
	if !interaction && !s.limits.global.take(now, globalLimit, time.Second) {
		return limited(s.limits.global.ends.Sub(now), "global"), nil
	}
	l, ok := limitOf(method, pattern, r)
	if !ok {
		return nil, nil
	}
	w := s.limits.window(l.bucket+" "+l.resource, now)
	passes := w.take(now, l.requests, l.within)
	left := w.ends.Sub(now)
	headers := map[string]string{
		"X-RateLimit-Limit":       strconv.Itoa(l.requests),
		"X-RateLimit-Remaining":   strconv.Itoa(max(l.requests-w.used, 0)),
		"X-RateLimit-Reset":       strconv.FormatFloat(float64(w.ends.UnixMilli())/1000, 'f', 3, 64),
		"X-RateLimit-Reset-After": strconv.FormatFloat(left.Seconds(), 'f', 3, 64),
		"X-RateLimit-Bucket":      l.bucket,
	}
	if !passes {
		return limited(left, "user"), headers
	}
	return nil, headers
}

// take uses one request of a window, which starts anew when it has ended; it
// reports whether there was one left.
func (w *allowance) take(now time.Time, requests int, within time.Duration) bool {
	if !now.Before(w.ends) {
		w.used, w.ends = 0, now.Add(within)
	}
	if w.used >= requests {
		return false
	}
	w.used++
	return true
}

// maxWindows is how many windows are kept before those that ended are dropped.
const maxWindows = 4096

func (l *limits) window(key string, now time.Time) *allowance {
	w := l.windows[key]
	if w != nil {
		return w
	}
	if len(l.windows) >= maxWindows {
		for key, w := range l.windows {
			if !now.Before(w.ends) {
				delete(l.windows, key)
			}
		}
	}
	w = new(allowance)
	l.windows[key] = w
	return w
}
