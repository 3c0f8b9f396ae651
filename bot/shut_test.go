package bot

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"footnote/internal/discordtest"
)

// A forbidding client is refused whatever it asks.
type forbidding struct{ n atomic.Int32 }

func (f *forbidding) RoundTrip(r *http.Request) (*http.Response, error) {
	f.n.Add(1)
	body := io.NopCloser(strings.NewReader(`{"code":50013,"message":"Missing Permissions"}`))
	return &http.Response{StatusCode: http.StatusForbidden, Body: body, Request: r}, nil
}

func TestTypingEndsWhereItIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := new(forbidding)
		rest, err := newREST("token", &http.Client{Transport: f})
		if err != nil {
			t.Fatal(err)
		}
		s := &messageSurface{rest: rest, channel: "7"}
		if err := s.acknowledge(t.Context(), acknowledgement{deferred: true}); err != nil {
			t.Fatal(err)
		}
		<-time.After(answerWithin)
		s.end()
		synctest.Wait()
		if n := f.n.Load(); n != 1 {
			t.Errorf("typed %d times", n)
		}
	})
}

func TestWhereTheBotMayNotWriteItDoesNotTryAgainAndAgain(t *testing.T) {
	t.Parallel()
	clock := &hand{at: time.Now()}
	r := start(t, cited, func(b *Bot) { b.now = clock.now })
	channel := r.AddChannel(discordtest.DefaultGuild, "closed", discordtest.SendMessages)
	// mention returns once the question is dealt with.
	mention := func(person string) {
		t.Helper()
		r.mention(person, channel, "who?")
		after := r.mention("99", discordtest.DefaultChannel, "who?")
		r.Wait(t, "what comes after", func() bool {
			for _, m := range r.Messages(discordtest.DefaultChannel) {
				if m.ReplyTo == after {
					return true
				}
			}
			return false
		})
		r.settled()
	}
	tries := func() int { return r.Count("POST", "/channels/"+channel+"/messages") }
	for range 3 {
		mention("42")
	}
	mention("43")
	if n := tries(); n != 2 { // with panels, and without
		t.Errorf("tried %d times", n)
	}
	for _, person := range []string{"42", "43"} { // each of them is told once
		if n := len(r.Messages(r.Direct(person))); n != 1 {
			t.Errorf("%s is told %d times", person, n)
		}
	}
	clock.move(shutFor)
	r.Deny(channel, 0)
	mention("42")
	if got := r.Messages(channel); len(got) != 1 {
		t.Errorf("%d answers once it may write", len(got))
	}
}
