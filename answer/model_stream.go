package answer

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/retrieval"
)

// temperature is low, so that an answer keeps to the passages and the same
// question gets much the same words. Models that take none are asked without.
const temperature = 0.1

// errEnough ends a reply that is not needed any further.
var errEnough = errors.New("enough was read")

func errTimeout() error { return &retrieval.ServerError{Failure: retrieval.FailureTime} }

// stream asks for the answer and writes it to the draft as it comes.
func (c *call) stream() error {
	go c.checker.Prepare() // The model takes its time.
	finish, err := c.request(c.name, purposeAnswer, c.messages, c.draft.write)
	switch {
	case errors.Is(err, errEnough):
		return c.draft.end(openai.FinishReasonLength)
	case err == nil:
		return c.draft.end(finish)
	default:
		c.draft.close(false)
		return err
	}
}

// What a request is for, as receipts have it.
const (
	purposeRewrite = "rewrite"
	purposeAnswer  = "answer"
	purposeRepair  = "repair"
	purposeCheck   = "check"
)

// request asks a model, and gives its reply to write, piece by piece, until that
// returns an error or the reply ends. It returns why the model ended, if it
// said so.
func (c *call) request(model, purpose string, messages []openai.ChatCompletionMessage,
	write func(string) error,
) (openai.FinishReason, error) {
	if err := allowed(c.o.Budget); err != nil {
		return "", err
	}
	request := openai.ChatCompletionRequest{
		Model: model, Messages: messages, Stream: true, Temperature: temperature,
		StreamOptions: &openai.StreamOptions{IncludeUsage: true},
	}
	if openai.NewReasoningValidator().Validate(request) != nil {
		request.Temperature = 0 // which leaves it out
	}
	r, err := c.open(c.ctx, request)
	var failed *retrieval.ServerError
	if errors.As(err, &failed) && failed.Failure == retrieval.FailureRequest {
		// Some models take no temperature, and some servers no options.
		request.Temperature, request.StreamOptions = 0, nil
		r, err = c.open(c.ctx, request)
	}
	if err != nil {
		return "", err
	}
	defer r.close()
	var text strings.Builder
	for err = r.err; err == nil; err = r.next() {
		text.WriteString(r.piece)
		if err = write(r.piece); err != nil {
			break
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	c.record(purpose, text.String(), messages, r.usage, err)
	return r.finish, err
}

// record notes a reply and what it took.
func (c *call) record(purpose, text string, messages []openai.ChatCompletionMessage, told *openai.Usage, err error) {
	reply := ReceiptReply{Purpose: purpose, Text: text}
	if purpose == purposeAnswer {
		c.answered = text
	}
	if err != nil && !errors.Is(err, errEnough) {
		reply.Failure = err.Error()
	}
	c.replies = append(c.replies, reply)
	used := Usage{Requests: 1}
	if told != nil && told.PromptTokens > 0 {
		used.PromptTokens, used.CompletionTokens = told.PromptTokens, told.CompletionTokens
	} else {
		used.PromptTokens, used.CompletionTokens, used.Estimated = size(messages), tokenCount(text), true
	}
	c.usage.Add(used)
	if purpose != purposeCheck { // which is short, and another model's
		c.noteUnread(told, messages)
	}
	spend(c.ctx, c.o.Budget, used, c.o.Log)
}

// open sends the request, again where that may help, until the first piece of
// a reply is there.
func (m *Model) open(ctx context.Context, request openai.ChatCompletionRequest) (*reply, error) {
	return retrieval.RetryServer(ctx, m.o.Patience, func(ctx context.Context) (*reply, error) {
		ctx, cancel := context.WithCancelCause(ctx)
		r := &reply{ctx: ctx, cancel: cancel, stall: m.o.Stall}
		r.timer = time.AfterFunc(m.o.Stall, func() { cancel(errTimeout()) })
		var err error
		if r.stream, err = m.client.CreateChatCompletionStream(ctx, request); err != nil {
			err = retrieval.Classify(ctx, err)
			r.stream = nil
		} else {
			err = r.next()
		}
		if err == nil || errors.Is(err, io.EOF) || ctx.Err() != nil {
			// Who was let wait once is not let wait again: a stall is final.
			r.err = err
			return r, nil
		}
		r.close()
		return nil, err
	})
}

// failedLater is how OpenRouter ends a stream when the model's provider fails.
const failedLater openai.FinishReason = "error"

// A reply is a stream with a deadline for each of its pieces.
type reply struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	stall  time.Duration
	stream *openai.ChatCompletionStream
	// piece is the last piece of content, err what ended the stream before.
	piece string
	err   error
	// finish is why the model ended, if it said so, usage what it counted.
	finish openai.FinishReason
	usage  *openai.Usage
}

// next waits for the next piece that is not empty; [io.EOF] ends the reply.
func (r *reply) next() error {
	r.timer.Reset(r.stall)
	for {
		response, err := r.stream.Recv()
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		if err != nil {
			return retrieval.Classify(r.ctx, err)
		}
		r.timer.Reset(r.stall)
		if response.Usage != nil {
			r.usage = response.Usage
		}
		r.piece = ""
		if len(response.Choices) > 0 {
			choice := response.Choices[0]
			r.piece = choice.Delta.Content
			if choice.FinishReason == failedLater {
				return &retrieval.ServerError{Failure: retrieval.FailureServer}
			}
			if choice.FinishReason != "" && choice.FinishReason != openai.FinishReasonNull {
				r.finish = choice.FinishReason
			}
		}
		if r.piece != "" {
			r.timer.Stop() // What is done with it is not the server's time.
			return nil
		}
	}
}

func (r *reply) close() {
	r.timer.Stop()
	r.cancel(nil)
	if r.stream != nil {
		r.stream.Close()
	}
}
