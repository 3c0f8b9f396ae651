package bot

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"footnote/bot/limit"
	"footnote/bot/servers"
	"footnote/internal/message"
)

// of returns the settings of the server that an event happened in.
func (b *Bot) of(e event) servers.Settings {
	if e.server == "" || !e.installed {
		return servers.Settings{}
	}
	return b.servers.Get(e.server)
}

// language returns the one that the bot speaks around an answer: the server's,
// if it chose one, else the person's.
func (b *Bot) language(e event) string {
	if l := b.of(e).Language; l != "" {
		return l
	}
	return e.language()
}

// private reports whether only the one who asks sees the answer.
func (b *Bot) private(e event) bool {
	return e.options[privateOption] == strconv.FormatBool(true) || b.of(e).Private || e.target != nil && e.target.private
}

// admit holds an event to the server's channels and to the limits. It returns
// what to tell whoever is not answered, nil if there is nothing against it.
func (b *Bot) admit(ctx context.Context, e event, r route) *refusal {
	if !r.question {
		return nil
	}
	s := b.of(e)
	if !b.answersIn(ctx, e, s) {
		return &refusal{say(message.BotElsewhere, b.language(e), channelLinks(s.Channels)), hintEvery}
	}
	if full, ok := b.limits.Allow(b.now(), b.keys(e, s)...); !ok {
		key := message.BotWait
		if full.Key.Kind != personLimit {
			key = message.BotWaitHere
		}
		return &refusal{say(key, b.language(e), seconds(full.Wait)), full.Wait}
	}
	return nil
}

// Limits are how many questions are taken in a minute, of one person, in one
// channel and in a server. Twice as many may come at once: people ask in bursts.
type Limits struct{ Person, Channel, Server int }

// orDefault returns the limits with defaults for those that are 0. Who reads the
// answers asks a few questions a minute.
func (l Limits) orDefault() Limits {
	return Limits{cmp.Or(l.Person, 30), cmp.Or(l.Channel, 120), cmp.Or(l.Server, 600)}
}

// rates returns the limits of a server.
func (b *Bot) rates(s servers.Settings) Limits {
	return Limits{cmp.Or(s.PersonPerMinute, b.usual.Person), cmp.Or(s.ChannelPerMinute, b.usual.Channel), cmp.Or(s.ServerPerMinute, b.usual.Server)}
}

// personLimit is the kind of a limit that others use up nothing of.
const personLimit = "person"

// keys are the limits that hold for an event. In direct messages, and where a
// person brought the bot along, it is the person's alone.
func (b *Bot) keys(e event, s servers.Settings) []limit.Key {
	l := b.rates(s)
	one := func(kind, id string, n int) limit.Key {
		return limit.Key{Kind: kind, ID: id, Rate: limit.Rate{Every: time.Minute / time.Duration(n), Burst: 2 * n}}
	}
	// What a server allows a person holds there alone.
	keys := []limit.Key{one(personLimit, e.person+"@"+e.server, l.Person)}
	if e.server != "" && e.installed {
		keys = append(keys, one("channel", e.channel, l.Channel), one("server", e.server, l.Server))
	}
	return keys
}

// seconds returns a time to wait as people are told it, rounded up, but not for a
// trace: a bucket is filled by fractions, and nobody types so fast.
func seconds(d time.Duration) int {
	const trace = 50 * time.Millisecond
	return max(1, int((d-trace+time.Second-1)/time.Second))
}

// answersIn reports whether the server lets the bot answer in an event's
// channel, or in the one that its thread belongs to.
func (b *Bot) answersIn(ctx context.Context, e event, s servers.Settings) bool {
	return s.AnswersIn(e.channel) || s.AnswersIn(b.parent(ctx, e.channel))
}

// parentWithin leaves most of the three seconds in which an interaction has to
// be acknowledged.
const parentWithin = time.Second

// parent returns the channel of a thread, or the category of a channel; empty
// if it cannot be told.
func (b *Bot) parent(ctx context.Context, channel string) string {
	if p, found := b.parents.Get(channel); found {
		return p
	}
	ctx, cancel := context.WithTimeout(ctx, parentWithin)
	defer cancel()
	var c struct {
		Parent string `json:"parent_id"`
	}
	if err := b.rest.do(ctx, http.MethodGet, "channels/"+channel, nil, &c); err != nil {
		return "" // it may be readable the next time
	}
	b.parents.Add(channel, c.Parent)
	return c.Parent
}

// mostLinks is how many channels are named at a time.
const mostLinks = 10

func channelLinks(ids []string) string {
	var out []string
	for _, id := range ids[:min(len(ids), mostLinks)] {
		out = append(out, channelLink(id))
	}
	if len(ids) > mostLinks {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}
