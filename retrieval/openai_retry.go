package retrieval

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Defaults of [Patience]: waits of about 0.5, 1, 2 and 4 seconds, in which
// the limits of a minute's requests have often passed.
const (
	defaultTries = 5
	defaultFirst = 500 * time.Millisecond
	defaultMost  = 60 * time.Second
)

// reachTries is for a server that cannot be reached: what is not running does
// not start by itself, and somebody waits.
const reachTries = 3

// Patience tells how often and when a request is tried again. The zero value
// is good.
type Patience struct {
	// Tries is how often a request is sent at most.
	Tries int
	// First is the wait before the second try; the waits after it double, and
	// each is drawn at random from around its value.
	First time.Duration
	// Most is the longest wait. A server that asks for more is not waited for.
	Most time.Duration
}

// RetryServer calls ask until it succeeds, fails with an error that is not a
// temporary [ServerError], or the patience is at its end. It does not begin a
// wait that outlasts ctx. If the client was made by [NewServerClient], it
// waits as long as the server asks for, and tries no more often than all who
// share the client may.
func RetryServer[T any](ctx context.Context, p Patience, ask func(context.Context) (T, error)) (T, error) {
	p.Tries = positive(p.Tries, defaultTries)
	p.First = positive(p.First, defaultFirst)
	p.Most = positive(p.Most, defaultMost)
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval, wait.Multiplier = p.First, p.Most, 2
	t := &try{}
	ctx = context.WithValue(ctx, tryKey{}, t)
	return backoff.Retry(ctx, func() (T, error) {
		t.number++
		t.after = 0
		v, err := ask(ctx)
		switch {
		case err == nil:
			return v, nil
		case ctx.Err() != nil, !t.again(err, p), outlasts(ctx, t.after):
			return v, backoff.Permanent(err)
		case t.after > 0:
			return v, fmt.Errorf("%w: %w", err, &backoff.RetryAfterError{Duration: t.after})
		default:
			return v, err
		}
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(uint(p.Tries)), backoff.WithMaxElapsedTime(0))
}

// A try is a request that may be tried again, on its way to the client: the
// errors of go-openai do not carry what is in it.
type try struct {
	// number is 1 for the first.
	number int
	// after is how long the server asks to wait, 0 if it does not.
	after time.Duration
	// guard is the client's, nil for one of another kind.
	guard *guard
}

// tryKey is the context key of the *try.
type tryKey struct{}

// again reports whether to try again after an error.
func (t *try) again(err error, p Patience) bool {
	var failed *ServerError
	switch {
	case !errors.As(err, &failed), !failed.Temporary(), failed.Failure == FailureOpen,
		failed.Failure == FailureReach && t.number >= reachTries,
		t.number >= p.Tries, t.after > p.Most:
		return false
	case failed.Failure == FailureRate && t.after > 0:
		// To do as the server says is no burden to it.
		return true
	default:
		return t.guard == nil || t.guard.retries.take()
	}
}

func outlasts(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return ok && wait > 0 && time.Until(deadline) < wait
}
