package pace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestOnlyWhatDoesNoHarmIsRepeated(t *testing.T) {
	reset := &net.OpError{Op: "read", Err: syscall.ECONNRESET}
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for _, c := range []struct {
		method     string
		repeatable bool
		status     int
		err        error
		tries      int
	}{
		{"GET", false, 500, nil, 5},
		{"PUT", false, 502, nil, 5},
		{"PATCH", false, 503, nil, 5},
		{"DELETE", false, 504, nil, 5},
		{"POST", true, 502, nil, 5},
		{"POST", false, 502, nil, 1},
		{"GET", false, 501, nil, 1},
		{"GET", false, 404, nil, 1},
		{"GET", false, 401, nil, 1},
		{"POST", true, 400, nil, 1},
		{"GET", false, 0, reset, 5},
		{"GET", false, 0, io.EOF, 5},
		{"GET", false, 0, fmt.Errorf("read: %w", io.ErrUnexpectedEOF), 5},
		{"GET", false, 0, errors.New("http2: server sent GOAWAY and closed the connection"), 5},
		{"POST", true, 0, reset, 5},
		{"POST", false, 0, reset, 1},
		{"POST", false, 0, refused, 5}, // it never got there
		{"GET", false, 0, errors.New("not part of the Discord API"), 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{}
			for range 10 {
				s.errors = append(s.errors, c.err)
				s.responses = append(s.responses, respond(c.status, "fault"))
			}
			ctx := t.Context()
			if c.repeatable {
				ctx = Repeatable(ctx)
			}
			got, err := status(ctx, t, New(Options{Next: s}), c.method, messages)
			if len(s.at) != c.tries || got != c.status || !errors.Is(err, c.err) {
				t.Errorf("%s, repeatable %v, %d, %v: %d tries, want %d; status %d, error %v",
					c.method, c.repeatable, c.status, c.err, len(s.at), c.tries, got, err)
			}
			if took := time.Since(s.at[0]); took > 3750*time.Millisecond {
				t.Errorf("%d took %v", c.status, took)
			}
		})
	}
}

func TestEachTryHasTheWholeBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{responses: []canned{
			respond(429, `{"retry_after":1,"global":false}`), respond(503, ""), respond(200, "done"),
		}}
		r := request(Repeatable(t.Context()), t, http.MethodPost, messages, "body")
		response, err := New(Options{Next: s}).RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if text, _ := io.ReadAll(response.Body); string(text) != "done" || !slices.Equal(s.bodies, []string{"body", "body", "body"}) {
			t.Errorf("response %q, bodies %q", text, s.bodies)
		}
	})
}

func TestABodyThatCannotBeHadAgainIsSentOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, code := range []int{429, 503} {
			s := &script{responses: []canned{respond(code, "")}}
			r := request(t.Context(), t, http.MethodPut, messages, "")
			r.Body = io.NopCloser(strings.NewReader("body"))
			response, err := New(Options{Next: s}).RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			if response.Body.Close() != nil || response.StatusCode != code || len(s.at) != 1 {
				t.Errorf("status %d after %d tries", response.StatusCode, len(s.at))
			}
		}
	})
}

func TestARefusalIsTriedAgainWhenItSaysAndNotBefore(t *testing.T) {
	for _, refusal := range []canned{
		respond(429, `{"retry_after":7.5,"global":false}`, "X-RateLimit-Scope", "user"),
		respond(429, `{"retry_after":7.5,"global":false}`, "X-RateLimit-Scope", "shared",
			"X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "10", "X-RateLimit-Remaining", "9", "X-RateLimit-Reset-After", "1"),
		respond(429, `{"retry_after":7.5,"global":false,"code":30046}`),
		respond(429, `{}`, "Retry-After", "7.5", "X-RateLimit-Scope", "user"),
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{responses: []canned{refusal}}
			got, err := status(t.Context(), t, New(Options{Next: s}), http.MethodPost, messages)
			if err != nil || got != 204 {
				t.Fatalf("%d, %v", got, err)
			}
			if wait := s.at[1].Sub(s.at[0]); wait < 7500*time.Millisecond || wait > 7500*time.Millisecond+waitJitter {
				t.Errorf("waited %v", wait)
			}
		})
	}
}

func TestARefusalOfOneThingLeavesTheOthersAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{responses: []canned{respond(429, `{"retry_after":60,"global":false,"code":30046}`)}}
		p := New(Options{Next: s})
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		first, _ := status(ctx, t, p, http.MethodPatch, messages+"/1")
		second, err := status(ctx, t, p, http.MethodPatch, messages+"/2")
		if first != 429 || second != 204 {
			t.Errorf("%d, then %d, %v", first, second, err)
		}
	})
}

func TestARefusalPastTheDeadlineIsReturnedAtOnce(t *testing.T) {
	for name, refusal := range map[string]canned{
		"user":   respond(429, `{"retry_after":60,"global":false}`, "X-RateLimit-Scope", "user", "X-RateLimit-Global", ""),
		"global": respond(429, `{"retry_after":60,"global":true}`),
		"page":   respond(429, `<html>`, "Retry-After", "60"),
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{responses: []canned{refusal}}
			ctx, cancel := context.WithTimeout(t.Context(), 59*time.Second)
			defer cancel()
			start := time.Now()
			response, err := New(Options{Next: s}).RoundTrip(request(ctx, t, http.MethodGet, messages, ""))
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			text, _ := io.ReadAll(response.Body)
			if response.StatusCode != http.StatusTooManyRequests || time.Since(start) != 0 || !strings.Contains(string(text), `"retry_after":60`) {
				t.Errorf("%s: after %v: %d %s", name, time.Since(start), response.StatusCode, text)
			}
			for header := range response.Header {
				if strings.HasPrefix(header, "X-Ratelimit") {
					t.Errorf("%s: header %s is left", name, header)
				}
			}
		})
	}
}

func TestRefusalsWithoutAWaitDoNotSpin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		next := roundTripper(func(*http.Request) (*http.Response, error) {
			tries++
			return respond(429, `{"retry_after":0,"global":false}`).made(), nil
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if got, _ := status(ctx, t, New(Options{Next: next}), http.MethodGet, messages); got != 429 || tries > 20 {
			t.Errorf("%d after %d tries", got, tries)
		}
	})
}

func TestBackingOffEndsWithTheContext(t *testing.T) {
	for name, response := range map[string]canned{
		"refused": respond(429, `{"retry_after":60,"global":false}`),
		"failed":  respond(503, "", "Retry-After", "60"),
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &script{responses: []canned{response}}
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(time.Second, cancel)
			start := time.Now()
			_, err := status(ctx, t, New(Options{Next: s}), http.MethodGet, messages)
			if !errors.Is(err, context.Canceled) || time.Since(start) != time.Second || len(s.at) != 1 {
				t.Errorf("%s: after %v and %d tries: %v", name, time.Since(start), len(s.at), err)
			}
		})
	}
}

func TestATryThatHangsIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		next := roundTripper(func(r *http.Request) (*http.Response, error) {
			if tries++; tries == 1 {
				<-r.Context().Done()
				return nil, context.Cause(r.Context())
			}
			return respond(200, "").made(), nil
		})
		got, err := status(t.Context(), t, New(Options{Next: next, TryWithin: time.Second}), http.MethodGet, messages)
		if got != 200 || tries != 2 {
			t.Errorf("%d after %d tries, %v", got, tries, err)
		}
	})
}

func TestACallbackOnAConnectionThatHangsIsInTime(t *testing.T) {
	for _, repeatable := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			tries := 0
			next := roundTripper(func(r *http.Request) (*http.Response, error) {
				if tries++; tries <= shortTries {
					<-r.Context().Done()
					return nil, context.Cause(r.Context())
				}
				return respond(204, "").made(), nil
			})
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
			defer cancel()
			if repeatable {
				ctx = Repeatable(ctx)
			}
			got, err := status(ctx, t, New(Options{Next: next}), http.MethodPost, callback)
			if repeatable != (got == 204) || repeatable == errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("repeatable %v: %d after %d tries, %v", repeatable, got, tries, err)
			}
		})
	}
}

func TestPatientRequestsOutlastAnOutage(t *testing.T) {
	const outage = time.Minute
	for name, c := range map[string]struct {
		path string
		ctx  func(context.Context) context.Context
		want int
	}{
		"patient":          {messages + "/1", Patient, 204},
		"not patient":      {messages + "/1", func(ctx context.Context) context.Context { return ctx }, 503},
		"patient callback": {callback, Patient, 503},
	} {
		synctest.Test(t, func(t *testing.T) {
			tries, start := 0, time.Now()
			next := roundTripper(func(*http.Request) (*http.Response, error) {
				if tries++; time.Since(start) < outage {
					return respond(503, "").made(), nil
				}
				return respond(204, "").made(), nil
			})
			ctx, cancel := context.WithTimeout(t.Context(), 2*outage)
			defer cancel()
			got, err := status(c.ctx(ctx), t, New(Options{Next: next}), http.MethodPatch, c.path)
			if err != nil || got != c.want || tries > 100 {
				t.Errorf("%s: %d after %d tries, %v", name, got, tries, err)
			}
			unending, cancel := context.WithCancel(c.ctx(t.Context()))
			defer cancel()
			start = time.Now()
			if got, _ := status(unending, t, New(Options{Next: next}), http.MethodPatch, c.path); got != 503 {
				t.Errorf("%s: %d without a deadline", name, got)
			}
		})
	}
}
