package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/gateway"
	"footnote/internal/discordtest"
)

// A bot is a gateway that runs on a Discord of its own, and keeps what comes.
type bot struct {
	*discordtest.Server
	t *testing.T

	mu sync.Mutex
	// got are the numbers of the events that a test sent, by shard.
	got    map[int][]int
	kinds  []string
	pauses []time.Duration
	log    bytes.Buffer

	// stop ends the bot's context and returns what Run returns.
	stop  func() error
	ended chan struct{}
}

// discord is a server that fails t for whatever the bot does wrong.
func discord(t *testing.T, o discordtest.GatewayOptions) *discordtest.Server {
	t.Helper()
	s := discordtest.Start(discordtest.Options{Report: t.Errorf, Gateway: o})
	t.Cleanup(s.Close)
	return s
}

// run runs a gateway until t ends. Its pauses take no time.
func run(t *testing.T, s *discordtest.Server, change ...func(*gateway.Options)) *bot {
	t.Helper()
	b := &bot{Server: s, t: t, got: make(map[int][]int), ended: make(chan struct{})}
	o := gateway.Options{
		Token: discordtest.Token, Intents: 1<<0 | 1<<12,
		Start: func(ctx context.Context) (gateway.Start, error) { return ask(ctx, s) },
		Logger: slog.New(slog.NewTextHandler(b, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}})),
		Receive: b.receive,
		Pause:   b.pause,
	}
	for _, f := range change {
		f(&o)
	}
	ctx, cancel := context.WithCancel(context.Background())
	g := gateway.New(o)
	var err error
	go func() {
		defer close(b.ended)
		err = g.Run(ctx)
		g.AwaitClosed()
	}()
	b.stop = sync.OnceValue(func() error {
		cancel()
		<-b.ended
		return err
	})
	t.Cleanup(func() {
		if err := b.stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
		if strings.Contains(b.logged(), discordtest.Token) {
			t.Errorf("the log tells the token:\n%s", b.logged())
		}
	})
	return b
}

// fails waits for Run to end by itself and returns its error.
func (b *bot) fails() error {
	<-b.ended
	err := b.stop()
	b.stop = func() error { return nil }
	return err
}

func ask(ctx context.Context, s *discordtest.Server) (gateway.Start, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/gateway/bot", nil)
	if err != nil {
		return gateway.Start{}, err
	}
	r.Header.Set("Authorization", "Bot "+discordtest.Token)
	res, err := new(http.Client).Do(r)
	if err != nil {
		return gateway.Start{}, err
	}
	defer res.Body.Close()
	var told struct {
		URL    string
		Shards int
		Limit  struct {
			Total, Remaining int
			ResetAfter       int `json:"reset_after"`
			MaxConcurrency   int `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	if res.StatusCode != http.StatusOK {
		return gateway.Start{}, gateway.ErrToken
	}
	if err := json.NewDecoder(res.Body).Decode(&told); err != nil {
		return gateway.Start{}, err
	}
	return gateway.Start{
		URL: told.URL, Shards: told.Shards, Total: told.Limit.Total, Remaining: told.Limit.Remaining,
		ResetAfter: time.Duration(told.Limit.ResetAfter) * time.Millisecond, MaxConcurrency: told.Limit.MaxConcurrency,
	}, nil
}

func (b *bot) receive(e gateway.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kinds = append(b.kinds, e.Kind)
	var data struct{ N int }
	if e.Kind == "TEST" && json.Unmarshal(e.Data, &data) == nil {
		b.got[e.Shard] = append(b.got[e.Shard], data.N)
	}
	go b.Wake()
}

// pause notes how long it should have taken.
func (b *bot) pause(ctx context.Context, d time.Duration) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pauses = append(b.pauses, d)
	return ctx.Err()
}

func (b *bot) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	go b.Wake()
	return b.log.Write(p)
}

func (b *bot) logged() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.log.String()
}

func (b *bot) numbers(shard int) []int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.got[shard])
}

func (b *bot) paused() []time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.pauses)
}

// send sends an event with a number to the shard of a guild.
func (b *bot) send(guild string, n int) {
	data := map[string]any{"n": n}
	if guild != "" {
		data["guild_id"] = guild
	}
	b.Dispatch("TEST", data)
}

// receives waits until a shard has received exactly the numbers from first to last.
func (b *bot) receives(shard, first, last int) {
	b.t.Helper()
	var want []int
	for n := first; n <= last; n++ {
		want = append(want, n)
	}
	b.Wait(b.t, fmt.Sprintf("events %d to %d", first, last), func() bool { return len(b.numbers(shard)) >= len(want) })
	if got := b.numbers(shard); !slices.Equal(got, want) {
		b.t.Errorf("shard %d received %v, want %v", shard, got, want)
	}
}

// connected waits until each shard is there and knows it: before that there is
// no session that could be resumed.
func (b *bot) connected(shards ...int) {
	b.t.Helper()
	b.Wait(b.t, "the bot", func() bool { return b.Connected() && b.HasShards(shards...) && b.count("READY") >= max(1, len(shards)) })
}

func (b *bot) count(kind string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, k := range b.kinds {
		if k == kind {
			n++
		}
	}
	return n
}

var errStop = errors.New("stop")
