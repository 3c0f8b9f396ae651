package pace

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// limits are what a response's headers tell of the bucket that it counted in:
// https://docs.discord.com/developers/topics/rate-limits#header-format.
type limits struct {
	id string
	// limit requests may be made in a window, remaining in what is left of it.
	limit, remaining int
	// reset is when the window ends, by Discord's clock. By ours it is after
	// from now.
	reset time.Time
	after time.Duration
}

// readLimits reports whether headers tell a bucket, and which.
func readLimits(h http.Header, now time.Time) (limits, bool) {
	l := limits{id: h.Get("X-RateLimit-Bucket")}
	var errLimit, errRemaining error
	l.limit, errLimit = strconv.Atoi(h.Get("X-RateLimit-Limit"))
	l.remaining, errRemaining = strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	if l.id == "" || errLimit != nil || errRemaining != nil || l.limit < 1 || l.remaining < 0 {
		return limits{}, false
	}
	after, okAfter := seconds(h.Get("X-RateLimit-Reset-After"))
	epoch, err := strconv.ParseFloat(h.Get("X-RateLimit-Reset"), 64)
	okReset := err == nil && epoch > 0 && epoch < 1<<32
	if okReset {
		l.reset = time.UnixMilli(int64(epoch * 1000))
	}
	switch {
	case !okAfter && !okReset:
		return limits{}, false
	case !okAfter:
		after = min(max(l.reset.Sub(now), 0), mostSeconds*time.Second)
	case !okReset:
		l.reset = now.Add(after)
	}
	l.after = after
	return l, true
}

// mostSeconds is the most that Discord is believed when it says how long to
// wait: 30 days.
const mostSeconds = 30 * 24 * 60 * 60

// seconds reads a number of seconds, which may have a fraction.
func seconds(s string) (time.Duration, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0, false
	}
	return duration(n)
}

// duration rounds up to milliseconds.
func duration(seconds float64) (time.Duration, bool) {
	if math.IsNaN(seconds) || seconds < 0 {
		return 0, false
	}
	return time.Duration(math.Ceil(min(seconds, mostSeconds)*1000)) * time.Millisecond, true
}

// retryAfter reads the header Retry-After, which holds seconds or a date; it is
// zero if there is none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	s := h.Get("Retry-After")
	if at, err := http.ParseTime(s); err == nil {
		return min(max(at.Sub(now), 0), mostSeconds*time.Second)
	}
	after, _ := seconds(s)
	return after
}

// strip takes out of headers what tells of limits, except Retry-After.
func strip(h http.Header) {
	for name := range h {
		if strings.HasPrefix(strings.ToLower(name), "x-ratelimit-") {
			delete(h, name)
		}
	}
}
