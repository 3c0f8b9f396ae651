package pace

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// Of the three seconds that a callback has, the first two tries may take one
// each, so that a connection that hangs does not take all.
const (
	shortTries     = 2
	shortTryWithin = time.Second
)

// try makes the request once.
func (c *call) try() (*http.Response, error) {
	c.tries++
	within := c.t.tryWithin
	if c.route.callback && harmless(c.request) && c.tries <= shortTries {
		within = min(within, shortTryWithin)
	}
	ctx, cancel := context.WithTimeout(c.request.Context(), within)
	r := c.request.WithContext(ctx)
	if c.tries > 1 && r.GetBody != nil {
		body, err := r.GetBody()
		if err != nil {
			cancel()
			return nil, fmt.Errorf("repeat request: %w", err)
		}
		r.Body = body
	}
	response, err := c.t.next.RoundTrip(r)
	if err != nil {
		if ctx.Err() != nil && c.request.Context().Err() == nil {
			err = fmt.Errorf("no response within %v: %w", within, os.ErrDeadlineExceeded)
		}
		cancel()
		return nil, err
	}
	response.Body = &body{response.Body, cancel}
	return response, nil
}

// A body ends its try when it is closed.
type body struct {
	io.ReadCloser
	cancel context.CancelFunc
}

// Close implements [io.Closer].
func (b *body) Close() error {
	defer b.cancel()
	return b.ReadCloser.Close()
}

// discard closes a response whose body nobody reads, and reads what is left
// of a short one first, so that its connection can be used again.
func discard(response *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxRefusal))
	_ = response.Body.Close()
}

// Sleep waits for d, or until ctx ends, of which it returns the cause.
func Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
