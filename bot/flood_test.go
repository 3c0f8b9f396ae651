package bot

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"footnote/bot/servers"
	"footnote/internal/discordtest"
)

func TestAFloodOfCommandsIsSeenByTheOneWhoMakesIt(t *testing.T) {
	t.Parallel()
	asker, _, proceed := held()
	s := discordtest.New(t)
	o := options(t, s, asker)
	o.AtOnce = 1
	r := run(t, s, o)
	var ids []string
	for n := range maxUnderWay + 4 {
		ids = append(ids, done(t)(r.Invoke(discordtest.Invocation{Person: "42", Command: askCommand, Options: map[string]any{questionOption: fmt.Sprint(n)}})))
	}
	r.Wait(t, "the refusals", func() bool {
		n := 0
		for _, id := range ids {
			n += len(r.Interaction(id).Messages())
		}
		return n == len(ids)-maxUnderWay
	})
	for _, m := range r.Visible(discordtest.DefaultChannel, "43") {
		t.Errorf("all see %q", m.Content)
	}
	close(proceed)
	answered := 0
	r.settled()
	for _, id := range ids {
		if holds(r.Interaction(id).Messages(), []string{"[1]"}) {
			answered++
		}
	}
	if answered != maxUnderWay {
		t.Errorf("%d are answered", answered)
	}
}

func TestACrowdDoesNotFloodAChannelByTheBotsHand(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]servers.Settings{
		"too many":  {ChannelPerMinute: 1},
		"elsewhere": {Channels: []string{discordtest.DefaultChannel}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, clock := strict(t, s)
			channel := r.AddChannel(discordtest.DefaultGuild, "crowded", 0)
			crowd := func() int {
				for n := range 40 {
					r.mention(fmt.Sprint(100+n), channel, "who?")
				}
				done := r.mention("99", discordtest.DefaultChannel, "who?") // after all of them
				r.Wait(t, "the answer", func() bool {
					return slices.ContainsFunc(r.Messages(discordtest.DefaultChannel), func(m discordtest.Message) bool { return m.ReplyTo == done })
				})
				r.settled()
				messages := r.Messages(channel)
				return len(messages) - count(messages, "[1]")
			}
			if n := crowd(); n != mostHints {
				t.Errorf("%d hints, want %d", n, mostHints)
			}
			clock.move(time.Hour)
			if n := crowd(); n != 2*mostHints {
				t.Errorf("%d hints after an hour, want %d", n, 2*mostHints)
			}
		})
	}
}
