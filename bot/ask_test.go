package bot

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
	"footnote/retrieval"
)

// A notebook answers as cited does, and keeps what it was asked.
type notebook struct {
	mu    sync.Mutex
	asked []answer.Question
}

func (n *notebook) answer(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
	n.mu.Lock()
	n.asked = append(n.asked, q)
	n.mu.Unlock()
	return cited(ctx, q, emit)
}

// last returns the latest question, and how many there were.
func (n *notebook) last() (answer.Question, int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.asked) == 0 {
		return answer.Question{}, 0
	}
	return n.asked[len(n.asked)-1], len(n.asked)
}

func TestOptionsOfAskChooseTheArticles(t *testing.T) {
	t.Parallel()
	n := &notebook{}
	r := start(t, n.answer)
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		options map[string]any
		want    retrieval.Filter
	}{
		{nil, retrieval.Filter{}},
		{map[string]any{articleOption: "harb"}, retrieval.Filter{Articles: []string{"news/harbour.txt"}}},
		{map[string]any{articleOption: "빵집이 문을 열다"}, retrieval.Filter{Articles: []string{"news/bakery.txt"}}},
		{map[string]any{articleOption: " ", sinceOption: "  ", untilOption: "\t"}, retrieval.Filter{}},
		{map[string]any{sinceOption: "2025-02-04"}, retrieval.Filter{Since: day(2025, 2, 4)}},
		{map[string]any{untilOption: "2025-02-04"}, retrieval.Filter{Until: day(2025, 2, 5)}},
		{map[string]any{sinceOption: "2025년 2월", untilOption: "2025. 2. 28."}, retrieval.Filter{Since: day(2025, 2, 1), Until: day(2025, 3, 1)}},
		{map[string]any{sinceOption: "2025", untilOption: "2025"}, retrieval.Filter{Since: day(2025, 1, 1), Until: day(2026, 1, 1)}},
	} {
		options := map[string]any{questionOption: "who?"}
		for name, value := range c.options {
			options[name] = value
		}
		r.use(t, "en-US", askCommand, options, "[1]")
		q, _ := n.last()
		f := q.Filter
		if !f.Since.Equal(c.want.Since) || !f.Until.Equal(c.want.Until) || strings.Join(f.Articles, " ") != strings.Join(c.want.Articles, " ") {
			t.Errorf("%v: asked with %+v", c.options, f)
		}
	}
}

func TestOptionsOfAskThatAreWrongAreToldAndNothingIsAsked(t *testing.T) {
	t.Parallel()
	n := &notebook{}
	r := start(t, n.answer)
	for _, c := range []struct {
		option, typed, en, ko string
	}{
		{articleOption, "zeppelin", "no article “zeppelin”", "“zeppelin”"},
		{sinceOption, "last @everyone week", "understand the date", "날짜를 알아보지 못했습니다"},
		{untilOption, "2025-02-30", "“2025-02-30”", "“2025-02-30”"},
		{sinceOption, "2025-13", "2025-02-04, 2025-02 or 2025", "2025년 2월"},
	} {
		for locale, want := range map[string]string{"en-US": c.en, "ko": c.ko} {
			if m := r.use(t, locale, askCommand, map[string]any{questionOption: "who?", c.option: c.typed}, want); !m.Ephemeral() {
				t.Errorf("all see what is wrong with %s %q", c.option, c.typed)
			}
		}
	}
	for locale, want := range map[string]string{"en-US": "“since” is later than “until”", "ko": "“부터”가 “까지”보다 늦어"} {
		r.use(t, locale, askCommand, map[string]any{questionOption: "who?", sinceOption: "2025-02-05", untilOption: "2025-02-04"}, want)
	}
	for locale, want := range map[string]string{"en-US": "None of my articles is from that time", "ko": "그 기간의 기사가 없습니다"} {
		r.use(t, locale, askCommand, map[string]any{questionOption: "who?", sinceOption: "2030"}, want)
		// The bakery has no date.
		r.use(t, locale, askCommand, map[string]any{questionOption: "who?", articleOption: "빵집", untilOption: "2030"}, want)
	}
	if _, n := n.last(); n != 0 {
		t.Errorf("asked %d times", n)
	}
}

func TestAPrivateAnswerIsSeenByTheOneWhoAsks(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	for _, private := range []bool{true, false} {
		m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?", privateOption: private}, "[1]")
		if m.Ephemeral() != private {
			t.Errorf("private %v: %+v", private, m)
		}
	}
	if all := r.Visible(discordtest.DefaultChannel, "43"); len(all) != 1 {
		t.Errorf("another person sees %d messages", len(all))
	}
}

// A venue is a place where people use the bot.
type venue struct {
	name, channel string
}

func venues(r *running) []venue {
	foreign := r.AddForeignGuild("Elsewhere")
	return []venue{
		{"a server", discordtest.DefaultChannel},
		{"direct messages", r.Direct(discordtest.DefaultPerson)},
		{"a channel of others", r.AddPrivate(discordtest.DefaultPerson, "43")},
		{"a server without the bot", r.AddChannel(foreign, "talk", 0)},
	}
}

func TestEverythingWorksWhereverTheBotIsUsed(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	for _, v := range venues(r) {
		for _, locale := range []string{"en-US", "ko"} {
			t.Run(v.name+" "+locale, func(t *testing.T) {
				at := func(command string, options map[string]any, want ...string) discordtest.Message {
					t.Helper()
					return r.invoke(t, discordtest.Invocation{Channel: v.channel, Locale: locale, Command: command, Options: options}, want...)
				}
				frame := map[string][]string{"en-US": {"Evidence", "Search more", "Sources"}, "ko": {"근거 보기", "더 찾기", "출처"}}[locale]
				m := at(askCommand, map[string]any{questionOption: "Who cut the ribbon?"}, append(frame, "Ito", "[1]", "👍")...)
				r.press(t, m, discordtest.DefaultPerson, customID(t, m, evidenceAction), "**Mayor Ito cut the ribbon on Monday.**")
				r.press(t, m, discordtest.DefaultPerson, customID(t, m, moreAction), "**1.** Harbour opens")
				id := done(t)(r.Press(discordtest.DefaultPerson, m.ID, customID(t, m, followAction)))
				r.form(t, id)
				r.last(t, done(t)(r.Submit(id, map[string]any{questionOption: "When did the mayor cut it?"})), "Monday")
				at(searchCommand, map[string]any{queryOption: "ribbon"}, "**1.** Harbour opens")
				at(articlesCommand, nil, "Harbour opens")
				at(articleCommand, map[string]any{articleOption: "harb"}, "Harbour opens")
				at(helpCommand, nil, map[string]string{"en-US": "What I can do", "ko": "이런 일을 할 수 있습니다"}[locale])
				at(forgetCommand, nil, map[string]string{"en-US": "forgotten", "ko": "잊었습니다"}[locale])
			})
		}
	}
}

func TestSettingsOfServersAreForThoseWhoManageOne(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	for _, v := range venues(r) {
		for _, command := range []string{setupCommand, statusCommand} {
			if _, err := r.Invoke(discordtest.Invocation{Channel: v.channel, Command: command}); err == nil {
				t.Errorf("in %s anyone may use /%s", v.name, command)
			}
		}
	}
}

func TestWhatIsWrongWithACommandIsToldToItsAuthorAlone(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	for option, want := range map[string]string{sinceOption: "the date “nonsense”", untilOption: "the date “nonsense”", articleOption: "no article “nonsense”", questionOption: "write a question"} {
		options := map[string]any{questionOption: "who?", option: "nonsense"}
		if option == questionOption {
			options[option] = " "
		}
		if m := r.use(t, "en-US", askCommand, options, want); !m.Ephemeral() {
			t.Errorf("all see %s", printed(m))
		}
	}
	if m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?", sinceOption: "2025"}, "[1]"); m.Ephemeral() {
		t.Error("the others do not see the answer")
	}
}
