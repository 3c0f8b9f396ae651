package bot

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/bot/servers"
	"footnote/internal/discordtest"
)

// A hand is a clock that stands until it is moved.
type hand struct {
	mu sync.Mutex
	at time.Time
}

func (h *hand) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

func (h *hand) move(by time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(by)
}

// mention writes to the bot in a channel as somebody.
func (r *running) mention(person, channel, text string) (id string) {
	return r.Write(discordtest.WriteOptions{Person: person, Channel: channel, Content: "<@" + discordtest.BotID + "> " + text})
}

// strict starts a bot with a clock that stands, and a server with limits.
func strict(t *testing.T, s servers.Settings) (*running, *hand) {
	t.Helper()
	clock := &hand{at: time.Now()}
	r := start(t, cited, func(b *Bot) {
		b.now = clock.now
		b.usual = Limits{Person: 1, Channel: 100, Server: 100}
		if err := b.servers.Set(discordtest.DefaultGuild, s); err != nil {
			t.Fatal(err)
		}
	})
	return r, clock
}

func TestAFloodIsAnsweredWithOneHint(t *testing.T) {
	t.Parallel()
	r, clock := strict(t, servers.Settings{PersonPerMinute: 1})
	channel := r.AddChannel(discordtest.DefaultGuild, "busy", 0)
	for range 4 { // two are answered
		r.mention("42", channel, "who?")
	}
	r.reply(t, channel, "Sources", "ask again in")
	for range 8 {
		r.mention("42", channel, "who?")
	}
	r.mention("43", channel, "who?")
	r.Wait(t, "the answers", func() bool { return count(r.Messages(channel), "[1]") == 3 })
	r.settled()
	if n := len(r.Messages(channel)); n != 4 {
		t.Errorf("%d messages, want three answers and a hint", n)
	}
	clock.move(time.Minute) // one more may be asked
	r.mention("42", channel, "who?")
	r.mention("42", channel, "who?")
	r.Wait(t, "the next hint", func() bool { return count(r.Messages(channel), "ask again in") == 2 })
}

// count returns how many messages say something.
func count(messages []discordtest.Message, what string) int {
	n := 0
	for _, m := range messages {
		if strings.Contains(m.Content, what) {
			n++
		}
	}
	return n
}

func TestAnInteractionPastTheLimitsIsAlwaysTold(t *testing.T) {
	t.Parallel()
	r, _ := strict(t, servers.Settings{PersonPerMinute: 1})
	for range 2 {
		r.response(t, r.Ask("en-US", "who?"), "[1]")
	}
	for range 3 {
		if i := r.response(t, r.Ask("en-US", "who?"), "That was quick! Please ask again in 60 s"); !i.Messages()[0].Ephemeral() {
			t.Error("all see it")
		}
	}
	r.response(t, r.Use("en-US", "articles", nil), "Harbour") // it costs nothing
}

func TestTheLimitsOfAServerHoldThereAtOnceAndForAll(t *testing.T) {
	for name, s := range map[string]servers.Settings{"channel": {ChannelPerMinute: 1}, "server": {ServerPerMinute: 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.PersonPerMinute = 60
			r, clock := strict(t, s)
			for n := range 2 {
				id, err := r.Invoke(discordtest.Invocation{Person: fmt.Sprint(50 + n), Command: "ask", Options: map[string]any{"question": "who?"}})
				if err != nil {
					t.Fatal(err)
				}
				r.response(t, id, "[1]")
			}
			r.response(t, r.Ask("en-US", "who?"), "Many questions are being asked here. Please ask again in") // others asked them
			elsewhere := r.AddChannel(discordtest.DefaultGuild, "elsewhere", 0)
			id, err := r.Invoke(discordtest.Invocation{Channel: elsewhere, Command: "ask", Options: map[string]any{"question": "who?"}})
			if err != nil {
				t.Fatal(err)
			}
			if name == "server" {
				r.response(t, id, "ask again in")
			} else {
				r.response(t, id, "[1]")
			}
			s.ChannelPerMinute, s.ServerPerMinute = 60, 60
			if err := r.bot.servers.Set(discordtest.DefaultGuild, s); err != nil {
				t.Fatal(err)
			}
			r.response(t, r.Ask("en-US", "who?"), "ask again in 1 s") // a minute, by the old limits
			clock.move(time.Second)
			r.response(t, r.Ask("en-US", "who?"), "[1]")
		})
	}
}

func TestInDirectMessagesEachPersonHasALimit(t *testing.T) {
	t.Parallel()
	r, _ := strict(t, servers.Settings{})
	var channel string
	for range 2 {
		channel, _ = r.DirectMessage("42", "who?")
	}
	r.Wait(t, "the answers", func() bool { return count(r.Messages(channel), "[1]") == 2 })
	r.DirectMessage("42", "who?")
	r.reply(t, channel, "ask again in")
	other, _ := r.DirectMessage("43", "who?")
	r.reply(t, other, "[1]")
}

func TestTooManyUnderWayAreHintedAtOnce(t *testing.T) {
	t.Parallel()
	asker, _, proceed := held()
	r := start(t, asker)
	var channel string
	for range maxUnderWay + 4 {
		channel, _ = r.DirectMessage("42", "who?")
	}
	r.reply(t, channel, "still on your earlier questions")
	close(proceed)
	r.Wait(t, "the answers", func() bool { return count(r.Messages(channel), "[1]") == maxUnderWay })
	r.settled()
	if n := len(r.Messages(channel)); n != maxUnderWay+1 {
		t.Errorf("%d replies", n)
	}
}

func TestOnePersonsQuestionsDoNotHoldUpAnothers(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var order []string
	turn := make(chan struct{})
	s := discordtest.New(t)
	o := options(t, s, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		<-turn
		mu.Lock()
		order = append(order, q.Text)
		mu.Unlock()
		return cited(ctx, q, emit)
	})
	o.AtOnce = 1
	r := run(t, s, o)
	ask := func(person, question string) string {
		id, err := r.Invoke(discordtest.Invocation{Person: person, Command: "ask", Options: map[string]any{"question": question}})
		if err != nil {
			t.Fatal(err)
		}
		r.Wait(t, "the acknowledgement", func() bool { return r.Interaction(id).Deferred })
		for running, waiting := r.bot.queue.Load(); running+waiting < len(r.Interactions()); running, waiting = r.bot.queue.Load() {
		}
		return id
	}
	ids := []string{ask("42", "a1"), ask("42", "a2"), ask("42", "a3"), ask("43", "b1")}
	close(turn)
	for _, id := range ids {
		r.response(t, id, "[1]")
	}
	mu.Lock()
	defer mu.Unlock()
	if got := strings.Join(order, " "); got != "a1 a2 b1 a3" {
		t.Errorf("answered %s", got)
	}
}

func TestAPersonsLimitIsOneForAllPlacesWithoutTheBot(t *testing.T) {
	t.Parallel()
	r, _ := strict(t, servers.Settings{})
	r.Install("42")
	ask := func(in string) string {
		return done(t)(r.Invoke(discordtest.Invocation{Person: "42", Channel: in, Command: askCommand, Options: map[string]any{questionOption: "who?"}}))
	}
	there := func() string { return r.AddChannel(r.AddForeignGuild("elsewhere"), "there", 0) }
	r.response(t, ask(there()), "[1]")
	r.response(t, ask(r.AddPrivate("42", "43")), "[1]")
	r.response(t, ask(there()), "ask again in")
	r.response(t, ask(r.Direct("42")), "ask again in")
	r.response(t, ask(discordtest.DefaultChannel), "[1]")
}

func TestServersOfTheirOwnLetNobodyAskEndlessly(t *testing.T) {
	t.Parallel()
	r, _ := strict(t, servers.Settings{})
	allowed := 0
	for range 3 {
		server := r.AddGuild("mine")
		if err := r.bot.servers.Set(server, servers.Settings{PersonPerMinute: servers.MaxPersonPerMinute}); err != nil {
			t.Fatal(err)
		}
		e := event{person: "42", server: server, channel: server, installed: true}
		for range servers.MaxPersonPerMinute {
			if _, ok := r.bot.limits.Allow(r.bot.now(), r.bot.keys(e, r.bot.of(e))...); ok {
				allowed++
			}
		}
	}
	if want := 2 * servers.MaxPersonPerMinute; allowed != want {
		t.Errorf("%d questions at once in servers of their own, want %d", allowed, want)
	}
}

func TestAChannelThatMayNotBeReadIsNotAskedForAgainAndAgain(t *testing.T) {
	t.Parallel()
	r, clock := strict(t, servers.Settings{Channels: []string{discordtest.DefaultChannel}, PersonPerMinute: 60})
	hidden := r.AddChannel(discordtest.DefaultGuild, "hidden", discordtest.ViewChannel)
	asked := func() int {
		for range 3 {
			id := done(t)(r.Invoke(discordtest.Invocation{Channel: hidden, Command: askCommand, Options: map[string]any{questionOption: "who?"}}))
			r.response(t, id, "In this server I answer in")
		}
		return r.Count("GET", "/channels/{channel_id}")
	}
	if n := asked(); n != 1 {
		t.Errorf("asked %d times", n)
	}
	clock.move(refusedFor)
	if n := asked(); n != 2 {
		t.Errorf("asked %d times, the second time later", n)
	}
}

func TestAPrivateAnswerCountsOnce(t *testing.T) {
	t.Parallel()
	r, _ := strict(t, servers.Settings{PersonPerMinute: 1, Private: true})
	veil := func(question string, want string) discordtest.Message {
		t.Helper()
		id := r.mention("42", discordtest.DefaultChannel, question)
		var out discordtest.Message
		r.Wait(t, "what is told of "+question, func() bool {
			for _, m := range r.Messages(discordtest.DefaultChannel) {
				if m.ReplyTo == id && strings.Contains(m.Content, want) {
					out = m
				}
			}
			return out.ID != ""
		})
		return out
	}
	first, second := veil("who?", "private"), veil("when?", "private")
	r.press(t, first, "42", "Show me the answer", "[1]")
	r.press(t, second, "42", "Show me the answer", "[1]")
	r.press(t, second, "42", "Show me the answer", "ask again in") // a model would be asked anew
	veil("where?", "ask again in")
}
