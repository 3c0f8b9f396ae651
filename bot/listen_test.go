package bot

import (
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/discordtest"
)

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
