package openaitest_test

import (
	"math"
	"net/http"
	"testing"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/openaitest"
)

func newClient(s *openaitest.Server) *openai.Client {
	config := openai.DefaultConfig(openaitest.Key)
	config.BaseURL = s.URL()
	config.HTTPClient = s.HTTP()
	return openai.NewClientWithConfig(config)
}

func TestRepliesFollowTheScriptAndRequestsAreRecorded(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Fault(http.StatusInternalServerError, "", "failed"), openaitest.Text("On", "e."))
	request := openai.ChatCompletionRequest{
		Model:    openaitest.ChatModel,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "Who?"}},
	}
	client := newClient(s)
	if _, err := client.CreateChatCompletion(t.Context(), request); err == nil {
		t.Error("the scripted fault did not come")
	}
	for _, want := range []string{"One.", "NO_ANSWER"} {
		got, err := client.CreateChatCompletion(t.Context(), request)
		if err != nil || got.Choices[0].Message.Content != want {
			t.Errorf("got %+v, %v, want %q", got, err, want)
		}
	}
	requests := s.Requests("/chat/completions")
	if len(requests) != 3 || requests[2].Messages[0].Content != "Who?" {
		t.Errorf("recorded %+v", requests)
	}
}

func TestModelsAreListed(t *testing.T) {
	s := openaitest.New(t)
	list, err := newClient(s).ListModels(t.Context())
	if err != nil || len(list.Models) != 2 || list.Models[0].ID != openaitest.ChatModel {
		t.Errorf("got %+v, %v", list, err)
	}
}

func TestVectorsOfLikeTextsAreNear(t *testing.T) {
	cosine := func(a, b string) float64 {
		sum := 0.0
		for i, x := range openaitest.Vector(a) {
			sum += x * openaitest.Vector(b)[i]
		}
		return sum
	}
	if one := cosine("", ""); math.Abs(one-1) > 1e-9 {
		t.Errorf("the vector of an empty text is of length %v", one)
	}
	near, far := cosine("three chairmen met", "the chairmen met again"), cosine("three chairmen met", "it rains in May")
	if near <= far {
		t.Errorf("%v for like texts, %v for others", near, far)
	}
}
