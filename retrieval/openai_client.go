package retrieval

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"
)

const (
	// maxReply bounds what is read of one reply, in bytes: 2,048 vectors of
	// 3,072 numbers are some 80 MB.
	maxReply = 128 << 20
	// maxFault bounds what is read of a reply that tells of an error.
	maxFault = 1 << 20
	// longestRequest ends a request that has no deadline of its own.
	longestRequest = 10 * time.Minute
)

// NewServerClient returns a client of the OpenAI-compatible server at base,
// such as "http://localhost:11434/v1"; of OpenAI's own if base is empty. The
// key may be empty.
//
// All who share the client share what they know of the server: after several
// requests in a row to which it did not reply, or with an error of its own, it
// is not asked for half a minute, and requests fail at once with
// [FailureOpen]; and [RetryServer] tries again no more than about one in five
// requests. No request is without a deadline, and no error of a request holds
// what the server wrote.
func NewServerClient(base, key string, client *http.Client) *openai.Client {
	config := openai.DefaultConfig(key)
	if base != "" {
		config.BaseURL = base
	}
	// Servers send empty lines while they think; timeouts end that, no count.
	config.EmptyMessagesLimit = 1 << 20
	config.HTTPClient = doer{client, newGuard()}
	return openai.NewClientWithConfig(config)
}

// A doer sends requests, if its guard lets it. Its errors are [ServerError]s,
// or what ended the request's context.
type doer struct {
	client *http.Client
	guard  *guard
}

// Do implements [openai.HTTPDoer].
func (d doer) Do(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	t, _ := ctx.Value(tryKey{}).(*try)
	if t == nil {
		t = &try{number: 1}
	}
	t.guard = d.guard
	done, err := d.guard.allow()
	if err != nil {
		return nil, err
	}
	if t.number == 1 {
		d.guard.retries.asked()
	}
	cancel := func() {}
	if _, ok := ctx.Deadline(); !ok {
		ctx, cancel = context.WithTimeoutCause(ctx, longestRequest, &ServerError{Failure: FailureTime})
	}
	response, err := d.client.Do(request.WithContext(ctx))
	if err != nil {
		err = Classify(ctx, err)
	} else {
		t.after = retryAfter(response.Header)
		if response.StatusCode >= http.StatusBadRequest {
			err = refused(ctx, response)
		}
	}
	if err != nil {
		cancel()
		done(err)
		return nil, err
	}
	response.Body = &reply{
		ctx: ctx, from: response.Body, rest: io.LimitReader(response.Body, maxReply),
		done: func(err error) {
			cancel()
			done(err)
		},
	}
	return response, nil
}

// refused returns the error of a reply that tells of one, and closes it.
func refused(ctx context.Context, response *http.Response) error {
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxFault))
	if err != nil && ctx.Err() != nil {
		return Classify(ctx, err)
	}
	return readFault(response.StatusCode, body).failure()
}

// A reply is the body of a response. It tells how the request ended: well, if
// it was read to its end, or who asked has got something and wants no more.
type reply struct {
	ctx  context.Context
	from io.Closer
	rest io.Reader
	// some: a part of it was read.
	some atomic.Bool
	once sync.Once
	done func(error)
}

// Read implements [io.Reader].
func (r *reply) Read(p []byte) (int, error) {
	n, err := r.rest.Read(p)
	if n > 0 {
		r.some.Store(true)
	}
	switch {
	case err == nil:
	case errors.Is(err, io.EOF):
		r.end(nil)
	default:
		err = broken(r.ctx, err)
		r.end(err)
	}
	return n, err
}

// Close implements [io.Closer].
func (r *reply) Close() error {
	if r.ctx.Err() != nil {
		r.end(context.Cause(r.ctx))
	}
	r.end(nil)
	return r.from.Close()
}

func (r *reply) end(err error) {
	r.once.Do(func() {
		if errors.Is(err, context.Canceled) && r.some.Load() {
			err = nil
		}
		r.done(err)
	})
}

// broken returns the error of a body that cannot be read on: whatever it is,
// the connection is no more.
func broken(ctx context.Context, err error) error {
	err = Classify(ctx, err)
	var failed *ServerError
	if errors.As(err, &failed) && failed.Failure == FailureReply {
		return &ServerError{Failure: FailureReach}
	}
	return err
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
