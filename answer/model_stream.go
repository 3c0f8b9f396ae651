package answer

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/retrieval"
)

// temperature is low, so that an answer keeps to the passages and the same
// question gets much the same words. Models that take none are asked without.
const temperature = 0.1

// errEnough ends a reply that is not needed any further.
var errEnough = errors.New("enough was read")

// stream asks the model and writes its reply to the draft as it comes.
func (m *Model) stream(ctx context.Context, messages []openai.ChatCompletionMessage, d *draft) error {
	ctx, cancel := context.WithTimeoutCause(ctx, m.o.Deadline, errTimeout())
	defer cancel()
	request := openai.ChatCompletionRequest{Model: m.name, Messages: messages, Stream: true, Temperature: temperature}
	if openai.NewReasoningValidator().Validate(request) != nil {
		request.Temperature = 0 // which leaves it out
	}
	r, err := m.open(ctx, request)
	var failed *retrieval.ServerError
	if request.Temperature != 0 && errors.As(err, &failed) && failed.Failure == retrieval.FailureRequest {
		request.Temperature = 0
		r, err = m.open(ctx, request)
	}
	if err != nil {
		return err
	}
	defer r.close()
	err = r.err
	for err == nil {
		if err = d.write(r.piece); err != nil {
			break
		}
		err = r.next()
	}
	switch {
	case errors.Is(err, errEnough):
		return d.end(openai.FinishReasonLength)
	case errors.Is(err, io.EOF):
		return d.end(r.finish)
	default:
		d.close(false)
		return err
	}
}

func errTimeout() error { return &retrieval.ServerError{Failure: retrieval.FailureTime} }

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
	// finish is why the model ended, if it said so.
	finish openai.FinishReason
}

// next waits for the next piece that is not empty; [io.EOF] ends the reply.
func (r *reply) next() error {
	for {
		response, err := r.stream.Recv()
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		if err != nil {
			return retrieval.Classify(r.ctx, err)
		}
		r.timer.Reset(r.stall)
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
