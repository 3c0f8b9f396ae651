package bot

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/internal/discordtest"
	"footnote/seeds"
)

// seedArticles are those that a first run answers from.
func seedArticles(t testing.TB) []*corpus.Article {
	t.Helper()
	folder, err := corpus.ReadFolder(t.Context(), seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	return folder.Articles
}

// on uses a command on a message that somebody writes.
func (r *running) on(t *testing.T, locale, command, text string, want ...string) discordtest.Message {
	t.Helper()
	target := r.Write(discordtest.WriteOptions{Person: "43", Content: text})
	return r.invoke(t, discordtest.Invocation{Locale: locale, Command: command, Target: target}, want...)
}

func TestAMessageIsCheckedSentenceBySentence(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	m := r.on(t, "en-US", checkCommand,
		"The first harvest, on 2 September, gave 38 kilograms of honey. The bee crew has 30 members. Nina Kowalski swam to Atlantis in 1650. Thank you!",
		"Checked against the articles", "✅ 1 supported · ❌ 1 contradicted · ❔ 1 not found", "✅ **Supported:** The first harvest, on 2 September",
		"❌ **Contradicted:** The bee crew has 30 members.", "❔ **Not found:** Nina Kowalski", "\n> ", "2023-09-29", "not that it is wrong")
	if !m.Ephemeral() || strings.Contains(printed(m), "Thank you") {
		t.Errorf("shown is %s", printed(m))
	}
	r.on(t, "ko", checkCommand,
		"빵집은 2023년 4월 8일에 다시 문을 열었다. 주민 200명이 7,450만 원을 모았다. 홍길동은 1650년에 아틀란티스까지 헤엄쳤다. 고맙습니다!",
		"기사와 대조한 결과", "✅ 뒷받침됨 1 · ❌ 어긋남 1 · ❔ 확인 안 됨 1", "✅ **뒷받침됨:** 빵집은", "\n> ", "틀렸다는 뜻은 아닙니다")
}

func TestAMessageWithoutClaimsOrWordsIsToldSo(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	for text, want := range map[string]string{
		"Hello! How are you?": "no statement in this message that could be checked", "": "There is no text in this message",
		" \n": "There is no text in this message", "😀😀": "no statement",
	} {
		r.on(t, "en-US", checkCommand, text, want)
	}
	r.on(t, "ko", checkCommand, "안녕하세요?", "확인할 만한 내용이 없습니다")
	r.on(t, "ko", checkCommand, "", "이 메시지에는 글이 없습니다")
	r.on(t, "ko", findCommand, "", "이 메시지에는 글이 없습니다")
}

func TestALongMessageIsCheckedOnPages(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "Comrade %d painted the wall of Atlantis in 16%02d. ", i, i)
	}
	m := r.on(t, "en-US", checkCommand, text.String(), "❔ 25 not found", "1 of ")
	for n := 2; !m.Buttons()[2].Disabled; n++ {
		m = r.press(t, m, discordtest.DefaultPerson, "Next", fmt.Sprintf("%d of ", n))
	}
	if !strings.Contains(printed(m), "Not checked") || !strings.Contains(printed(m), "➖") {
		t.Errorf("the last page is %s", printed(m))
	}
}

func TestWhatWasCheckedIsTooOldAfterTheBotStartedAnew(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	m := r.on(t, "en-US", checkCommand, strings.Repeat("Somebody painted the wall of Atlantis in 1650, which took very long and cost a lot of money. ", 40), "1 of ")
	r.bot.reports.Purge()
	got := r.press(t, m, discordtest.DefaultPerson, "Next", "too old")
	if got.ID == m.ID || !strings.Contains(printed(r.Message(m.ID)), "1 of") {
		t.Errorf("shown is %s", printed(got, r.Message(m.ID)))
	}
}

func TestTheBotsOwnAnswerCanBeChecked(t *testing.T) {
	t.Parallel()
	r := over(t, seedArticles(t))
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "How much honey did the first harvest give?"}, "[1]")
	r.invoke(t, discordtest.Invocation{Command: checkCommand, Target: m.ID}, "✅ **Supported:**")
}
