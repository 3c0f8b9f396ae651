package pace

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// A roundTripper is an http.RoundTripper.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// canned is a response to be; headers alternate name and value.
type canned struct {
	status  int
	body    string
	headers []string
}

// respond makes a response to be.
func respond(status int, body string, headers ...string) canned { return canned{status, body, headers} }

// made returns the response.
func (c canned) made() *http.Response {
	h := http.Header{}
	for i := 0; i < len(c.headers); i += 2 {
		h.Set(c.headers[i], c.headers[i+1])
	}
	return &http.Response{
		StatusCode: c.status, Header: h, ProtoMajor: 1, ProtoMinor: 1,
		Body: io.NopCloser(strings.NewReader(c.body)), ContentLength: int64(len(c.body)),
	}
}

// A script answers each request with the next of its responses, then with 204.
type script struct {
	mu        sync.Mutex
	responses []canned
	errors    []error // instead of a response, where not nil
	at        []time.Time
	bodies    []string
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.at)
	s.at = append(s.at, time.Now())
	if r.Body != nil {
		text, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		s.bodies = append(s.bodies, string(text))
	}
	if n < len(s.errors) && s.errors[n] != nil {
		return nil, s.errors[n]
	}
	if n < len(s.responses) {
		return s.responses[n].made(), nil
	}
	return respond(204, "").made(), nil
}

// A discord counts requests as Discord does, one fixed window a bucket and a
// second for all, and refuses what is too much.
type discord struct {
	limit   int
	window  time.Duration
	latency time.Duration // at most, each way
	all     int           // a second

	mu      sync.Mutex
	windows map[string]*counted
	second  counted
	served  map[string]int
	refused int
}

type counted struct {
	n   int
	end time.Time
}

func (c *counted) count(now time.Time, window time.Duration) int {
	if !now.Before(c.end) {
		c.n, c.end = 0, now.Add(window)
	}
	c.n++
	return c.n
}

func (d *discord) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := d.travel(r.Context()); err != nil {
		return nil, err
	}
	response := d.answer(r)
	return response, d.travel(r.Context())
}

func (d *discord) travel(ctx context.Context) error {
	if d.latency == 0 {
		return nil
	}
	return Sleep(ctx, rand.N(d.latency))
}

func (d *discord) answer(r *http.Request) *http.Response {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.windows == nil {
		d.windows, d.served = map[string]*counted{}, map[string]int{}
	}
	now := time.Now()
	route := routeOf(r.Method, r.URL.Path)
	if d.all > 0 && !route.exempt && d.second.count(now, time.Second) > d.all {
		d.refused++
		return respond(429, fmt.Sprintf(`{"message":"no","retry_after":%.3f,"global":true}`, d.second.end.Sub(now).Seconds()),
			"X-RateLimit-Global", "true", "X-RateLimit-Scope", "global", "Retry-After", "1").made()
	}
	w := d.windows[route.major]
	if w == nil {
		w = &counted{}
		d.windows[route.major] = w
	}
	n := w.count(now, d.window)
	left := w.end.Sub(now).Seconds()
	headers := []string{
		"X-RateLimit-Bucket", "abcd", "X-RateLimit-Limit", fmt.Sprint(d.limit),
		"X-RateLimit-Remaining", fmt.Sprint(max(d.limit-n, 0)),
		"X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(w.end.UnixMilli())/1000),
		"X-RateLimit-Reset-After", fmt.Sprintf("%.3f", left),
	}
	if n > d.limit {
		d.refused++
		return respond(429, fmt.Sprintf(`{"message":"no","retry_after":%.3f,"global":false}`, left),
			append(headers, "X-RateLimit-Scope", "user")...).made()
	}
	d.served[route.major]++
	return respond(200, "{}", headers...).made()
}

func (d *discord) counts() (map[string]int, int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return maps.Clone(d.served), d.refused
}

const (
	messages = "https://discord.com/api/v10/channels/1/messages"
	callback = "https://discord.com/api/v10/interactions/7/token/callback"
	followUp = "https://discord.com/api/v10/webhooks/9/token"
)

func request(ctx context.Context, t testing.TB, method, url, body string) *http.Request {
	t.Helper()
	var from io.Reader
	if body != "" {
		from = strings.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, method, url, from)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// status makes a request and returns the status of its response, 0 for none.
func status(ctx context.Context, t testing.TB, p http.RoundTripper, method, url string) (int, error) {
	t.Helper()
	response, err := p.RoundTrip(request(ctx, t, method, url, ""))
	if err != nil {
		return 0, err
	}
	return response.StatusCode, response.Body.Close()
}

// A log may be read while it is written.
type log struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.String()
}

func (l *log) logger() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }
