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

func TestAfterForgettingNothingIsKnown(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	theirs := c.write(t, discordtest.WriteOptions{Person: "43", Content: "b", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "c"})
	for _, locale := range []string{"en-US", "ko"} {
		want := map[string]string{"en-US": "I have forgotten our conversations", "ko": "대화를 모두 잊었습니다"}[locale]
		if m := c.invoke(t, discordtest.Invocation{Person: "42", Locale: locale, Command: forgetCommand}, want); !m.Ephemeral() {
			t.Error("all are told")
		}
	}
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("d")})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "e"})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: "f", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: "g", ReplyTo: theirs.ID})
	// Of the other one's conversation, what the other one said is left.
	for question, want := range map[string]string{"b": "a", "d": "", "e": "", "f": "", "g": "b"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
}

func TestAMentionWithoutWordsIsGreeted(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	m := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("")})
	for _, want := range []string{"/ask", "/질문", "기사에 대해"} { // nobody knows which language it is
		if !strings.Contains(printed(m), want) {
			t.Errorf("%q is missing in %s", want, printed(m))
		}
	}
	if got := len(c.Messages(discordtest.DefaultChannel)); got != 1 {
		t.Errorf("%d messages", got)
	}
}

func TestGreetingsAreAnsweredWithALineOfHelp(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	for text, want := range map[string]string{"hi!": "Ask me", "thank you so much 😀": "Ask me", "안녕하세요": "멘션", "ㅋㅋㅋ": "멘션", "?": "Ask me", "👍": "멘션", "<:party:123456789012345678>": "멘션", "<@43>": "멘션"} {
		if m := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention(text)}); !strings.Contains(m.Content, want) {
			t.Errorf("to %q: %s", text, printed(m))
		}
	}
	direct := c.Direct("42")
	for text, want := range map[string]string{"hello": "Write me", "고마워요!": "적어 보내", "…": "Write me"} {
		if m := c.write(t, discordtest.WriteOptions{Person: "42", Channel: direct, Content: text}); !strings.Contains(m.Content, want) || strings.Contains(m.Content, "ention") {
			t.Errorf("to %q: %s", text, printed(m))
		}
	}
	for _, text := range []string{"no", "good morning, who came?", "really?", "네"} {
		if m := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention(text)}); !strings.Contains(printed(m), "Told of "+text) {
			t.Errorf("to %q: %s", text, printed(m))
		}
	}
}

func TestAMentionInReplyToAnothersMessageFindsItsSources(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t, func(o *discordtest.Options) { o.Gateway.Privileged = 1 << 15 })
	ix := indexOf(t, articles())
	c := &chat{running: run(t, s, Options{
		Token: discordtest.Token, APIURL: s.URL, Folder: t.TempDir(), Asker: answer.New(answer.Options{Index: ix}), Library: ix,
	})}
	for text, want := range map[string][]string{
		"정가온 씨가 빵을 구웠대":      {"가까운 대목: 정가온 씨가 빵을 구웠대", "빵집이 문을 열다"},
		"Ito cut the ribbon": {"Passages near: Ito cut the ribbon", "Harbour opens"},
	} {
		theirs := c.Write(discordtest.WriteOptions{Person: "43", Content: text})
		m := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention(""), ReplyTo: theirs})
		for _, w := range want {
			if !strings.Contains(printed(m), w) {
				t.Errorf("%q is missing in %s", w, printed(m))
			}
		}
	}
}

// forwarded is what a message that was forwarded from a server has more.
func forwarded(content string) map[string]any {
	return map[string]any{
		"message_reference": map[string]any{"type": 1, "message_id": "5", "channel_id": "6", "guild_id": "7"},
		"message_snapshots": []any{map[string]any{"message": map[string]any{
			"type": 0, "content": content, "timestamp": "2025-02-05T09:00:00+00:00", "edited_timestamp": nil, "flags": 0,
			"embeds": []any{}, "attachments": []any{}, "mentions": []any{}, "mention_roles": []any{},
		}}},
	}
}

func TestADirectMessageInReplyToWhatWasForwardedIsAnswered(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	theirs := forwarded("Ito cut the ribbon")
	theirs["id"], theirs["channel_id"], theirs["type"], theirs["author"] = "9", "10", 0, map[string]any{"id": "42", "username": "x"}
	channel, _ := r.DirectMessageOf("42", "is that so?", map[string]any{"type": 19, "referenced_message": theirs})
	r.reply(t, channel, "[1]")
}

func TestAMessageWithWhatTheLibraryDoesNotKnowIsAnswered(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	odd := []any{map[string]any{"type": 99, "id": 1, "components": []any{}}}
	r.DirectMessageOf("42", "who?", map[string]any{"components": odd})
	r.reply(t, r.Direct("42"), "[1]")
	theirs := map[string]any{"id": "9", "channel_id": "10", "content": "x", "components": odd, "author": map[string]any{"id": "43", "username": "x"}}
	r.DirectMessageOf("44", "who?", map[string]any{"type": 19, "referenced_message": theirs})
	r.reply(t, r.Direct("44"), "[1]")
}

func TestNobodyIsAnsweredWhoDoesNotAsk(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	theirs := c.Write(discordtest.WriteOptions{Person: "43", Content: "Who cut the ribbon?"})
	c.Write(discordtest.WriteOptions{Person: "42", Content: "I do not know", ReplyTo: theirs})
	c.Write(discordtest.WriteOptions{Person: "42", Content: "@everyone who knows?"})
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	c.Write(discordtest.WriteOptions{Person: "42", Content: "thanks", ReplyTo: mine.ID, NoPing: true})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("b")})
	if got := len(c.Messages(discordtest.DefaultChannel)); got != 2 {
		t.Errorf("%d messages", got)
	}
}

func TestAQuestionThatIsForgottenWhileItIsAnsweredIsNotKept(t *testing.T) {
	t.Parallel()
	proceed := make(chan struct{})
	var known []answer.Turn
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "secret" {
			<-proceed
		}
		known = q.History
		return cited(ctx, q, emit)
	})
	id := r.Ask("en-US", "secret")
	r.Wait(t, "the acknowledgement", func() bool { return r.Interaction(id).Deferred })
	r.use(t, "en-US", forgetCommand, nil, "forgotten")
	close(proceed)
	m := r.last(t, id, "[1]")
	r.heard(t, m)
	c := &chat{running: r}
	c.write(t, discordtest.WriteOptions{Content: mention("and then?")})
	if len(known) > 0 {
		t.Errorf("known is %+v", known)
	}
	r.press(t, m, "43", "Search more", "too old")
	if kept, err := r.bot.records.Get(id); err != nil || kept.Question != "" {
		t.Errorf("kept is %+v, %v", kept, err)
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

func TestWhatWasSearchedAndCheckedIsForgottenToo(t *testing.T) {
	t.Parallel()
	r := over(t, many(40))
	mine := r.use(t, "en-US", searchCommand, map[string]any{queryOption: "village fair"}, "1 of ")
	theirs := r.invoke(t, discordtest.Invocation{Person: "43", Command: searchCommand, Options: map[string]any{queryOption: "village fair"}}, "1 of ")
	checked := r.Write(discordtest.WriteOptions{Content: "The harbour opened."})
	r.invoke(t, discordtest.Invocation{Command: checkCommand, Target: checked}, "Checked")
	r.use(t, "en-US", forgetCommand, nil, "forgotten")
	if m := r.press(t, mine, discordtest.DefaultPerson, "Next", "too old"); !m.Ephemeral() {
		t.Error("all are told")
	}
	r.press(t, theirs, "43", "Next", "2 of ")
	if n := r.bot.reports.Len(); n > 0 {
		t.Errorf("%d checked messages are known", n)
	}
}

func TestWhoeverForgetsIsToldWhatTheOperatorKeeps(t *testing.T) {
	t.Parallel()
	for locale, kept := range map[string]string{"en-US": "do not name you", "ko": "이름은 적혀 있지 않습니다"} {
		r := start(t, cited)
		if m := r.use(t, locale, forgetCommand, nil, ""); strings.Contains(printed(m), kept) {
			t.Errorf("nothing is kept, and told is %s", printed(m))
		}
		r = start(t, cited, func(b *Bot) { b.keeper = lostKeeper{} })
		r.use(t, locale, forgetCommand, nil, kept)
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

func TestWhatAnotherProcessForgotIsForgotten(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	c := &chat{}
	o := options(t, s, c.answer)
	c.running = run(t, s, o)
	other, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: mention("b")})
	other.forget(t.Context(), event{id: "9" + mine.ID, kind: commandEvent, person: "42", channel: "7"}, nil)
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("c")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: mention("d")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: "e", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("f")})
	for question, want := range map[string]string{"c": "", "d": "b", "e": "", "f": "c"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
	c.press(t, mine, "43", "Search more", "too old")
}
