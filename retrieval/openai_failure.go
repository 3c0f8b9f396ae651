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
	// FailureRequest: the server refused the request for another reason.
	FailureRequest Failure = "request refused"
	// FailureServer: the server failed by itself.
	FailureServer Failure = "server failed"
	// FailureReach: no connection, or one that broke.
	FailureReach Failure = "unreachable"
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
	case FailureRate, FailureServer, FailureReach, FailureTime:
		return true
	}
	return e.Status == http.StatusConflict
}

// tooLarge reports whether fewer texts may be taken: text-embeddings-inference
// and proxies answer so.
func (e *ServerError) tooLarge() bool {
	return e.Status == http.StatusRequestEntityTooLarge || e.Status == http.StatusUnprocessableEntity
}

// Classify returns the [ServerError] that an error of a go-openai client
// means. If ctx was ended, that counts: its cause is returned.
func Classify(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var api *openai.APIError
	if errors.As(err, &api) {
		return classifyStatus(api.HTTPStatusCode, api)
	}
	var request *openai.RequestError
	if errors.As(err, &request) {
		return classifyStatus(request.HTTPStatusCode, nil)
	}
	return classifyTransport(err)
}

func classifyStatus(status int, api *openai.APIError) *ServerError {
	e := &ServerError{Failure: FailureRequest, Status: status}
	code, kind := "", ""
	if api != nil {
		code, _ = api.Code.(string)
		kind = api.Type
	}
	switch {
	case code == "insufficient_quota" || kind == "insufficient_quota" || status == http.StatusPaymentRequired:
		e.Failure = FailureCredit
	case code == "invalid_api_key" || status == http.StatusUnauthorized || status == http.StatusForbidden:
		e.Failure = FailureKey
	case code == "model_not_found" || status == http.StatusNotFound:
		e.Failure = FailureModel
	case status == http.StatusTooManyRequests || code == "rate_limit_exceeded":
		e.Failure = FailureRate
	case status == http.StatusRequestTimeout || status == http.StatusGatewayTimeout:
		e.Failure = FailureTime
	case status == 0 || status >= 500:
		// Without a status, it is an error in the middle of a stream.
		e.Failure = FailureServer
	}
	return e
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
