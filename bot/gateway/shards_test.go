package gateway_test

import (
	"context"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/gateway"
	"footnote/internal/discordtest"
)

// guildOf returns a guild whose events are for a shard.
func guildOf(shard, count int) string {
	return strconv.Itoa((1000*count+shard)<<22 | 77)
}

func auto(o *gateway.Options) { o.Shards = gateway.Shards{Auto: true} }

func TestAllShardsThatDiscordRecommendsRunHere(t *testing.T) {
	t.Parallel()
	const count = 4
	var firsts atomic.Int32
	b := run(t, discord(t, discordtest.GatewayOptions{Shards: count}), auto, func(o *gateway.Options) {
		o.First = func(context.Context) error { firsts.Add(1); return nil }
	})
	b.connected(0, 1, 2, 3)
	for shard := range count {
		b.send(guildOf(shard, count), 1)
	}
	b.send("", 2)
	b.receives(0, 1, 2)
	for shard := 1; shard < count; shard++ {
		b.receives(shard, 1, 1)
	}
	b.Drop(4000, 2)
	b.Wait(t, "a resume", func() bool { return b.Resumes() == 1 && b.Connected() })
	b.send(guildOf(2, count), 2)
	b.receives(2, 1, 2)
	if b.Identifies() != count || firsts.Load() != 1 {
		t.Errorf("%d sessions, First called %d times", b.Identifies(), firsts.Load())
	}
}

func TestShardsOfSeveralProcessesShareTheServers(t *testing.T) {
	t.Parallel()
	s := discord(t, discordtest.GatewayOptions{Shards: 7})
	var firsts atomic.Int32
	of := func(id int) func(*gateway.Options) {
		return func(o *gateway.Options) {
			o.Shards = gateway.Shards{ID: id, Count: 2}
			o.First = func(context.Context) error { firsts.Add(1); return nil }
		}
	}
	zero, one := run(t, s, of(0)), run(t, s, of(1))
	zero.connected()
	one.connected()
	zero.send(guildOf(1, 2), 1)
	zero.send(guildOf(0, 2), 1)
	zero.send("", 2)
	zero.receives(0, 1, 2)
	one.receives(1, 1, 1)
	if len(zero.numbers(1)) != 0 || len(one.numbers(0)) != 0 || firsts.Load() != 1 {
		t.Errorf("events of others came, or First was called %d times", firsts.Load())
	}
}

func TestShardsIdentifyAsFastAsDiscordAllows(t *testing.T) {
	t.Parallel()
	// All takes a hundredth of the time; the server reports who is too early.
	const scale = 100
	s := discord(t, discordtest.GatewayOptions{Shards: 6, MaxConcurrency: 2, IdentifyEvery: 5 * time.Second / scale})
	b := run(t, s, auto, func(o *gateway.Options) {
		note := o.Pause
		o.Pause = func(ctx context.Context, d time.Duration) error {
			_ = note(ctx, d)
			timer := time.NewTimer(d / scale)
			defer timer.Stop()
			select {
			case <-timer.C:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	})
	b.connected(0, 1, 2, 3, 4, 5)
	waited := slices.DeleteFunc(b.paused(), func(d time.Duration) bool { return d < 3*time.Second })
	if len(waited) != 4 {
		t.Errorf("paused for %v, want four shards to wait", b.paused())
	}
}

func TestTheLimitOfADayIsHonouredAndSaidOnce(t *testing.T) {
	t.Parallel()
	s := discord(t, discordtest.GatewayOptions{Shards: 2, MaxConcurrency: 2, Starts: 1})
	s.SetStarts(1, 3*time.Hour)
	b := run(t, s, auto, func(o *gateway.Options) {
		note := o.Pause
		o.Pause = func(ctx context.Context, d time.Duration) error {
			if d == 3*time.Hour {
				s.SetStarts(10, 24*time.Hour)
			}
			return note(ctx, d)
		}
	})
	b.connected(0, 1)
	if !slices.Contains(b.paused(), 3*time.Hour) {
		t.Errorf("paused for %v", b.paused())
	}
}

func TestWrongShardsAreFound(t *testing.T) {
	for _, c := range []struct {
		shards gateway.Shards
		ok     bool
	}{
		{gateway.Shards{}, true},
		{gateway.Shards{Auto: true}, true},
		{gateway.Shards{Count: 1}, true},
		{gateway.Shards{ID: 2, Count: 3}, true},
		{gateway.Shards{ID: 3, Count: 3}, false},
		{gateway.Shards{ID: 1}, false},
		{gateway.Shards{ID: -1, Count: 3}, false},
		{gateway.Shards{Count: -1}, false},
		{gateway.Shards{Auto: true, Count: 3}, false},
	} {
		if err := c.shards.Check(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.shards, err)
		}
	}
}
