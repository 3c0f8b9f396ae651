package gateway_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/gateway"
	"footnote/internal/discordtest"
)

func TestEventsComeInOrderAndTheSessionIsResumed(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(s *discordtest.Server){
		"no reason":             func(s *discordtest.Server) { s.Drop(4000) },
		"going away":            func(s *discordtest.Server) { s.Drop(1001) },
		"timed out":             func(s *discordtest.Server) { s.Drop(4009) },
		"reconnect":             func(s *discordtest.Server) { s.Reconnect() },
		"session to be resumed": func(s *discordtest.Server) { s.InvalidSession(true) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := run(t, discord(t, nothing))
			b.connected()
			b.send("", 1)
			b.receives(0, 1, 1)
			lose(b.Server)
			b.send("", 2)
			b.Wait(t, "a resume", func() bool { return b.Resumes() == 1 })
			b.send("", 3)
			b.receives(0, 1, 3)
			if n := b.Identifies(); n != 1 || b.ResumesElsewhere() != 0 {
				t.Errorf("%d sessions, %d resumes at the wrong address", n, b.ResumesElsewhere())
			}
			if p := b.paused(); len(p) > 0 {
				t.Errorf("paused for %v", p)
			}
		})
	}
}

func TestASessionThatIsGoneIsReplaced(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(s *discordtest.Server){
		"invalid":            func(s *discordtest.Server) { s.InvalidSession(false) },
		"forgotten":          func(s *discordtest.Server) { s.Forget(); s.Drop(4000) },
		"not authenticated":  func(s *discordtest.Server) { s.Drop(4003) },
		"wrong number":       func(s *discordtest.Server) { s.Drop(4007) },
		"timed out for good": func(s *discordtest.Server) { s.Forget(); s.Drop(4009) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := run(t, discord(t, nothing))
			b.connected()
			lose(b.Server)
			b.Wait(t, "a second session", func() bool { return b.Identifies() == 2 && b.Connected() })
			b.send("", 1)
			b.receives(0, 1, 1)
			p := b.paused()
			if len(p) == 0 || p[0] < time.Second || p[0] > 5*time.Second {
				t.Errorf("paused for %v, want one to five seconds first", p)
			}
		})
	}
}

func TestOnlyALossAndAReturnAreLogged(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing))
	b.Wait(t, "the first line", func() bool { return strings.Contains(b.logged(), "connected to Discord") })
	b.connected()
	b.Drop(4000)
	b.Wait(t, "a resume", func() bool { return b.Resumes() == 1 && strings.Count(b.logged(), "\n") >= 3 })
	want := "level=INFO msg=\"connected to Discord\" shards=1\n" +
		"level=INFO msg=\"connection to Discord lost\" shard=0 err=\"closed with code 4000\"\n" +
		"level=INFO msg=\"connected to Discord again\" shard=0 resumed=true\n"
	if got := b.logged(); got != want {
		t.Errorf("logged\n%swant\n%s", got, want)
	}
}

func TestWhatDiscordRefusesForGoodIsAnErrorOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code int
		want error
		says string
	}{
		{4004, gateway.ErrToken, "4004"},
		{4010, gateway.ErrSharding, "no such shard"},
		{4011, gateway.ErrSharding, "more are needed"},
		{4012, nil, "version"},
		{4013, gateway.ErrIntents, "1000000000001"},
		{4014, gateway.ErrIntents, "4014"},
	} {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			b := run(t, discord(t, nothing))
			b.connected()
			b.Drop(c.code)
			err := b.fails()
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Run: %v", err)
			}
		})
	}
}

func TestADisallowedIntentIsNamed(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(discordtest.Options{})
	t.Cleanup(s.Close)
	b := run(t, s, func(o *gateway.Options) { o.Intents |= 1 << 15 })
	if err := b.fails(); !errors.Is(err, gateway.ErrIntents) || !strings.Contains(err.Error(), "MESSAGE_CONTENT") {
		t.Errorf("Run: %v", err)
	}
}

func TestATokenThatIsResetEndsTheGateway(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing))
	b.connected()
	b.ResetToken("another.token")
	b.Drop(4000)
	if err := b.fails(); !errors.Is(err, gateway.ErrToken) {
		t.Errorf("Run: %v", err)
	}
}

func TestHeartbeatsKeepAConnectionAndComeWhenAsked(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing))
	b.connected()
	b.RequestHeartbeat()
	b.Wait(t, "a heartbeat", func() bool { return b.Heartbeats() > 0 })
	quick := run(t, discord(t, discordtest.GatewayOptions{Heartbeat: 100 * time.Millisecond}))
	quick.Wait(t, "heartbeats", func() bool { return quick.Heartbeats() > 5 })
}

func TestAConnectionWithoutAcknowledgementsIsResumed(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, discordtest.GatewayOptions{Heartbeat: 100 * time.Millisecond}))
	b.connected()
	b.WithholdAcks(true)
	b.Wait(t, "a resume", func() bool { return b.Resumes() > 0 })
	b.WithholdAcks(false)
	b.send("", 1)
	b.receives(0, 1, 1)
	if n := b.Identifies(); n != 1 || !strings.Contains(b.logged(), "heartbeats are not acknowledged") {
		t.Errorf("%d sessions; logged\n%s", n, b.logged())
	}
}

func TestAGatewayThatIsAwayIsTriedAgainLaterAndLater(t *testing.T) {
	t.Parallel()
	const tries = 8
	s := discord(t, nothing)
	asked := 0
	b := run(t, s, func(o *gateway.Options) {
		o.Start = func(ctx context.Context) (gateway.Start, error) {
			start, err := ask(ctx, s)
			if asked++; asked < tries {
				start.URL = "ws://127.0.0.1:1"
			}
			return start, err
		}
	})
	b.connected()
	b.Wait(t, "the bot's own knowledge", func() bool { return strings.Contains(b.logged(), "connected to Discord") })
	p := b.paused()
	if len(p) != tries-1 || p[0] > time.Second || p[tries-2] < 2*time.Second {
		t.Errorf("paused for %v", p)
	}
	if n := strings.Count(b.logged(), "cannot connect to Discord yet"); n != 1 {
		t.Errorf("logged\n%s", b.logged())
	}
}

func TestAResumeAddressThatFailsIsLeftForTheGeneralOne(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing))
	b.connected()
	b.RefuseResumes(1)
	b.Drop(4000)
	b.Wait(t, "a resume", func() bool { return b.Resumes() == 1 })
	if b.ResumesElsewhere() != 1 || b.Identifies() != 1 {
		t.Errorf("%d resumes elsewhere, %d sessions", b.ResumesElsewhere(), b.Identifies())
	}
}

func TestASessionIsResumedThoughTheAddressCannotBeAskedFor(t *testing.T) {
	t.Parallel()
	var away atomic.Bool
	b := run(t, discord(t, nothing), func(o *gateway.Options) {
		start := o.Start
		o.Start = func(ctx context.Context) (gateway.Start, error) {
			if away.Load() {
				return gateway.Start{}, errors.New("the REST interface is away")
			}
			return start(ctx)
		}
	})
	b.connected()
	away.Store(true)
	b.RefuseConnections(4)
	b.Drop(4000)
	b.Wait(t, "a resume", func() bool { return b.Resumes() == 1 })
	if n := b.Identifies(); n != 1 {
		t.Errorf("%d sessions", n)
	}
}

func TestStoppingReceivesWhatCameAndEndsTheSession(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing))
	b.connected()
	b.send("", 1)
	b.receives(0, 1, 1)
	began := time.Now()
	if err := b.stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	b.Wait(t, "the bot to leave", func() bool { return !b.Connected() })
	b.send("", 2)
	if got := b.numbers(0); !slices.Equal(got, []int{1}) {
		t.Errorf("received %v", got)
	}
}

func TestASlowReceiverDoesNotHoldUpTheConnection(t *testing.T) {
	t.Parallel()
	proceed := make(chan struct{})
	b := run(t, discord(t, discordtest.GatewayOptions{Heartbeat: 100 * time.Millisecond}), func(o *gateway.Options) {
		receive := o.Receive
		o.Receive = func(e gateway.Event) {
			<-proceed
			receive(e)
		}
	})
	b.Wait(t, "the bot", func() bool { return b.Connected() })
	for n := range 100 {
		b.send("", n)
	}
	before := b.Heartbeats()
	b.Wait(t, "heartbeats", func() bool { return b.Heartbeats() > before+3 })
	close(proceed)
	b.receives(0, 0, 99)
	if b.Resumes() != 0 {
		t.Error("the connection was lost")
	}
}

func TestAnErrorAtFirstEndsTheGateway(t *testing.T) {
	t.Parallel()
	b := run(t, discord(t, nothing), func(o *gateway.Options) {
		o.First = func(context.Context) error { return errStop }
	})
	if err := b.fails(); !errors.Is(err, errStop) {
		t.Errorf("Run: %v", err)
	}
}
