package openaitest_test

import (
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/openaitest"
)

// streamed reads a stream: its text and the usage at its end, nil without.
func streamed(t *testing.T, s *openaitest.Server, options *openai.StreamOptions) (text string, usage *openai.Usage, err error) {
	t.Helper()
	stream, err := newClient(s).CreateChatCompletionStream(t.Context(), openai.ChatCompletionRequest{
		Model: openaitest.ChatModel, Stream: true, StreamOptions: options,
		Messages: []openai.ChatCompletionMessage{{Role: "system", Content: "Be brief."}, {Role: "user", Content: "Who is it?"}},
	})
	if err != nil {
		return "", nil, err
	}
	defer stream.Close()
	for {
		chunk, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return text, usage, nil
		}
		if err != nil {
			return text, usage, err
		}
		if chunk.Usage != nil {
			if len(chunk.Choices) > 0 || usage != nil {
				t.Errorf("usage with %+v, after %+v", chunk.Choices, usage)
			}
			usage = chunk.Usage
			continue
		}
		text += chunk.Choices[0].Delta.Content
	}
}

func TestAStreamEndsWithTheUsageWhereItIsAskedFor(t *testing.T) {
	s := openaitest.New(t)
	with := &openai.StreamOptions{IncludeUsage: true}
	for name, c := range map[string]struct {
		reply   openaitest.Reply
		options *openai.StreamOptions
		prompt  int
		said    int
	}{
		"asked for":     {openaitest.Text("It is ", "Ann."), with, 5, 3},
		"cut at length": {openaitest.Finished("length", "It is Ann."), with, 5, 3},
		"its own":       {openaitest.Counted(70, 9, "It is Ann."), with, 70, 9},
		"not asked for": {openaitest.Text("It is Ann."), nil, 0, 0},
		"refused it":    {openaitest.Text("It is Ann."), &openai.StreamOptions{}, 0, 0},
		"never given":   {openaitest.Uncounted("It is Ann."), with, 0, 0},
	} {
		s.Reset()
		s.Chat(c.reply)
		text, usage, err := streamed(t, s, c.options)
		if err != nil || text != "It is Ann." || (usage == nil) != (c.prompt == 0) {
			t.Errorf("%s: %q, %+v, %v", name, text, usage, err)
			continue
		}
		if usage != nil && (usage.PromptTokens != c.prompt || usage.CompletionTokens != c.said) {
			t.Errorf("%s: %+v", name, usage)
		}
	}
}

func TestAServerThatRefusesStreamOptionsKeepsItsScript(t *testing.T) {
	s := openaitest.New(t)
	s.RefuseStreamOptions()
	s.Chat(openaitest.Text("It is Ann."))
	_, _, err := streamed(t, s, &openai.StreamOptions{IncludeUsage: true})
	var refused *openai.APIError
	if !errors.As(err, &refused) || refused.HTTPStatusCode != http.StatusBadRequest {
		t.Fatalf("got %v", err)
	}
	if text, usage, err := streamed(t, s, nil); text != "It is Ann." || usage != nil || err != nil {
		t.Errorf("got %q, %+v, %v", text, usage, err)
	}
}
