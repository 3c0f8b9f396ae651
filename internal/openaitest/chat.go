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

// Text answers a chat with text, in chunks if it is streamed. The usage comes
// with it, in a stream if the request asks for it; it is as [Tokens] counts.
func Text(chunks ...string) Reply { return Finished("stop", chunks...) }

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
	return func(x *Exchange) { x.finish(reason, chunks, usageOf(x.Request, chunks)) }
}

// Counted is [Text] with a usage of its own.
func Counted(prompt, completion int, chunks ...string) Reply {
	return func(x *Exchange) { x.finish("stop", chunks, &Usage{prompt, completion, prompt + completion}) }
}

// Uncounted is [Text] without any usage, as some servers reply whatever they
// are asked for.
func Uncounted(chunks ...string) Reply {
	return func(x *Exchange) { x.finish("stop", chunks, nil) }
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

// finish answers with text that ends for a reason. In a stream, the usage has a
// chunk of its own, without choices, as OpenAI's has.
func (x *Exchange) finish(reason string, chunks []string, usage *Usage) {
	if !x.Request.Stream {
		x.json(http.StatusOK, completion(x.Request.Model, reason, strings.Join(chunks, ""), usage))
		return
	}
	x.chunks(chunks)
	x.chunk(map[string]any{}, reason)
	if usage != nil && x.Request.counted() {
		x.send([]any{}, usage)
	}
	x.event("[DONE]")
}

func (x *Exchange) chunk(delta map[string]any, finish any) {
	x.send([]any{map[string]any{"index": 0, "delta": delta, "finish_reason": finish}}, nil)
}

// send streams a chunk. Where usage was asked for, chunks without it say so.
func (x *Exchange) send(choices []any, usage *Usage) {
	chunk := map[string]any{
		"id": "chat-1", "object": "chat.completion.chunk", "created": 0, "model": x.Request.Model, "choices": choices,
	}
	if x.Request.counted() {
		chunk["usage"] = usage
	}
	data, err := json.Marshal(chunk)
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

func completion(model, reason, text string, usage *Usage) map[string]any {
	out := map[string]any{
		"id": "chat-1", "object": "chat.completion", "created": 0, "model": model,
		"choices": []any{map[string]any{
			"index": 0, "finish_reason": reason,
			"message": map[string]any{"role": "assistant", "content": text},
		}},
	}
	if usage != nil {
		out["usage"] = usage
	}
	return out
}
