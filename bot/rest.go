package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// rest makes requests to Discord. Its client keeps to Discord's limits and
// tries again: nothing above it has to.
type rest struct{ session *discordgo.Session }

// do makes a request, with body as JSON unless that is nil, and reads the
// answer into out unless that is nil.
func (r *rest) do(ctx context.Context, method, path string, body, out any) error {
	var data []byte
	if body != nil {
		var err error
		if data, err = json.Marshal(body); err != nil {
			return fmt.Errorf("encode a request: %w", err)
		}
	}
	// The library keeps a bucket of limits for each path for ever, and paths
	// hold tokens that are used once: it gets one to throw away.
	bucket := discordgo.NewRatelimiter().LockBucket("")
	answer, err := r.session.RequestWithLockedBucket(method, discordgo.EndpointAPI+path, "application/json", data, bucket, 0,
		discordgo.WithContext(ctx), discordgo.WithRetryOnRatelimit(false), discordgo.WithRestRetries(0))
	if err != nil {
		return unsecret(err)
	}
	if out == nil || len(answer) == 0 {
		return nil
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return fmt.Errorf("read Discord's answer: %w", err)
	}
	return nil
}

// attempt is do, and reports whether a try of the request may have had its
// effect though its answer was lost.
func (r *rest) attempt(ctx context.Context, method, path string, body, out any) (lost bool, err error) {
	ctx, was := witnessed(ctx)
	err = r.do(ctx, method, path, body, out)
	return was.Load(), err
}

// newREST makes requests with a token, without "Bot ", through a client.
func newREST(token string, client *http.Client) (*rest, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make Discord session: %w", err)
	}
	s.Client = client
	s.StateEnabled = false
	s.LogLevel = -1 // its log goes to a package variable; errors are returned
	return &rest{session: s}, nil
}

// A statusError is what Discord answered to a request. The library's own
// error also prints the whole body.
type statusError struct{ status, code int }

func (e *statusError) Error() string { return fmt.Sprintf("HTTP %d, code %d", e.status, e.code) }

// Discord's error codes.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const (
	codeUnknownChannel      = 10003
	codeUnknownMessage      = 10008
	codeUnknownWebhook      = 10015
	codeUnknownInteraction  = 10062
	codeAlreadyAcknowledged = 40060
	codeMissingAccess       = 50001
	codeEmptyMessage        = 50006
	codeClosedDirects       = 50007
	codeNoMutualServer      = 50278
	codeMissingPermissions  = 50013
	codeInvalidWebhookToken = 50027
	codeNoHistory           = 160002
	codeThreadLocked        = 160005
)

// nobodyThere reports whether an answer does not show because nobody waits for
// it any more, or takes it.
func nobodyThere(err error) bool {
	return errors.Is(err, errAnswered) || coded(err, codeUnknownMessage, codeUnknownChannel, codeClosedDirects, codeNoMutualServer)
}

// notAllowed reports whether it does not because the bot may not write there.
func notAllowed(err error) bool {
	return coded(err, codeMissingAccess, codeMissingPermissions, codeThreadLocked)
}

// coded reports whether Discord answered with one of the codes.
func coded(err error, codes ...int) bool {
	var answered *statusError
	if !errors.As(err, &answered) {
		return false
	}
	for _, c := range codes {
		if answered.code == c {
			return true
		}
	}
	return false
}

// refused reports whether Discord answered that a request is not to be.
func refused(err error) bool {
	var answered *statusError
	return errors.As(err, &answered) && answered.status >= 400 && answered.status < 500
}

// limited reports whether Discord answered that a request came too soon.
func limited(err error) bool {
	var answered *statusError
	return errors.As(err, &answered) && answered.status == http.StatusTooManyRequests
}

// gatewayFailed is how the library's error begins that holds the body of an
// answer with status 502, whatever page that is.
const gatewayFailed = "Exceeded Max retries HTTP 502"

// unsecret leaves the secrets out of an error: addresses hold interactions' tokens.
func unsecret(err error) error {
	var answered *discordgo.RESTError
	var limited *discordgo.RateLimitError
	var failed *url.Error
	switch {
	case errors.As(err, &answered):
		out := &statusError{status: answered.Response.StatusCode}
		if answered.Message != nil {
			out.code = answered.Message.Code
		}
		if out.status == http.StatusUnauthorized && out.code == 0 {
			return fmt.Errorf("%w: %w", ErrToken, out)
		}
		return out
	case errors.As(err, &limited):
		return &statusError{status: http.StatusTooManyRequests}
	case errors.As(err, &failed):
		return failed.Err
	case strings.HasPrefix(err.Error(), gatewayFailed):
		return &statusError{status: http.StatusBadGateway}
	}
	return err
}
