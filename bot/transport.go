package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"footnote/bot/pace"
)

// apiClient returns a client that keeps to Discord's limits, and whose requests
// to Discord's own REST interface go to another base instead, unless that is
// empty. Its requests take as long as their contexts allow.
func apiClient(client *http.Client, base string, log *slog.Logger) (*http.Client, error) {
	var c http.Client
	if client != nil {
		c = *client
	}
	paced := func(next http.RoundTripper) http.RoundTripper {
		return pace.New(pace.Options{Next: &witness{next}, Logger: log})
	}
	next := c.Transport
	if next == nil {
		next = http.DefaultTransport
	}
	if base == "" {
		c.Transport = paced(next)
		return &c, nil
	}
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(base), "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" {
		return nil, errors.New("the Discord API URL is no http or https address without a query")
	}
	c.Transport = paced(&redirector{base: u.String(), next: next})
	return &c, nil
}

// A redirector sends requests for Discord to another server. It refuses all
// other requests, so that nothing, the token least of all, goes elsewhere.
type redirector struct {
	base string
	next http.RoundTripper
}

var _ http.RoundTripper = (*redirector)(nil)

func (t *redirector) RoundTrip(r *http.Request) (*http.Response, error) {
	path, ok := apiPath(r.URL)
	if !ok {
		return nil, fmt.Errorf("request to %s: not part of the Discord API", r.URL.Host)
	}
	u, err := url.Parse(t.base + path)
	if err != nil {
		return nil, errors.New("request has a malformed path")
	}
	u.RawQuery = r.URL.RawQuery
	r = r.Clone(r.Context())
	r.URL, r.Host = u, u.Host
	return t.next.RoundTrip(r)
}

// apiPath returns the escaped path after the version in an address such as
// https://discord.com/api/v9/gateway.
func apiPath(u *url.URL) (path string, ok bool) {
	if u.Host != "discord.com" {
		return "", false
	}
	rest, ok := strings.CutPrefix(u.EscapedPath(), "/api/v")
	if !ok {
		return "", false
	}
	version, path, ok := strings.Cut(rest, "/")
	return "/" + path, ok && strings.Trim(version, "0123456789") == ""
}

// witnessed returns a context for requests, of which lost tells whether Discord
// may have done what one of their tries asked though its answer says otherwise
// or never came.
func witnessed(ctx context.Context) (out context.Context, lost *atomic.Bool) {
	lost = new(atomic.Bool)
	return context.WithValue(ctx, lostKey{}, lost), lost
}

type lostKey struct{}

// A witness notes which tries are [witnessed] and lost.
type witness struct{ next http.RoundTripper }

var _ http.RoundTripper = (*witness)(nil)

func (w *witness) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := w.next.RoundTrip(r)
	lost, _ := r.Context().Value(lostKey{}).(*atomic.Bool)
	if lost != nil && (err != nil && !pace.Unsent(err) || err == nil && response.StatusCode >= http.StatusInternalServerError) {
		lost.Store(true)
	}
	return response, err
}
