package pace

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestInvalidRequestsStopBeforeDiscordBansTheAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made := 0
		next := roundTripper(func(*http.Request) (*http.Response, error) {
			made++
			return respond([]int{401, 403}[made%2], "").made(), nil
		})
		out := new(log)
		p := New(Options{Next: next, Logger: out.logger(), PerSecond: 100_000})
		try := func() error {
			_, err := status(t.Context(), t, p, http.MethodGet, messages)
			return err
		}
		for range stopInvalid {
			if err := try(); err != nil {
				t.Fatal(err)
			}
		}
		if err := try(); !errors.Is(err, ErrInvalid) || made != stopInvalid {
			t.Errorf("%d requests made, then %v", made, err)
		}
		if n := strings.Count(out.String(), "level=WARN"); n != 1 {
			t.Errorf("%d warnings", n)
		}
		<-time.After(invalidWindow - time.Second)
		if err := try(); !errors.Is(err, ErrInvalid) {
			t.Errorf("before the window passes: %v", err)
		}
		<-time.After(time.Second + invalidSlot)
		if err := try(); err != nil {
			t.Errorf("after the window: %v", err)
		}
	})
}

func TestSharedRefusalsAreNoInvalidRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{responses: []canned{
			respond(429, `{"retry_after":1,"global":false}`, "X-RateLimit-Scope", "shared"),
			respond(429, `{"retry_after":1,"global":false}`, "X-RateLimit-Scope", "user"),
			respond(404, ""),
		}}
		p := New(Options{Next: s})
		if _, err := status(t.Context(), t, p, http.MethodGet, messages); err != nil || p.invalid.total != 1 {
			t.Errorf("%d are counted, want 1; %v", p.invalid.total, err)
		}
	})
}
