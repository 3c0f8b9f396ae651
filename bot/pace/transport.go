package pace

import (
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Options make a transport.
type Options struct {
	// Next makes the requests; nil means [http.DefaultTransport].
	Next http.RoundTripper
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
	// PerSecond is the bot's global limit; 0 means the 50 that all bots have.
	PerSecond int
	// TryWithin is the time limit of each try, its response's body included;
	// 0 means 15 seconds. The first tries of a callback that is [Repeatable]
	// have a second each.
	TryWithin time.Duration
}

const tryWithin = 15 * time.Second

// A Transport makes requests as [Options] say, within Discord's limits. Its
// responses and errors are final: no one needs to try again. It waits for
// turns and tries again only as long as the request's context allows: if
// that ends before, what Discord last answered is returned at once, with
// status 429 always in Discord's form, or a [BusyError] if Discord was not
// asked. A response with 401 is returned like any other.
//
// A request is tried again after a refusal with 429; after 500, 502, 503 and
// 504 and failures of the connection only if a second one does no harm:
// [Repeatable]. Requests whose body cannot be had again (GetBody) are tried once.
type Transport struct {
	next      http.RoundTripper
	log       *slog.Logger
	tryWithin time.Duration
	requests  atomic.Uint64

	mu      sync.Mutex
	global  *global
	table   *table
	invalid invalid
}

var _ http.RoundTripper = (*Transport)(nil)

// New makes a transport.
func New(o Options) *Transport {
	if o.Next == nil {
		o.Next = http.DefaultTransport
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.PerSecond <= 0 {
		o.PerSecond = perSecond
	}
	if o.TryWithin <= 0 {
		o.TryWithin = tryWithin
	}
	t := &Transport{next: o.Next, log: o.Logger, tryWithin: o.TryWithin}
	t.global = newGlobal(&t.mu, o.PerSecond)
	t.table = newTable(&t.mu)
	return t
}

// RoundTrip implements [http.RoundTripper].
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	c := &call{
		t: t, request: r, number: t.requests.Add(1),
		route: routeOf(r.Method, r.URL.EscapedPath()),
	}
	for {
		if err := c.enter(); err != nil {
			if r.Body != nil {
				_ = r.Body.Close()
			}
			return nil, err
		}
		response, err := c.try()
		wait, again := c.settle(response, err)
		if !again {
			if response != nil {
				strip(response.Header)
			}
			return response, err
		}
		if response != nil {
			discard(response)
		}
		if err := Sleep(r.Context(), wait); err != nil {
			return nil, err
		}
	}
}
