package retrieval_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// secret is what servers repeat of a request.
const secret = "my secret question, " + openaitest.Key

// muchText are the replies of servers to more text than their model takes.
var muchText = map[string]struct {
	status int
	body   string
}{
	"OpenAI": {400, `{"error":{"message":"Input is too long: %s","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}`},
	"OpenAI, embeddings": {400, `{"error":{"message":"This model's maximum context length is 8192 tokens, however you requested 9000 tokens (9000 in your prompt; 0 for the completion). %s",
		"type":"invalid_request_error","param":null,"code":null}}`},
	"OpenAI, a batch": {400, `{"error":{"message":"Requested 300001 tokens, max 300000 tokens per request. %s","type":"max_tokens_per_request","param":null,"code":"max_tokens_per_request"}}`},
	"OpenAI, a minute's tokens at once": {429, `{"error":{"message":"Request too large for gpt-4o in organization org on tokens per min (TPM): Limit 30000, Requested 40000. %s",
		"type":"tokens","param":null,"code":"rate_limit_exceeded"}}`},
	"vLLM": {400, `{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens in the messages. %s","type":"BadRequestError","param":null,"code":400}}`},
	"vLLM, until 0.10": {400, `{"object":"error","message":"This model's maximum context length is 16384 tokens. However, you requested 122946 tokens. %s",
		"type":"BadRequestError","param":null,"code":400}`},
	"vLLM, the prompt alone":       {400, `{"error":{"message":"The decoder prompt (length 9000) is longer than the maximum model length of 8192. %s","type":"BadRequestError","code":400}}`},
	"llama.cpp":                    {400, `{"error":{"code":400,"message":"request (4390 tokens) exceeds the available context size (4096 tokens), %s","type":"exceed_context_size_error","n_prompt_tokens":4390,"n_ctx":4096}}`},
	"llama.cpp, on the way":        {500, `{"error":{"code":500,"message":"Context size has been exceeded. %s","type":"server_error"}}`},
	"llama.cpp, embeddings":        {500, `{"error":{"code":500,"message":"input (900 tokens) is too large to process. increase the physical batch size (current batch size: 512) %s","type":"server_error"}}`},
	"llama-cpp-python":             {400, `{"error":{"message":"Requested tokens (2285) exceed context window of 2048. %s","type":"invalid_request_error","param":null,"code":"x"}}`},
	"Ollama":                       {400, `{"error":{"message":"the input length exceeds the context length. %s","type":"invalid_request_error","param":null,"code":null}}`},
	"Ollama, its own API":          {400, `{"error":"input length exceeds maximum context length. %s"}`},
	"OpenRouter":                   {400, `{"error":{"message":"This endpoint's maximum context length is 131072 tokens. However, you requested about 141607 tokens. %s","code":400,"metadata":{"provider_name":null}}}`},
	"Google":                       {400, `[{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576). %s","status":"INVALID_ARGUMENT"}}]`},
	"text-embeddings-inference":    {413, "{\"error\":\"Input validation error: `inputs` must have less than 512 tokens. Given: 600. %s\",\"error_type\":\"Validation\"}"},
	"a proxy that takes no more":   {413, `<html>413 Request Entity Too Large %s</html>`},
	"LM Studio, without the frame": {400, `{"error":"Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens. %s"}`},
}

func TestTooMuchTextIsToldInWhateverWords(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range muchText {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Embed(openaitest.Raw(c.status, strings.ReplaceAll(c.body, "%s", secret)))
			_, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), []string{"short"})
			holds(t, err, retrieval.FailureContext)
			if n := len(s.Requests("/embeddings")); n != 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

// holds holds an error to a failure, and to none of the server's words.
func holds(t *testing.T, err error, want retrieval.Failure) {
	t.Helper()
	var failed *retrieval.ServerError
	if !errors.As(err, &failed) || failed.Failure != want {
		t.Fatalf("got %v, want %s", err, want)
	}
	for _, word := range []string{openaitest.Key, "secret", "tokens"} {
		if strings.Contains(fmt.Sprintf("%+v", err), word) {
			t.Errorf("the error holds what the server wrote: %v", err)
		}
	}
	if errors.Is(err, retrieval.ErrTemporary) != failed.Temporary() {
		t.Errorf("%v: temporary is not as told", err)
	}
}

func TestOtherFaultsAreNotTakenForTooMuchText(t *testing.T) {
	s := openaitest.New(t)
	const echo = `{"error":{"message":"you wrote: maximum context length","type":"t","code":%q}}`
	for name, c := range map[string]struct {
		status int
		body   string
		want   retrieval.Failure
	}{
		"a key":         {401, fmt.Sprintf(echo, "x"), retrieval.FailureKey},
		"no permission": {403, fmt.Sprintf(echo, "x"), retrieval.FailureKey},
		"no credit":     {429, fmt.Sprintf(echo, "insufficient_quota"), retrieval.FailureCredit},
		"not paid":      {402, fmt.Sprintf(echo, "x"), retrieval.FailureCredit},
		"no model":      {404, fmt.Sprintf(echo, "x"), retrieval.FailureModel},
		"OpenRouter's":  {400, `{"error":{"message":"x/y is not a valid model ID","code":400}}`, retrieval.FailureModel},
		"a code in it":  {400, `{"error":{"message":"\"code\":\"context_length_exceeded\"","code":"x"}}`, retrieval.FailureRequest},
		"other shapes":  {400, `{"error":{"message":["a"],"type":7,"code":{"a":1}}}`, retrieval.FailureRequest},
		"no shape":      {400, `null`, retrieval.FailureRequest},
		"an empty list": {400, ` []`, retrieval.FailureRequest},
		"nothing":       {400, ``, retrieval.FailureRequest},
		"not UTF-8":     {400, "\xff\xfe{", retrieval.FailureRequest},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Embed(openaitest.Raw(c.status, c.body))
			_, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), []string{"short"})
			holds(t, err, c.want)
		})
	}
}

func TestATextBeyondTheModelIsEmbeddedInParts(t *testing.T) {
	s := openaitest.New(t)
	// The model takes 400 bytes.
	takes := func(x *openaitest.Exchange) {
		for _, text := range x.Request.Input {
			if len(text) > 400 {
				openaitest.Fault(http.StatusBadRequest, "context_length_exceeded", "")(x)
				return
			}
		}
		openaitest.Embeddings()(x)
	}
	for range 40 {
		s.Embed(takes)
	}
	in := []string{"short", strings.Repeat("회동은 서초동에서 열렸다. ", 30), "short as well"}
	vectors, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), in)
	if err != nil || len(vectors) != len(in) {
		t.Fatal(err)
	}
	for i, text := range in {
		var dot, sum float64
		for j, want := range openaitest.Vector(text) {
			dot += want * float64(vectors[i][j])
			sum += float64(vectors[i][j]) * float64(vectors[i][j])
		}
		if dot*dot < 0.98*sum {
			t.Errorf("the vector of text %d points elsewhere", i)
		}
	}
	s.Reset()
	for range 40 {
		s.Embed(openaitest.Fault(http.StatusRequestEntityTooLarge, "", ""))
	}
	_, err = newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), in)
	holds(t, err, retrieval.FailureContext)
}

func TestFaultsOfTheConnectionArePassing(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range map[string]struct {
		reply openaitest.Reply
		want  retrieval.Failure
	}{
		"reset":             {openaitest.Reset(), retrieval.FailureReach},
		"reset later":       {openaitest.Reset("a"), retrieval.FailureReply}, // The chunk is not JSON.
		"cut":               {openaitest.Broken(), retrieval.FailureReach},
		"nothing":           {openaitest.Raw(200, ""), retrieval.FailureReach},
		"half":              {openaitest.Raw(200, `{"data":[{"embedding":[1,`), retrieval.FailureReach},
		"no first byte":     {openaitest.Silent(), retrieval.FailureTime},
		"nothing after it":  {openaitest.Stalled(), retrieval.FailureTime},
		"garbled":           {openaitest.Raw(200, `{"data":[{"embedding":[1,,`), retrieval.FailureReply},
		"another type":      {openaitest.Raw(200, `{"data":"`+secret+`"}`), retrieval.FailureReply},
		"no vectors":        {openaitest.Raw(200, `{"data":[]}`), retrieval.FailureReply},
		"an error with 200": {openaitest.Raw(200, `{"error":{"message":"`+secret+`"}}`), retrieval.FailureReply},
		"beyond the texts":  {openaitest.Raw(200, `{"data":[{"index":7,"embedding":[1]}]}`), retrieval.FailureReply},
		"before the texts":  {openaitest.Raw(200, `{"data":[{"index":-1,"embedding":[1]}]}`), retrieval.FailureReply},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Embed(c.reply)
			e := newOpenAI(s, retrieval.OpenAIOptions{Timeout: 50 * time.Millisecond, Patience: retrieval.Patience{Tries: 1}})
			_, err := e.Embed(t.Context(), []string{"short"})
			holds(t, err, c.want)
		})
	}
}

func TestANameThatIsUnknownIsToldSo(t *testing.T) {
	dialer := net.Dialer{Resolver: &net.Resolver{
		PreferGo: true,
		Dial: func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("no name server")
		},
	}}
	client := retrieval.NewServerClient("http://models.invalid/v1", openaitest.Key,
		&http.Client{Transport: &http.Transport{DialContext: dialer.DialContext}})
	_, err := retrieval.NewOpenAI(client, "m", retrieval.OpenAIOptions{Patience: quick}).Embed(t.Context(), texts(1))
	holds(t, err, retrieval.FailureReach)
	var lookup *net.DNSError
	if !errors.As(err, &lookup) || lookup.Name != "models.invalid" {
		t.Errorf("got %v, want the name that is unknown", err)
	}
}

func TestAServerThatTakesNoConnectionsIsAway(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	client := retrieval.NewServerClient("http://"+address+"/v1", openaitest.Key, new(http.Client))
	_, err = retrieval.NewOpenAI(client, "m", retrieval.OpenAIOptions{Patience: quick}).Embed(t.Context(), texts(1))
	holds(t, err, retrieval.FailureReach)
}
