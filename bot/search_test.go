package bot

import (
	"fmt"
	"strings"
	"testing"

	"footnote/bot/servers"
	"footnote/internal/discordtest"
	"footnote/internal/message"
)

func TestASearchHasPagesThatTurn(t *testing.T) {
	t.Parallel()
	r := over(t, many(40))
	for _, c := range []struct{ locale, title, first, next string }{
		{"en-US", "Passages near: village fair", "1 of 5", "Next"}, {"ko", "가까운 대목: village fair", "1 / 5", "다음"},
	} {
		m := r.use(t, c.locale, searchCommand, map[string]any{queryOption: "village fair"}, c.title, "**1.** ", "**5.** ", c.first)
		if !m.Ephemeral() || strings.Contains(printed(m), "**6.**") {
			t.Errorf("shown is %s", printed(m))
		}
		for page := 2; page <= 5; page++ {
			next := r.press(t, m, discordtest.DefaultPerson, c.next, fmt.Sprintf("**%d.** ", 5*page))
			if next.ID != m.ID {
				t.Fatal("a page is a message of its own")
			}
			r.Wait(t, "the page", func() bool { return strings.Contains(printed(r.Message(m.ID)), fmt.Sprintf("**%d.** ", 5*page)) })
			m = r.Message(m.ID)
		}
		if !m.Buttons()[2].Disabled {
			t.Error("there is a page after the last")
		}
	}
}

func TestAPageThatCannotBeTurnedStays(t *testing.T) {
	t.Parallel()
	r := over(t, many(40))
	m := r.use(t, "en-US", searchCommand, map[string]any{queryOption: "village fair"}, "**1.** ")
	r.bot.quests.Purge()
	told := r.press(t, m, discordtest.DefaultPerson, "Next", "too old")
	if !told.Ephemeral() || !strings.Contains(printed(r.Message(m.ID)), "**1.** ") {
		t.Errorf("shown is %s", printed(r.Message(m.ID), told))
	}
}

func TestWhatIsQuotedBeginsWithASentence(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	found := r.use(t, "en-US", searchCommand, map[string]any{queryOption: "data center investment"}, "**1.** ")
	told := r.use(t, "en-US", askCommand, map[string]any{questionOption: "Who attended the meeting?"}, "**[1]**")
	for _, m := range []discordtest.Message{found, told} {
		if strings.Contains(printed(m), "> … ") {
			t.Errorf("shown is %s", printed(m))
		}
	}
}

func TestSourcesOfAMessageAreFound(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	m := r.on(t, "en-US", findCommand, "I heard that the **bee crew** has 24 members @everyone [x](https://evil.example)", "Passages near: I heard that", "Hollis Lane School")
	if !m.Ephemeral() || strings.Contains(m.Embeds[0].Title, "**bee") || strings.Contains(m.Embeds[0].Title, "](") {
		t.Errorf("shown is %s", printed(m))
	}
	r.on(t, "ko", findCommand, strings.Repeat("솔내빵집 갯보리빵 ", 300), "가까운 대목", "솔내읍 사람들")
	r.on(t, "ko", findCommand, " \n", "이 메시지에는 글이 없습니다")
	linked := r.Write(discordtest.WriteOptions{Person: "43", Content: "https://example.org/bees", Embeds: []discordtest.Embed{{Title: "The bee crew has 24 members"}}})
	r.invoke(t, discordtest.Invocation{Locale: "en-US", Command: findCommand, Target: linked}, "Passages near: The bee crew", "Hollis Lane School")
}

func TestHelpTellsManagersOfWhatIsTheirs(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	r.AddMember(discordtest.DefaultGuild, manager, discordtest.Manager)
	for locale, want := range map[string]string{"en-US": "**/setup**", "ko": "**/설정**"} {
		r.invoke(t, discordtest.Invocation{Person: manager, Locale: locale, Command: helpCommand}, want)
		if m := r.use(t, locale, helpCommand, nil, "/"); strings.Contains(printed(m), want) {
			t.Errorf("everybody is told of %s", want)
		}
	}
}

func TestHelpHasQuestionsToTry(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	for locale, want := range map[string][]string{
		"en-US": {"What I can do", "/ask", "For example", "?"}, "ko": {"/질문", "예를 들면", "?"},
	} {
		m := r.use(t, locale, helpCommand, nil, want...)
		if !m.Ephemeral() || len(m.Buttons()) != maxExamples {
			t.Fatalf("shown is %s", printed(m))
		}
		for _, b := range m.Buttons() {
			a := r.press(t, m, discordtest.DefaultPerson, b.CustomID, "[1]")
			if !a.Ephemeral() || !strings.HasPrefix(a.Content, "> ") {
				t.Errorf("the answer to %q is %s", b.Label, printed(a))
			}
		}
	}
}

func TestHelpNamesCommandsAsTheClientListsThem(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t), func(o *Options) { o.Folder = t.TempDir() })
	if err := r.bot.servers.Set(discordtest.DefaultGuild, servers.Settings{Language: message.Korean}); err != nil {
		t.Fatal(err)
	}
	m := r.use(t, "en-US", helpCommand, nil, "이런 일을 할 수 있습니다", "**/ask** – 질문하기", "**/articles**, **/article** – 기사 목록", "Find sources / Check against the articles")
	if strings.Contains(printed(m), "/질문") {
		t.Errorf("shown is %s", printed(m))
	}
	r.use(t, "ko", helpCommand, nil, "**/질문**", "**/기사목록**, **/기사**", "출처 찾기 / 기사와 대조하기")
}
