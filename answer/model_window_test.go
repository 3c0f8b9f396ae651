package answer

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// counting answers a chat, and counts of its prompt what of returns for our own
// count.
func counting(of func(ours int) int, text string) openaitest.Reply {
	return func(x *openaitest.Exchange) {
		var messages []openai.ChatCompletionMessage
		for _, m := range x.Request.Messages {
			messages = append(messages, openai.ChatCompletionMessage{Content: m.Content})
		}
		openaitest.Counted(of(size(messages)), 9, text)(x)
	}
}

func TestAPromptThatTheServerCutIsTold(t *testing.T) {
	s := openaitest.New(t)
	index := openIndex(t, seedArticles(t)...)
	all := func(n int) int { return n }
	for name, c := range map[string]struct {
		counted func(ours int) int
		cut     bool
	}{
		"all":                      {all, false},
		"none":                     {func(int) int { return 0 }, false},
		"by thrifty tokens":        {func(n int) int { return n/2 + 1 - n/2%2 }, false},
		"a full window":            {func(n int) int { return n / 2 / windowStep * windowStep }, true},
		"a small window":           {func(int) int { return 257 }, true},
		"all, and a full window":   {func(n int) int { return (n + windowStep) / windowStep * windowStep }, false},
		"just over two thousand":   {func(int) int { return 2049 }, false},
		"the window of two tokens": {func(int) int { return 2 }, true},
	} {
		for text, lang := range map[string]string{
			"How many jars of honey did the school sell?": message.English, "해온 혜성은 누가 발견했나요?": message.Korean,
		} {
			for reply, mode := range map[string]Mode{
				"The crew filled 160 jars and sold them at the autumn fair for $5 each. 해온 혜성은 1952년 봄 고등학교 교사 구해온 씨가 처음 발견했다.": ModeModel,
				noAnswer:                          ModeModel,
				"It rained on Mars in 1870. [99]": ModeExtractive,
			} {
				s.Reset()
				s.Chat(counting(c.counted, reply), counting(all, noAnswer))
				var log bytes.Buffer
				m := NewModel(retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP()), openaitest.ChatModel, ModelOptions{
					Context: 5000, Patience: retrieval.Patience{First: 1, Tries: 1}, Log: slog.New(slog.NewTextHandler(&log, nil)),
				})
				a := answered(t, New(Options{Index: index, Model: m}), Question{Text: text})
				if a.Mode != mode || a.Abstained != (reply == noAnswer) {
					t.Errorf("%s: got %+v", name, a)
				}
				if strings.Contains(a.Notice, message.ModelUnread.In(lang)) != c.cut || strings.Contains(log.String(), "CHAT_CONTEXT") != c.cut {
					t.Errorf("%s: notice %q, log %s", name, a.Notice, log.String())
				}
				if strings.Contains(log.String(), text) || strings.Count(log.String(), "CHAT_CONTEXT") > 1 {
					t.Errorf("%s: log %s", name, log.String())
				}
			}
		}
	}
}
