//go:build unix

package ollamatest_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net/http"
	"os"
	"strings"
	"testing"

	"footnote/internal/gguftest"
	"footnote/internal/ollamatest"
)

// These hold what docs/ollama.md says of the engine.

func start(t *testing.T) *ollamatest.Server {
	t.Helper()
	return ollamatest.Start(t, os.Getenv("OLLAMA_PROGRAM"))
}

// post sends a request and returns the status and the reply. While that comes,
// each is called with what is there of it.
func post(t *testing.T, url string, body map[string]any, each func(soFar string)) (int, string) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := (&http.Client{}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var reply strings.Builder
	for piece := make([]byte, 512); ; {
		n, err := response.Body.Read(piece)
		reply.Write(piece[:n])
		each(reply.String())
		if errors.Is(err, io.EOF) {
			return response.StatusCode, reply.String()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func chat(model, question string, stream bool) map[string]any {
	body := map[string]any{
		"model": model, "messages": []any{map[string]any{"role": "user", "content": question}}, "stream": stream,
	}
	if stream {
		body["stream_options"] = map[string]any{"include_usage": true}
	}
	return body
}

func whole(string) {}

func TestAPromptThatIsLongerThanTheContextIsCutWithoutAWord(t *testing.T) {
	server := start(t)
	server.Create("small", gguftest.Saying("Cut. [1]", "word"),
		`TEMPLATE """`+gguftest.Template+`"""`, "PARAMETER num_ctx 256")
	status, reply := post(t, server.URL()+"/chat/completions", chat("small", strings.Repeat("word ", 1000), false), whole)
	if status != http.StatusOK || !strings.Contains(reply, `"content":"Cut. [1]"`) || !strings.Contains(reply, `"prompt_tokens":256,`) {
		t.Errorf("status %d, %s", status, reply)
	}
}

func TestAStreamTellsItsUseOfTokensAndWhyItEnds(t *testing.T) {
	server := start(t)
	status, reply := post(t, server.URL()+"/chat/completions", chat(ollamatest.Harvest, "How many jars?", true), whole)
	for _, want := range []string{`"finish_reason":"stop"`, `"choices":[],"usage":{"prompt_tokens":`, "data: [DONE]"} {
		if status != http.StatusOK || !strings.Contains(reply, want) {
			t.Errorf("status %d, no %s in %s", status, want, reply)
		}
	}
	if pieces := strings.Count(reply, `"content":"`); pieces < 20 {
		t.Errorf("%d pieces in %s", pieces, reply)
	}
}

func TestAReplyWhoseEngineDiesEndsWithoutAReason(t *testing.T) {
	server := start(t)
	killed := false
	status, reply := post(t, server.URL()+"/chat/completions", chat(ollamatest.Endless, "How many jars?", true), func(soFar string) {
		if !killed && strings.Contains(soFar, "jars") {
			server.KillRunners()
			killed = true
		}
	})
	if status != http.StatusOK || !killed || strings.Contains(reply, `"finish_reason":"`) || strings.Contains(reply, "[DONE]") {
		t.Errorf("status %d, %s", status, reply)
	}
}

func TestAnUnknownModelIsToldFromOneThatCannotChat(t *testing.T) {
	server := start(t)
	for model, want := range map[string]int{
		"absent": http.StatusNotFound, ollamatest.Words: http.StatusBadRequest,
		strings.ToUpper(ollamatest.Comet) + ":latest": http.StatusOK,
	} {
		if status, reply := post(t, server.URL()+"/chat/completions", chat(model, "?", false), whole); status != want {
			t.Errorf("%s: status %d, %s", model, status, reply)
		}
	}
}

func TestTextsThatShareWordsAreNearEachOther(t *testing.T) {
	server := start(t)
	vectors := embed(t, server, ollamatest.Words,
		"The crew sold jars of honey.", "Honey in Jars, sold by the crew", "The mural shows the harbour at low tide.",
		"해온 혜성은 누가 발견했나요?", "해온 혜성을 처음 발견했다", "빵집은 수요일에 쉰다")
	for _, c := range [][3]int{{0, 1, 2}, {3, 4, 5}} {
		near, far := cosine(vectors[c[0]], vectors[c[1]]), cosine(vectors[c[0]], vectors[c[2]])
		if len(vectors[0]) != gguftest.Dimensions || near < far+0.2 {
			t.Errorf("%v: %v near, %v far", c, near, far)
		}
	}
}

// A model that reads both ways reads 512 tokens at a time, and each of its
// readings replaces the one before.
func TestOfALongTextOnlyTheLastPartIsEmbedded(t *testing.T) {
	server := start(t)
	vectors := embed(t, server, ollamatest.Words, "honey honey honey", "mural mural mural",
		strings.Repeat("honey ", 600)+strings.Repeat("mural ", 60))
	if honey, mural := cosine(vectors[0], vectors[2]), cosine(vectors[1], vectors[2]); honey > 0.9 || mural < 0.3 {
		t.Errorf("%v like its first 600 words, %v like its last 60", honey, mural)
	}
}

func TestATextThatIsLongerThanTheModelCanReadIsAnErrorOfTheServer(t *testing.T) {
	server := start(t)
	body := map[string]any{"model": ollamatest.Words, "input": []string{strings.Repeat("honey ", 1100)}}
	if status, reply := post(t, server.URL()+"/embeddings", body, whole); status != http.StatusInternalServerError {
		t.Errorf("status %d, %.300s", status, reply)
	}
	embed(t, server, ollamatest.Words, "honey") // and the server starts the model again
}

func embed(t *testing.T, server *ollamatest.Server, model string, texts ...string) [][]float64 {
	t.Helper()
	status, reply := post(t, server.URL()+"/embeddings", map[string]any{"model": model, "input": texts}, whole)
	var parsed struct {
		Data []struct {
			Embedding []float64 `json:"embedding"`
		} `json:"data"`
	}
	if err := json.Unmarshal([]byte(reply), &parsed); err != nil || status != http.StatusOK || len(parsed.Data) != len(texts) {
		t.Fatalf("status %d, %v, %.300s", status, err, reply)
	}
	var out [][]float64
	for _, d := range parsed.Data {
		out = append(out, d.Embedding)
	}
	return out
}

func cosine(v, w []float64) float64 {
	var dot, vv, ww float64
	for i := range v {
		dot, vv, ww = dot+v[i]*w[i], vv+v[i]*v[i], ww+w[i]*w[i]
	}
	return dot / math.Sqrt(vv*ww)
}
