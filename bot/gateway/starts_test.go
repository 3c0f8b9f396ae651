package gateway

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestShardsWaitForTheirTurnByTheirKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStarts(Options{Pause: pause}, Start{MaxConcurrency: 2}, 7)
		began := time.Now()
		at := make([]time.Duration, 7)
		var all sync.WaitGroup
		for shard := range at {
			all.Go(func() {
				turn, err := s.turn(t.Context(), shard)
				if err != nil {
					t.Error(err)
					return
				}
				at[shard] = time.Since(began)
				turn.release(shard != 4) // which fails to connect
			})
			synctest.Wait()
		}
		all.Wait()
		want := []time.Duration{0, 0, identifyEvery, identifyEvery, 2 * identifyEvery, 2 * identifyEvery, 2 * identifyEvery}
		if !slices.Equal(at, want) {
			t.Errorf("identified at %v, want %v", at, want)
		}
	})
}

func TestSessionsAreAllowedAsDiscordHasThemLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		const reset = 3 * time.Hour
		told := func() Start {
			if time.Since(began) < reset {
				return Start{Total: 1000, Remaining: 2, ResetAfter: reset - time.Since(began)}
			}
			return Start{Total: 1000, Remaining: 1000}
		}
		o := Options{Pause: pause, Logger: slog.New(slog.DiscardHandler), Start: func(context.Context) (Start, error) { return told(), nil }}
		s := newStarts(o, told(), 1)
		for i, want := range []time.Duration{0, 0, reset, reset} {
			if err := s.allow(t.Context()); err != nil {
				t.Fatal(err)
			}
			if at := time.Since(began); at != want {
				t.Errorf("session %d was allowed after %v, want %v", i, at, want)
			}
		}
	})
}

func TestAGatewayWithoutLimitsAllowsAllSessions(t *testing.T) {
	s := newStarts(Options{Start: func(context.Context) (Start, error) { return Start{}, nil }}, Start{}, 1)
	for range 3 {
		if err := s.allow(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
