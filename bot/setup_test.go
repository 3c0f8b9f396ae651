package bot

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot/servers"
	"footnote/internal/discordtest"
)

const manager = "810000000000000001"

// managed is a bot in a server with a manager, and the panel of its settings.
func managed(t *testing.T, locale string) (*running, discordtest.Message) {
	t.Helper()
	r := start(t, cited)
	r.AddMember(discordtest.DefaultGuild, manager, discordtest.Manager)
	return r, r.settings(t, locale)
}

// settings opens the settings of the default server.
func (r *running) settings(t *testing.T, locale string) discordtest.Message {
	t.Helper()
	m := r.invoke(t, discordtest.Invocation{Person: manager, Locale: locale, Command: setupCommand}, "")
	if !m.Ephemeral() || len(m.Embeds) != 1 {
		t.Fatalf("shown is %s", printed(m))
	}
	return m
}

// choose chooses in a menu, and waits for the panel to say so.
func (r *running) choose(t *testing.T, m discordtest.Message, menu string, values []string, want ...string) discordtest.Message {
	t.Helper()
	return r.last(t, done(t)(r.Select(manager, m.ID, setupAction+":"+menu, values...)), want...)
}

// kept are the settings on disk.
func (r *running) kept() servers.Settings {
	return servers.New(filepath.Join(r.folder, serversFolder), nil).Get(discordtest.DefaultGuild)
}

func TestSetupShowsTheSettingsInBothLanguages(t *testing.T) {
	t.Parallel()
	r, _ := managed(t, "en-US")
	for locale, want := range map[string][]string{
		"en-US": {"every channel", "everyone in the channel", "30", "120", "600", "Reset", "(Language: each person's own language true)", "(Language: Korean false)", "(Who sees answers: only the one who asks false)"},
		"ko":    {"모든 채널", "채널의 모두", "초기화", "(언어: 각자의 언어 true)", "(언어: 영어 false)", "(답을 보는 사람: 질문한 사람만 false)"},
	} {
		shown := printed(r.settings(t, locale))
		for _, w := range want {
			if !strings.Contains(shown, w) {
				t.Errorf("%q is missing in %s", w, shown)
			}
		}
	}
}

func TestAThreadThatTheBotDoesNotSeeBelongsToItsChannelToo(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	r.choose(t, m, setChannels, []string{discordtest.DefaultChannel}, "<#"+discordtest.DefaultChannel+">")
	private := r.AddThread(discordtest.DefaultChannel, "private")
	r.Deny(private, discordtest.ViewChannel) // nobody added the bot to it
	id := done(t)(r.Invoke(discordtest.Invocation{Channel: private, Command: askCommand, Options: map[string]any{questionOption: "who?"}}))
	r.last(t, id, "[1]")
	if n := r.Count("GET", "/channels/"+private); n != 0 {
		t.Errorf("asked %d times what the command tells", n)
	}
}

func TestTheBotAnswersInTheChosenChannelsAndTheirThreadsAlone(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	other := r.AddChannel(discordtest.DefaultGuild, "other", 0)
	thread, otherThread := r.AddThread(discordtest.DefaultChannel, "thread"), r.AddThread(other, "thread")
	m = r.choose(t, m, setChannels, []string{discordtest.DefaultChannel}, "<#"+discordtest.DefaultChannel+">")
	ask := func(channel string) string {
		return done(t)(r.Invoke(discordtest.Invocation{Channel: channel, Command: askCommand, Options: map[string]any{questionOption: "who?"}}))
	}
	for range 2 { // what is remembered of a thread counts too
		for _, in := range []string{discordtest.DefaultChannel, thread} {
			r.last(t, ask(in), "[1]")
		}
		for _, in := range []string{other, otherThread} {
			if m := r.last(t, ask(in), "In this server I answer in <#"+discordtest.DefaultChannel+">"); !m.Ephemeral() {
				t.Error("all are told")
			}
		}
	}
	if got := r.kept().Channels; len(got) != 1 || got[0] != discordtest.DefaultChannel {
		t.Errorf("kept %v", got)
	}
	// Settings and help are for all channels.
	r.invoke(t, discordtest.Invocation{Channel: other, Command: helpCommand}, "What I can do")
	r.press(t, m, manager, "Answer everywhere", "every channel")
	r.last(t, ask(otherThread), "[1]")
	if got := r.kept().Channels; len(got) != 0 {
		t.Errorf("kept %v", got)
	}
}

func TestTheLanguageOfAServerHoldsForAllThatTheBotSays(t *testing.T) {
	t.Parallel()
	n := &notebook{}
	r := start(t, n.answer)
	r.AddMember(discordtest.DefaultGuild, manager, discordtest.Manager)
	m := r.settings(t, "en-US")
	m = r.choose(t, m, setLanguage, []string{"ko"}, "이 서버의 설정", "(언어: 한국어 true)")
	r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "출처", "근거 보기")
	if q, _ := n.last(); q.Language != "ko" {
		t.Errorf("answered in %q", q.Language)
	}
	m = r.choose(t, m, setLanguage, []string{"en"}, "Settings of this server", "(Language: English true)")
	r.use(t, "ko", askCommand, map[string]any{questionOption: "누구?"}, "Sources")
	if got := r.kept().Language; got != "en" {
		t.Errorf("kept %q", got)
	}
	r.choose(t, m, setLanguage, []string{ownLanguage}, "each person's own language")
	r.use(t, "ko", askCommand, map[string]any{questionOption: "누구?"}, "출처")
}

func TestAnswersOfAServerMayBePrivate(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	m = r.choose(t, m, setPrivate, []string{"true"}, "only the one who asks", "(Who sees answers: only the one who asks true)")
	if a := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[1]"); !a.Ephemeral() {
		t.Error("all see the answer")
	}
	if !r.kept().Private {
		t.Error("not kept")
	}
	r.Write(discordtest.WriteOptions{Content: mention("who is it?"), Person: "42"})
	veil := r.reply(t, discordtest.DefaultChannel, "Answers are private in this server.")[0]
	if a := r.press(t, veil, "43", "Show me the answer", "for the one who asked"); !a.Ephemeral() {
		t.Error("all are told")
	}
	if a := r.press(t, veil, "42", "Show me the answer", "[1]"); !a.Ephemeral() {
		t.Error("all see the answer")
	}
	r.choose(t, m, setPrivate, []string{"false"}, "everyone in the channel")
	if a := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[1]"); a.Ephemeral() {
		t.Error("the others do not see the answer")
	}
}

func TestLimitsAreTakenFromAForm(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	open := func() string {
		t.Helper()
		id := done(t)(r.Press(manager, m.ID, "Limits …"))
		r.form(t, id)
		return id
	}
	send := func(person, channel, server string, want ...string) {
		t.Helper()
		r.last(t, done(t)(r.Submit(open(), map[string]any{limitPerson: person, limitChannel: channel, limitServer: server})), want...)
	}
	form := r.form(t, open())
	for i, usual := range []string{"30 (default)", "120 (default)", "600 (default)"} {
		if in := form.Inputs()[i]; in.Value != "" || in.Placeholder != usual || in.Required == nil || *in.Required {
			t.Errorf("field %d is %+v", i, in)
		}
	}
	for _, c := range []struct{ person, channel, server, want string }{
		{"0", "", "", "1 to 60"}, {"-1", "", "", "1 to 60"}, {"61", "", "", "1 to 60"}, {"two", "", "", "1 to 60"}, {"1.5", "", "", "1 to 60"},
		{"", "601", "", "1 to 600"}, {"", "x", "", "1 to 600"}, {"", "", "6001", "1 to 6000"}, {"", "", "no", "1 to 6000"}, {"5", "700", "", "1 to 600"},
	} {
		send(c.person, c.channel, c.server, c.want, "Nothing was changed")
		if got := r.kept(); got.PersonPerMinute+got.ChannelPerMinute+got.ServerPerMinute != 0 {
			t.Fatalf("after %+v kept %+v", c, got)
		}
	}
	send(" 1 ", "12", "6000", "1", "12", "6000")
	if got := r.kept(); got.PersonPerMinute != 1 || got.ChannelPerMinute != 12 || got.ServerPerMinute != 6000 {
		t.Errorf("kept %+v", got)
	}
	if in := r.form(t, open()).Inputs()[0]; in.Value != "1" {
		t.Errorf("the form shows %+v", in)
	}
	for range 2 {
		r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[1]")
	}
	if m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "Please ask again in"); !m.Ephemeral() {
		t.Error("all are told")
	}
	r.press(t, m, manager, "Reset", "30", "120", "600")
	if got := r.kept(); got.PersonPerMinute != 0 {
		t.Errorf("kept %+v", got)
	}
	r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "Please ask again in 2 s")
}

func TestLimitsThatAreNoneAreToldInKorean(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "ko")
	id := done(t)(r.Press(manager, m.ID, "제한 …"))
	r.form(t, id)
	r.last(t, done(t)(r.Submit(id, map[string]any{limitChannel: "9999"})), "채널", "1부터 600까지", "바뀐 것은 없습니다")
}

func TestManyChannelsAndThoseThatAreGoneDoNotBreakTheSettings(t *testing.T) {
	t.Parallel()
	r, _ := managed(t, "en-US")
	s := servers.Settings{}
	for i := range 40 {
		s.Channels = append(s.Channels, fmt.Sprint(900000000000000000+i))
	}
	if err := r.bot.servers.Set(discordtest.DefaultGuild, s); err != nil {
		t.Fatal(err)
	}
	m := r.settings(t, "en-US")
	if shown := m.Components[0].Components[0].Defaults; !strings.Contains(printed(m), "…") || len(shown) != mostChosen {
		t.Errorf("shown is %s", printed(m))
	}
	r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "In this server I answer in")
	// A menu shows 25 at most; choosing in it chooses these.
	r.choose(t, m, setChannels, []string{discordtest.DefaultChannel}, "<#"+discordtest.DefaultChannel+">")
	if got := r.kept().Channels; len(got) != 1 {
		t.Errorf("kept %v", got)
	}
}

func TestSettingsAreChangedByManagersAlone(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	// Whoever may not manage the server any more.
	r.AddMember(discordtest.DefaultGuild, manager, discordtest.Everyday)
	r.last(t, done(t)(r.Select(manager, m.ID, setupAction+":"+setPrivate, "true")), "for those who manage the server")
	r.press(t, m, manager, "Reset", "for those who manage the server")
	if r.kept().Private {
		t.Error("changed all the same")
	}
}

func TestStatusTellsHowTheBotIs(t *testing.T) {
	t.Parallel()
	r := start(t, cited, func(b *Bot) {
		b.about = About{Version: "v1.2.3", Model: "llama*3"}
		began := b.started
		b.now = func() time.Time { return began.Add(51*time.Hour + 4*time.Minute) }
	})
	r.AddMember(discordtest.DefaultGuild, manager, discordtest.Manager)
	for locale, want := range map[string][]string{
		"en-US": {"**Articles:** 2 ·", `llama\*3`, "built-in", "30", "v1.2.3", "2 d 3 h 4 min"},
		"ko":    {"**기사:** 2건", "내장", "2일 3시간 4분"},
	} {
		m := r.invoke(t, discordtest.Invocation{Person: manager, Locale: locale, Command: statusCommand}, want...)
		if !m.Ephemeral() {
			t.Error("all see it")
		}
	}
}

func TestSettingsShowThoughDiscordRefusesAChannelInThem(t *testing.T) {
	t.Parallel()
	r, m := managed(t, "en-US")
	r.choose(t, m, setChannels, []string{discordtest.DefaultChannel}, "Answers in")
	r.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/{interaction_id}/{interaction_token}/callback", Status: 400, Times: 1})
	m = r.settings(t, "en-US")
	r.choose(t, m, setPrivate, []string{"true"}, "(Who sees answers: only the one who asks true)")
	if s := r.kept(); !s.Private || len(s.Channels) != 1 {
		t.Errorf("kept are %+v", s)
	}
}
