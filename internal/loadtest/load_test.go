package loadtest_test

import (
	"context"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

// What `make load` changes.
var (
	lasts      = flag.Duration("load-for", 3*time.Second, "how long people turn to the bot")
	rate       = flag.Int("load-rate", 20, "how often they do in a second")
	unchecked  = flag.Bool("load-unchecked", false, "check no request against Discord's OpenAPI document")
	profilesTo = flag.String("load-profiles", "", "write profiles of the bot, and its log, into this folder")
)

func TestEveryoneIsAnsweredOnce(t *testing.T) {
	press(t, nil)
}

func TestEveryoneIsAnsweredOnceByADiscordInTrouble(t *testing.T) {
	f := press(t, trouble)
	if f.resumes == 0 || f.identifies != 1 {
		t.Errorf("%d sessions were resumed, and %d started", f.resumes, f.identifies)
	}
}

// press has many people turn to the bot, with a Discord that is made difficult
// unless that is nil, holds what comes to what must, and logs the figures.
func press(t *testing.T, difficult func(context.Context, *discordtest.Server)) *figures {
	t.Helper()
	s := discordtest.New(t, func(o *discordtest.Options) {
		o.Forget, o.RateLimits = true, true
		if *unchecked {
			o.Validate = nil
		}
	})
	c := gather(t, s)
	p := run(t, s)
	ctx, relax := context.WithCancel(t.Context())
	if difficult != nil {
		difficult(ctx, s)
	}
	f := &figures{}
	f.began = time.Now()
	measured := f.sample(t, p)
	c.turn(t)
	f.took = time.Since(f.began)
	measured.Wait()
	c.await(t)
	relax()
	f.take(t, c, p)
	t.Log(f)
	f.check(t)
	if *profilesTo != "" {
		if err := os.WriteFile(filepath.Join(*profilesTo, "log.txt"), []byte(f.log), 0o600); err != nil {
			t.Error(err)
		}
	}
	return f
}

// turn has people turn to the bot by a clock that waits for nobody.
func (c *crowd) turn(t *testing.T) {
	t.Helper()
	began, looked := time.Now(), time.Now()
	each := time.Second / time.Duration(*rate)
	for n := range int(*lasts / each) {
		until(began.Add(time.Duration(n) * each))
		if err := c.act(n); err != nil {
			t.Errorf("deed %d: %v", n, err)
		}
		if time.Since(looked) > lookEach {
			looked = time.Now()
			c.watch(t, false)
		}
	}
}

// lookEach is how often it is looked at what became of the deeds.
const lookEach = 500 * time.Millisecond

func until(due time.Time) {
	if d := time.Until(due); d > 0 {
		<-time.After(d)
	}
}

// await waits until all deeds are answered and were watched.
func (c *crowd) await(t *testing.T) {
	t.Helper()
	end := time.Now().Add(4 * watchFor)
	for len(c.open) > 0 && time.Now().Before(end) {
		until(time.Now().Add(lookEach))
		c.watch(t, false)
	}
	c.watch(t, true)
}

// dropEach is how often the gateway breaks off.
func dropEach() time.Duration { return min(5*time.Second, *lasts/3) }

// trouble lets some 5 % of requests fail by 429 or 5xx, some more by a
// connection that is closed, before they have their effect or after it, and the
// gateway break off again and again.
func trouble(ctx context.Context, s *discordtest.Server) {
	for _, f := range []discordtest.Fault{
		{Share: .02, Status: http.StatusTooManyRequests, RetryAfter: 300 * time.Millisecond, Scope: "user"},
		{Share: .01, Status: http.StatusInternalServerError},
		{Share: .01, Status: http.StatusBadGateway, Applied: true},
		{Share: .01, Status: http.StatusServiceUnavailable},
		{Share: .005, Close: true},
		{Share: .005, Close: true, Applied: true},
	} {
		s.Fail(f)
	}
	go func() {
		again := time.NewTicker(dropEach())
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
				s.Drop(4000)
			}
		}
	}()
}

// secret reports whether a log tells what nobody may read.
func secret(log string) bool {
	return strings.Contains(log, discordtest.Token) || strings.Contains(log, "interaction-token-")
}

// sample asks the program what it takes at a sixth, half and the end of the time.
func (f *figures) sample(t *testing.T, p *program) *sync.WaitGroup {
	t.Helper()
	var done sync.WaitGroup
	done.Go(func() {
		for _, share := range []time.Duration{6, 2, 1} {
			at := *lasts / share
			until(f.began.Add(at))
			u, err := p.usage()
			if err != nil {
				t.Error(err)
				return
			}
			f.usage = append(f.usage, u)
			f.usedAt = append(f.usedAt, at)
		}
	})
	return &done
}
