package bot

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/bot/servers"
	"footnote/internal/discordtest"
)

// Conversations answer each question with its words, and keep what was known of
// those before it.
type conversations struct {
	mu    sync.Mutex
	known map[string]string
}

func (c *conversations) answer(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil {
		c.known = make(map[string]string)
	}
	c.known[q.Text] = asked(q.History)
	return answer.Answer{Question: q.Text, Language: "en", Text: "Told of " + q.Text + "."}, nil
}

// knew returns the questions that were known when a question was asked.
func (c *conversations) knew(question string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	known, asked := c.known[question]
	if !asked {
		return "it was not asked"
	}
	return known
}

// A chat is a bot that people talk to.
type chat struct {
	*running
	conversations
}

func newChat(t *testing.T) *chat {
	t.Helper()
	c := &chat{}
	c.running = start(t, c.answer)
	return c
}

// write writes a message and returns the bot's answer to it.
func (c *chat) write(t *testing.T, o discordtest.WriteOptions) discordtest.Message {
	t.Helper()
	if o.Channel == "" {
		o.Channel = discordtest.DefaultChannel
	}
	id := c.Write(o)
	var reply discordtest.Message
	c.Wait(t, "an answer to "+o.Content, func() bool {
		for _, m := range c.Messages(o.Channel) {
			if m.ReplyTo == id {
				reply = m
				return true
			}
		}
		return false
	})
	c.heard(t, reply)
	return reply
}

// heard waits until the bot knows that an answer is shown, which is after it is.
func (r *running) heard(t *testing.T, m discordtest.Message) {
	t.Helper()
	for len(m.Buttons()) > 0 && !r.bot.shownIn.Contains(m.ID) && t.Context().Err() == nil {
		runtime.Gosched()
	}
}

func TestPeopleInOneChannelAreKeptApart(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	for i, person := range []string{"42", "43", "42", "43"} {
		c.write(t, discordtest.WriteOptions{Person: person, Content: mention(fmt.Sprint(i))})
	}
	thread := c.AddThread(discordtest.DefaultChannel, "thread")
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: thread, Content: mention("4")})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: thread, Content: mention("5")})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "6"})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "7"})
	for question, want := range map[string]string{"0": "", "1": "", "2": "0", "3": "1", "4": "", "5": "4", "6": "", "7": "6"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
}

func TestAReplyGoesOnWithWhatItRepliesTo(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	first := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("b")})
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: "c", ReplyTo: first.ID})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: "d", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: mention("e")})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("f")})
	command := c.use(t, "en-US", askCommand, map[string]any{questionOption: "g"}, "Told of g")
	c.heard(t, command)
	c.write(t, discordtest.WriteOptions{Person: "42", Content: "h", ReplyTo: command.ID})
	for question, want := range map[string]string{"c": "a", "d": "ac", "e": "acd", "f": "ac", "g": "", "h": "g"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
}

func TestWhatWasAskedInPrivateIsNotKnownInPublic(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	me := discordtest.DefaultPerson
	secret := c.use(t, "en-US", askCommand, map[string]any{questionOption: "secret", privateOption: true}, "Told of secret")
	c.write(t, discordtest.WriteOptions{Person: me, Content: mention("a")})
	open := c.use(t, "en-US", askCommand, map[string]any{questionOption: "b"}, "Told of b")
	follow := func(m discordtest.Message, person, question string) discordtest.Message {
		t.Helper()
		id := done(t)(c.Press(person, m.ID, "Ask a follow-up"))
		c.form(t, id)
		return c.last(t, done(t)(c.Submit(id, map[string]any{questionOption: question})), "Told of "+question)
	}
	if m := follow(secret, me, "more"); !m.Ephemeral() {
		t.Error("all see what follows on a private answer")
	}
	if m := follow(open, me, "c"); m.Ephemeral() {
		t.Error("what follows on an answer that all see is private")
	}
	follow(open, "43", "d")
	c.write(t, discordtest.WriteOptions{Person: me, Content: mention("e")})
	for question, want := range map[string]string{"a": "", "b": "", "more": "secret", "c": "b", "d": "b", "e": "bc"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
	for _, m := range c.Visible(discordtest.DefaultChannel, "43") {
		if strings.Contains(printed(m), "secret") || strings.Contains(printed(m), "more.") {
			t.Errorf("another person sees %s", printed(m))
		}
	}
}

func TestWhoeverFloodsAChannelIsToldOnce(t *testing.T) {
	t.Parallel()
	c, now := &chat{}, time.Now()
	c.running = start(t, c.answer, func(b *Bot) { b.now = func() time.Time { return now } })
	closed := c.AddChannel(discordtest.DefaultGuild, "closed", 0)
	if err := c.bot.servers.Set(discordtest.DefaultGuild, servers.Settings{Channels: []string{discordtest.DefaultChannel}, PersonPerMinute: 1}); err != nil {
		t.Fatal(err)
	}
	for i := range maxUnderWay {
		c.Write(discordtest.WriteOptions{Person: "42", Content: mention(fmt.Sprint(i))})
		c.Write(discordtest.WriteOptions{Person: "42", Channel: closed, Content: mention(fmt.Sprint(i))})
	}
	c.reply(t, discordtest.DefaultChannel, "Told of ", "Please ask again in 60 s")
	c.reply(t, closed, "In this server I answer in")
	// Others are told too.
	c.Write(discordtest.WriteOptions{Person: "43", Channel: closed, Content: mention("누구?")})
	c.reply(t, closed, "채널에서만")
	// Commands always are: they would wait for ever.
	for range 2 {
		c.invoke(t, discordtest.Invocation{Person: "42", Channel: closed, Command: askCommand, Options: map[string]any{questionOption: "who?"}}, "In this server I answer in")
	}
	if err := c.stop(); err != nil {
		t.Fatal(err)
	}
	if in, out := len(c.Messages(discordtest.DefaultChannel)), len(c.Messages(closed)); in != 3 || out != 2 {
		t.Errorf("%d and %d messages", in, out)
	}
}

func TestWhatFollowsOnAPrivateAnswerIsPrivateWhateverDiscordTells(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	me := discordtest.DefaultPerson
	secret := done(t)(c.Invoke(discordtest.Invocation{Person: me, Command: askCommand, Options: map[string]any{questionOption: "secret", privateOption: true}}))
	c.heard(t, c.last(t, secret, "Told of secret"))
	e := event{
		kind: submitEvent, id: "900", name: followAction, argument: secret, person: me, channel: discordtest.DefaultChannel,
		server: discordtest.DefaultGuild, installed: true, options: map[string]string{questionOption: "more"},
		target: &target{id: "1", ours: true, text: "Told of secret."},
	}
	if how := c.bot.table[path{submitEvent, followAction}].later(e); !how.private {
		t.Error("all see what follows on a private answer")
	}
	c.forged(t, e)
	c.write(t, discordtest.WriteOptions{Person: me, Content: mention("a")})
	if got := c.knew("a"); got != "" {
		t.Errorf("a public answer knew %q", got)
	}
}
