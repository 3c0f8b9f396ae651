package pace

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"time"
)

// Repeats after failures: of the server, or of the connection.
const (
	maxRepeats = 4
	// The backoff is up to firstBackoff, doubled with each failure, and never
	// more than mostBackoff: 250 + 500 + 1,000 + 2,000 ms at most for maxRepeats.
	firstBackoff = 250 * time.Millisecond
	mostBackoff  = 8 * time.Second
	// maxDoubled is after how many failures it has long been mostBackoff.
	maxDoubled = 10
)

type (
	repeatableKey struct{}
	patientKey    struct{}
)

// Repeatable returns a context for POST requests of which a second one does no
// harm if the first was carried out and its response was lost: an interaction's
// callback, a message whose nonce is enforced. They are repeated as other
// requests are.
func Repeatable(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatableKey{}, true)
}

// Patient returns a context for requests that somebody waits for through an
// outage: they are repeated after failures until its deadline, if it has one. An
// interaction's callback is not, whose time is short.
func Patient(ctx context.Context) context.Context { return context.WithValue(ctx, patientKey{}, true) }

// exhausted reports whether a request is not repeated any more after failures.
func (c *call) exhausted() bool {
	if c.failures <= maxRepeats {
		return false
	}
	ctx := c.request.Context()
	_, ends := ctx.Deadline()
	patient, _ := ctx.Value(patientKey{}).(bool)
	return !ends || !patient || c.route.callback
}

// harmless reports whether a request may be carried out twice.
func harmless(r *http.Request) bool {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return true
	}
	repeatable, _ := r.Context().Value(repeatableKey{}).(bool)
	return repeatable
}

// rewindable reports whether a request's body can be had again.
func rewindable(r *http.Request) bool {
	return r.Body == nil || r.Body == http.NoBody || r.GetBody != nil
}

// failed reports whether a status tells of a failure that passes.
func failed(status int) bool {
	switch status {
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// broken reports whether an error tells that the connection failed.
func broken(err error) bool {
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		// net/http has no types for these.
		strings.Contains(err.Error(), "http2: ") || strings.Contains(err.Error(), "stream error: ") ||
		strings.Contains(err.Error(), "http: server closed idle connection")
}

// Unsent reports whether an error tells that nothing of a request was sent.
func Unsent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// backoff returns how long to wait after as many failures, with full jitter:
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter.
func backoff(failures int) time.Duration {
	return jitter(min(firstBackoff<<min(failures-1, maxDoubled), mostBackoff))
}

// jitter returns any time from zero up to, but without, most.
func jitter(most time.Duration) time.Duration {
	return rand.N(most) //nolint:gosec // it spreads requests, and guards nothing
}
