package openaitest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// An Exchange is a request that waits for its reply.
type Exchange struct {
	http.ResponseWriter
	Request *Request
	// Gone is closed when the client has gone, Closed when the test ends.
	Gone, Closed <-chan struct{}

	// streaming: the header of a stream was sent.
	streaming bool
}

// A Reply answers a request, well or badly.
type Reply func(x *Exchange)

// Text answers a chat with text, in chunks if it is streamed.
func Text(chunks ...string) Reply {
	return func(x *Exchange) {
		if !x.Request.Stream {
			x.json(http.StatusOK, completion(x.Request.Model, strings.Join(chunks, "")))
			return
		}
		x.chunks(chunks)
		x.chunk(map[string]any{}, "stop")
		x.event("[DONE]")
	}
}

// FirstSentence answers with the first sentence of the first passage of the
// prompt, cited, and abstains where there is none.
func FirstSentence() Reply {
	return func(x *Exchange) {
		prompt := x.Request.Messages[len(x.Request.Messages)-1].Content
		_, text, found := strings.Cut(prompt, "\ntext:\n")
		text, _, _ = strings.Cut(text, "</passage>")
		for i, r := range text {
			if r == '\n' || r == '.' && strings.HasPrefix(text[i+1:]+" ", " ") {
				text = text[:i]
				break
			}
		}
		if !found {
			Text("NO_ANSWER")(x)
			return
		}
		Text(strings.TrimSpace(text) + ". [1]")(x)
	}
}

// Finished is [Text] with another reason for its end, such as "length".
func Finished(reason string, chunks ...string) Reply {
	return func(x *Exchange) {
		x.chunks(chunks)
		x.chunk(map[string]any{}, reason)
		x.event("[DONE]")
	}
}

// Ended streams the chunks and ends without a reason and without [DONE].
func Ended(chunks ...string) Reply {
	return func(x *Exchange) { x.chunks(chunks) }
}

// Cut streams the chunks, then breaks the connection.
func Cut(chunks ...string) Reply {
	return func(x *Exchange) {
		x.chunks(chunks)
		panic(http.ErrAbortHandler)
	}
}

// Stalled streams the chunks, then sends nothing until the client goes.
func Stalled(chunks ...string) Reply {
	return func(x *Exchange) {
		x.chunks(chunks)
		select {
		case <-x.Gone:
		case <-x.Closed:
		}
	}
}

// Garbled streams the chunks, then one that is not JSON.
func Garbled(chunks ...string) Reply {
	return func(x *Exchange) {
		x.chunks(chunks)
		x.event(`{"choices":[{"delta":{"cont`)
		x.event("[DONE]")
	}
}

// FailedLater streams the chunks, then an error in place of a chunk.
func FailedLater(chunks ...string) Reply {
	return Failed(`{"message":"the server failed","type":"server_error","code":null}`, chunks...)
}

// Failed is [FailedLater] with another error, in JSON.
func Failed(fault string, chunks ...string) Reply {
	return func(x *Exchange) {
		x.chunks(chunks)
		x.event(`{"error":` + fault + `}`)
		x.event("[DONE]")
	}
}

// Fault answers with an error of the API.
func Fault(status int, code, text string) Reply {
	return func(x *Exchange) {
		x.json(status, map[string]any{"error": map[string]any{
			"message": text, "type": "error", "param": nil, "code": code,
		}})
	}
}

// Busy answers 429, with Retry-After unless it is empty.
func Busy(retryAfter string) Reply {
	return func(x *Exchange) {
		if retryAfter != "" {
			x.Header().Set("Retry-After", retryAfter)
		}
		Fault(http.StatusTooManyRequests, "rate_limit_exceeded", "too many requests")(x)
	}
}

// chunks streams each text as a chunk, and sends the header even for none.
func (x *Exchange) chunks(texts []string) {
	if !x.streaming {
		x.streaming = true
		x.Header().Set("Content-Type", "text/event-stream")
		x.WriteHeader(http.StatusOK)
		x.flush()
	}
	for i, text := range texts {
		delta := map[string]any{"content": text}
		if i == 0 {
			delta["role"] = "assistant"
		}
		x.chunk(delta, nil)
	}
}

func (x *Exchange) chunk(delta map[string]any, finish any) {
	data, err := json.Marshal(map[string]any{
		"id": "chat-1", "object": "chat.completion.chunk", "created": 0, "model": x.Request.Model,
		"choices": []any{map[string]any{"index": 0, "delta": delta, "finish_reason": finish}},
	})
	if err != nil {
		panic(err)
	}
	x.event(string(data))
}

func (x *Exchange) event(data string) {
	fmt.Fprintf(x, "data: %s\n\n", data)
	x.flush()
}

func (x *Exchange) flush() {
	if f, ok := x.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

func (x *Exchange) json(status int, value any) {
	x.Header().Set("Content-Type", "application/json")
	x.WriteHeader(status)
	if err := json.NewEncoder(x).Encode(value); err != nil {
		return // The client has gone.
	}
}

func completion(model, text string) map[string]any {
	return map[string]any{
		"id": "chat-1", "object": "chat.completion", "created": 0, "model": model,
		"choices": []any{map[string]any{
			"index": 0, "finish_reason": "stop",
			"message": map[string]any{"role": "assistant", "content": text},
		}},
		"usage": map[string]any{"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
	}
}
