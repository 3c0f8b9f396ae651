package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"
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
// temporary [ServerError], or the patience is at its end. It waits as long as
// the server asks for, if the client was made by [NewServerClient], and does
// not begin a wait that outlasts ctx.
func RetryServer[T any](ctx context.Context, p Patience, ask func(context.Context) (T, error)) (T, error) {
	p.Tries = positive(p.Tries, defaultTries)
	p.First = positive(p.First, defaultFirst)
	p.Most = positive(p.Most, defaultMost)
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval, wait.Multiplier = p.First, p.Most, 2
	tries := 0
	return backoff.Retry(ctx, func() (T, error) {
		tries++
		var after time.Duration
		v, err := ask(context.WithValue(ctx, retryAfterKey{}, &after))
		var failed *ServerError
		switch {
		case err == nil:
			return v, nil
		case ctx.Err() != nil, !errors.As(err, &failed), !failed.Temporary(),
			failed.Failure == FailureReach && tries >= reachTries,
			after > p.Most, outlasts(ctx, after):
			return v, backoff.Permanent(err)
		case after > 0:
			return v, fmt.Errorf("%w: %w", err, &backoff.RetryAfterError{Duration: after})
		default:
			return v, err
		}
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(uint(p.Tries)), backoff.WithMaxElapsedTime(0))
}

func outlasts(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return ok && wait > 0 && time.Until(deadline) < wait
}

// retryAfterKey is the context key of the *time.Duration that takes how long
// a server asks to wait: go-openai's errors do not carry the header.
type retryAfterKey struct{}

// maxReply bounds what is read of one reply, in bytes: 2,048 vectors of 3,072
// numbers are some 80 MB.
const maxReply = 128 << 20

// NewServerClient returns a client of the OpenAI-compatible server at base,
// such as "http://localhost:11434/v1"; of OpenAI's own if base is empty. The
// key may be empty.
func NewServerClient(base, key string, client *http.Client) *openai.Client {
	config := openai.DefaultConfig(key)
	if base != "" {
		config.BaseURL = base
	}
	// Servers send empty lines while they think; timeouts end that, no count.
	config.EmptyMessagesLimit = 1 << 20
	config.HTTPClient = doer{client}
	return openai.NewClientWithConfig(config)
}

// A doer tells the asker how long to wait, and bounds replies.
type doer struct{ client *http.Client }

func (d doer) Do(request *http.Request) (*http.Response, error) {
	response, err := d.client.Do(request)
	if err != nil {
		return nil, err
	}
	if after, ok := request.Context().Value(retryAfterKey{}).(*time.Duration); ok {
		*after = retryAfter(response.Header)
	}
	response.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(response.Body, maxReply), response.Body}
	return response, nil
}

// retryAfter reads the header Retry-After (RFC 9110, section 10.2.3), 0 if it
// is missing or makes no sense. A date counts from the response's own.
func retryAfter(h http.Header) time.Duration {
	value := h.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 && seconds < 1e6 {
		return time.Duration(seconds * float64(time.Second))
	}
	until, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return max(0, until.Sub(now))
}
