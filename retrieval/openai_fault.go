package retrieval

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// A fault is what a server said of a request that it did not do.
type fault struct {
	// status is the HTTP status, 0 for an error in the middle of a stream.
	status int
	// code and kind are OpenAI's "code" and "type".
	code, kind string
	// words are the beginning of the rest, in lower case. They may repeat the
	// key or the prompt, and are only looked at.
	words string
}

// maxWords is in bytes. Messages are a line or two; what is longer repeats the
// request.
const maxWords = 4 << 10

// readFault reads the body of a reply with an error's status. OpenAI and most
// others send {"error": {…}}, Google's a list of that, vLLM until 0.10 the
// inner object alone, some {"error": "…"}, and proxies a page.
func readFault(status int, body []byte) fault {
	f := fault{status: status, words: lowered(string(body[:min(len(body), maxWords)]))}
	var list []json.RawMessage
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("[")) && json.Unmarshal(body, &list) == nil && len(list) > 0 {
		body = list[0]
	}
	var outer struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &outer) == nil && len(outer.Error) > 0 {
		body = outer.Error
	}
	var inner struct {
		Code any `json:"code"`
		Type any `json:"type"`
	}
	if json.Unmarshal(body, &inner) == nil {
		f.code, _ = inner.Code.(string)
		f.kind, _ = inner.Type.(string)
	}
	return f
}

// streamFault reads an error that go-openai found in a reply. In a stream, a
// code that is a number is the status that the reply would have had.
func streamFault(api *openai.APIError) fault {
	f := fault{status: api.HTTPStatusCode, kind: api.Type}
	f.words = lowered(api.Message[:min(len(api.Message), maxWords)])
	switch code := api.Code.(type) {
	case string:
		f.code = code
	case int:
		if f.status == 0 && code >= 400 && code < 600 {
			f.status = code
		}
	}
	return f
}

func lowered(s string) string { return strings.ToLower(strings.ToValidUTF8(s, "")) }

// failure returns the error that the fault means.
func (f fault) failure() *ServerError {
	e := &ServerError{Failure: FailureRequest, Status: f.status}
	switch {
	case f.is("insufficient_quota") || f.status == http.StatusPaymentRequired:
		e.Failure = FailureCredit
	case f.is("invalid_api_key") || f.status == http.StatusUnauthorized || f.status == http.StatusForbidden:
		e.Failure = FailureKey
	case f.is("model_not_found") || f.status == http.StatusNotFound || f.says(noModel):
		e.Failure = FailureModel
	case f.tooMuch():
		e.Failure = FailureContext
	case f.status == http.StatusTooManyRequests || f.is("rate_limit_exceeded"):
		e.Failure = FailureRate
	case f.status == http.StatusRequestTimeout || f.status == http.StatusGatewayTimeout:
		e.Failure = FailureTime
	case f.status == 0 || f.status >= 500:
		e.Failure = FailureServer
	}
	return e
}

// is reports whether the code or the type is one of the names.
func (f fault) is(names ...string) bool {
	return slices.Contains(names, f.code) || slices.Contains(names, f.kind)
}

// says reports whether one of the wordings stands in the words.
func (f fault) says(wordings []string) bool {
	// Other errors are told by their status.
	if f.status != 0 && f.status < 500 && f.status != http.StatusBadRequest && f.status != http.StatusRequestEntityTooLarge &&
		f.status != http.StatusUnprocessableEntity && f.status != http.StatusTooManyRequests {
		return false
	}
	return slices.ContainsFunc(wordings, func(w string) bool { return strings.Contains(f.words, w) })
}

// tooMuch reports whether the request had more text than the model takes.
func (f fault) tooMuch() bool {
	return f.status == http.StatusRequestEntityTooLarge ||
		f.is("context_length_exceeded", "exceed_context_size_error", "string_above_max_length",
			"max_tokens_per_request", "request_too_large") ||
		f.says(muchText)
}

// noModel is how OpenRouter says with status 400 that it has no such model.
var noModel = []string{"not a valid model id"}

// muchText is how servers say that a request has too much text, in lower case.
var muchText = []string{
	"maximum context length",            // OpenAI, vLLM, OpenRouter, Ollama's embeddings until 0.12
	"maximum input length",              // OpenAI's embeddings
	"exceeds the context window",        // OpenAI, newer models
	"longer than the maximum model len", // vLLM
	"exceeds the available context",     // llama.cpp
	"context size has been exceeded",    // llama.cpp, with status 500
	"too large to process",              // llama.cpp's embeddings, with status 500
	"exceed context window",             // llama-cpp-python
	"exceeds the context length",        // Ollama's embeddings
	"context length of only",            // LM Studio
	"must have less than",               // text-embeddings-inference
	"prompt is too long",                // Anthropic, by way of OpenRouter
	"input token count",                 // Google
	"request too large",                 // OpenAI and Groq: more than a minute's tokens at once
}
