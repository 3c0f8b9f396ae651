package bot

import (
	"cmp"
	"context"
	"errors"
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
	if e.options[privateOption] == strconv.FormatBool(true) || b.of(e).Private || e.target != nil && e.target.private {
		return true
	}
	if e.kind != submitEvent || e.name != followAction {
		return false
	}
	t := b.toldTo(e, e.argument) // whatever the message of the button is
	return t != nil && t.private
}

// admit holds an event to the server's channels, to the number of questions under
// way, which may be full, and to the limits. It returns what to tell whoever is not
// answered, nil if there is nothing against it.
func (b *Bot) admit(ctx context.Context, e event, r route, full error) *refusal {
	if !r.question {
		return nil
	}
	s := b.of(e)
	switch {
	case !b.answersIn(ctx, e, s):
		return &refusal{say(message.BotElsewhere, b.language(e), channelLinks(s.Channels)), hintEvery}
	case errors.Is(full, limit.ErrPersonFull):
		return &refusal{say(message.BotBusy, b.language(e)), hintEvery}
	case full != nil:
		return &refusal{say(message.BotCrowded, b.language(e)), hintEvery}
	case b.counted(e):
		return nil
	}
	if spent, ok := b.limits.Allow(b.now(), b.keys(e, s)...); !ok {
		key := message.BotWait
		if spent.Key.Kind == channelLimit || spent.Key.Kind == serverLimit {
			key = message.BotWaitHere
		}
		return &refusal{say(key, b.language(e), seconds(spent.Wait)), spent.Wait}
	}
	return nil
}

// counted reports whether an event's question was held to the limits already, as
// a message: its answer is uncovered for the first time.
func (b *Bot) counted(e event) bool {
	if e.kind != pressEvent || e.name != revealAction {
		return false
	}
	asked, found := b.veiled.Get(e.argument)
	t := b.told(e.argument)
	return found && asked.person == e.person && t != nil && len(t.revealed) == 0
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

// The kinds of limits that others use up, too.
const (
	channelLimit = "channel"
	serverLimit  = "server"
)

// keys are the limits that hold for an event. In direct messages, and where a
// person brought the bot along, they are the person's alone.
func (b *Bot) keys(e event, s servers.Settings) []limit.Key {
	l := b.rates(s)
	one := func(kind, id string, n int) limit.Key {
		return limit.Key{Kind: kind, ID: id, Rate: limit.Rate{Every: time.Minute / time.Duration(n), Burst: 2 * n}}
	}
	// What a server allows a person holds there alone; anybody may make servers,
	// though, and be in a hundred that the bot is no member of.
	at := e.server
	if !e.installed {
		at = ""
	}
	keys := []limit.Key{
		one("person", e.person+"@"+at, l.Person),
		one("everywhere", e.person, max(b.usual.Person, servers.MaxPersonPerMinute)),
	}
	if e.server != "" && e.installed {
		keys = append(keys, one(channelLimit, e.channel, l.Channel), one(serverLimit, e.server, l.Server))
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

// refusedFor is how long a channel that may not be read is not asked for again:
// Discord bans whoever is refused too often.
const refusedFor = 5 * time.Minute

// A parent is what a channel belongs to, until it is to be asked for again.
type parent struct {
	id    string
	until time.Time
}

// parent returns the channel of a thread, or the category of a channel; empty
// if it cannot be told.
func (b *Bot) parent(ctx context.Context, channel string) string {
	if p, found := b.parents.Get(channel); found && (p.until.IsZero() || b.now().Before(p.until)) {
		return p.id
	}
	ctx, cancel := context.WithTimeout(ctx, parentWithin)
	defer cancel()
	var c struct {
		Parent string `json:"parent_id"`
	}
	if err := b.rest.do(ctx, http.MethodGet, "channels/"+channel, nil, &c); err != nil {
		if refused(err) && !limited(err) {
			b.parents.Add(channel, parent{until: b.now().Add(refusedFor)})
		}
		return "" // it may be readable the next time
	}
	b.parents.Add(channel, parent{id: c.Parent})
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
