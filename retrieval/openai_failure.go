package retrieval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"

	"github.com/sashabaranov/go-openai"
)

// A Failure is why a model server did not do what it was asked.
type Failure string

// The failures.
const (
	// FailureKey: the key is wrong, missing, or not for this.
	FailureKey Failure = "key refused"
	// FailureModel: the server has no such model, or no such address.
	FailureModel Failure = "unknown model"
	// FailureRate: too many requests for now.
	FailureRate Failure = "rate limited"
	// FailureCredit: the account's quota is used up.
	FailureCredit Failure = "out of credit"
	// FailureContext: more text than the model takes.
	FailureContext Failure = "too much text"
	// FailureRequest: the server refused the request for another reason.
	FailureRequest Failure = "request refused"
	// FailureServer: the server failed by itself.
	FailureServer Failure = "server failed"
	// FailureReach: no connection, or one that broke.
	FailureReach Failure = "unreachable"
	// FailureOpen: nothing was asked, since the requests before failed.
	FailureOpen Failure = "not asked after failures"
	// FailureTime: no reply in time.
	FailureTime Failure = "timed out"
	// FailureEmpty: a reply without content.
	FailureEmpty Failure = "empty reply"
	// FailureReply: a reply that is not what was asked for.
	FailureReply Failure = "unusable reply"
	// FailureLength: a reply that ended at the model's length limit.
	FailureLength Failure = "reply too long"
)

// A ServerError is a request to a model server that failed. It never holds
// what the server wrote: that may repeat the key or the prompt.
type ServerError struct {
	Failure Failure
	// Status is the HTTP status, 0 without one.
	Status int
	// Err is the cause, where there is one that may be told.
	Err error
}

func (e *ServerError) Error() string {
	text := "model server: " + string(e.Failure)
	if e.Status != 0 {
		text += fmt.Sprintf(" (HTTP %d)", e.Status)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *ServerError) Unwrap() error { return e.Err }

// Temporary reports whether the same request may succeed later.
func (e *ServerError) Temporary() bool {
	switch e.Failure {
	case FailureRate, FailureServer, FailureReach, FailureTime, FailureOpen:
		return true
	}
	return e.Status == http.StatusConflict
}

// tooLarge reports whether fewer texts may be taken. By status 422,
// text-embeddings-inference says that a batch has too many.
func (e *ServerError) tooLarge() bool {
	return e.Failure == FailureContext || e.Status == http.StatusUnprocessableEntity
}

// Classify returns the [ServerError] that an error of a go-openai client
// means. If ctx was ended, that counts: its cause is returned.
func Classify(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var known *ServerError
	if errors.As(err, &known) {
		return known
	}
	var api *openai.APIError
	if errors.As(err, &api) {
		return streamFault(api).failure()
	}
	var request *openai.RequestError
	if errors.As(err, &request) {
		return readFault(request.HTTPStatusCode, request.Body).failure()
	}
	return classifyTransport(err)
}

// classifyTransport keeps as a cause only what cannot hold a server's words.
func classifyTransport(err error) *ServerError {
	var (
		network *net.OpError
		lookup  *net.DNSError
		syntax  *json.SyntaxError
		kind    *json.UnmarshalTypeError
		link    *url.Error
		timeout net.Error
	)
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return &ServerError{Failure: FailureTime}
	case errors.As(err, &lookup):
		return &ServerError{Failure: FailureReach, Err: lookup}
	case errors.As(err, &network):
		return &ServerError{Failure: FailureReach, Err: network}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &ServerError{Failure: FailureReach, Err: io.ErrUnexpectedEOF}
	case errors.As(err, &syntax):
		return &ServerError{Failure: FailureReply, Err: syntax}
	case errors.As(err, &kind):
		return &ServerError{Failure: FailureReply, Err: fmt.Errorf("JSON field %s has another type", kind.Field)}
	case errors.As(err, &link):
		return &ServerError{Failure: FailureReach}
	default:
		return &ServerError{Failure: FailureReply}
	}
}
