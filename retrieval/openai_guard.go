package retrieval

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/sony/gobreaker/v2"
)

// When a server is not asked for a while. A question makes up to six requests
// to a server that is away, within some three seconds: the second one finds it
// closed. What is back within the waits of one request, such as a server that
// is started anew while articles are embedded, is waited for as before.
const (
	// failuresInARow are how many requests have to fail, one after another.
	failuresInARow = 5
	// failingFor is how long they have to have failed.
	failingFor = 5 * time.Second
	// leftAlone is how long the server is not asked then. After it, a single
	// request finds out how it does.
	leftAlone = 30 * time.Second
	// forgottenAfter is how long a failure counts at most: five requests that
	// time out take up to eight minutes.
	forgottenAfter = 15 * time.Minute
)

// A guard keeps those who ask a server from asking one that fails more and
// more. All who share a client share it.
type guard struct {
	breaker *gobreaker.TwoStepCircuitBreaker[struct{}]
	retries retryBudget
}

func newGuard() *guard {
	var since time.Time
	return &guard{breaker: gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		Interval: forgottenAfter,
		Timeout:  leftAlone,
		ReadyToTrip: func(counts gobreaker.Counts) bool { // The breaker calls it under its lock.
			if counts.ConsecutiveFailures == 1 {
				since = time.Now()
			}
			return counts.ConsecutiveFailures >= failuresInARow && time.Since(since) >= failingFor
		},
		IsSuccessful: func(err error) bool { return !isDown(err) },
		IsExcluded:   tellsNothing,
	})}
}

// allow returns what takes how a request ended, or the error that says that
// the server is not asked now.
func (g *guard) allow() (done func(error), err error) {
	done, err = g.breaker.Allow()
	if err != nil {
		return nil, &ServerError{Failure: FailureOpen}
	}
	return done, nil
}

// isDown reports whether an error means that the server does not work. One
// that refuses a request does.
func isDown(err error) bool {
	var failed *ServerError
	if !errors.As(err, &failed) {
		return errors.Is(err, context.DeadlineExceeded)
	}
	switch failed.Failure {
	case FailureServer, FailureReach, FailureTime:
		return true
	}
	return false
}

// tellsNothing reports whether an error says nothing of how the server does:
// who asked went away, or asked too often.
func tellsNothing(err error) bool {
	var failed *ServerError
	if errors.As(err, &failed) {
		return failed.Failure == FailureRate || failed.Failure == FailureCredit
	}
	return errors.Is(err, context.Canceled)
}

// Retries of a [retryBudget]: a fifth of the requests, as in Finagle and Linkerd,
// and besides one in ten seconds, up to ten at once.
const (
	retryShare   = 0.2
	retryEvery   = 10 * time.Second
	retryReserve = 10
)

// A retryBudget bounds how often requests are tried again, over all of them:
// if each of many waits and tries again four times, a server that is
// overloaded gets five times the load. The zero value is full.
type retryBudget struct {
	mu    sync.Mutex
	spent float64
	last  time.Time
}

// asked adds the share of a new request.
func (b *retryBudget) asked() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.spent = max(0, b.spent-retryShare)
}

// take takes a retry, and reports whether there was one left.
func (b *retryBudget) take() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if !b.last.IsZero() {
		b.spent = max(0, b.spent-float64(now.Sub(b.last))/float64(retryEvery))
	}
	b.last = now
	if b.spent > retryReserve-1 {
		return false
	}
	b.spent++
	return true
}
