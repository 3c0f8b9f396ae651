package retrieval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"
	"golang.org/x/sync/errgroup"
)

// Defaults of [OpenAIOptions]. A server of OpenAI takes 2,048 texts and
// 300,000 tokens in a request, and a token is seldom less than a byte; smaller
// batches lose less when a run is stopped and suit servers on one machine.
const (
	defaultBatch      = 64
	defaultBatchBytes = 128 << 10
	defaultParallel   = 4
	// A model that is read from disk first, as Ollama does, takes most of a
	// minute.
	defaultEmbedTimeout = 90 * time.Second
)

// OpenAIOptions are the options of [NewOpenAI]. The zero value is good.
type OpenAIOptions struct {
	// Server is the base URL of the server, part of the embedder's name.
	Server string
	// Dimensions asks for vectors of this dimension; 0 for the model's own.
	Dimensions int
	// Batch and BatchBytes bound the texts of one request, by count and by
	// size. A text that is larger by itself goes alone.
	Batch, BatchBytes int
	// Parallel is how many requests one Embed has under way at most.
	Parallel int
	// Timeout bounds each request.
	Timeout time.Duration
	// Patience tells how failed requests are tried again.
	Patience Patience
}

// OpenAI embeds with a model of an OpenAI-compatible server.
type OpenAI struct {
	client *openai.Client
	model  string
	o      OpenAIOptions
	// dimension is that of the first vectors, 0 before.
	dimension atomic.Int64
}

var _ Embedder = (*OpenAI)(nil)

// NewOpenAI returns an embedder that asks a server's model. A client made by
// [NewServerClient] lets it wait as long as a busy server asks for.
func NewOpenAI(client *openai.Client, model string, o OpenAIOptions) *OpenAI {
	o.Batch = positive(o.Batch, defaultBatch)
	o.BatchBytes = positive(o.BatchBytes, defaultBatchBytes)
	o.Parallel = positive(o.Parallel, defaultParallel)
	o.Timeout = positive(o.Timeout, defaultEmbedTimeout)
	e := &OpenAI{client: client, model: model, o: o}
	e.dimension.Store(int64(o.Dimensions))
	return e
}

// positive returns v, or the fallback where v is not positive.
func positive[T int | time.Duration](v, fallback T) T {
	if v > 0 {
		return v
	}
	return fallback
}

// Name names the model, the dimensions asked for, and the server's host: the
// same name at another server may be another model ("default") or the same in
// another precision, and vectors are never mixed. Credentials, path and query
// of the server's URL are not in it.
func (e *OpenAI) Name() string {
	name := "openai:" + e.model
	if e.o.Dimensions > 0 {
		name += "/" + strconv.Itoa(e.o.Dimensions)
	}
	if u, err := url.Parse(e.o.Server); err == nil && u.Host != "" {
		name += "@" + strings.ToLower(u.Host)
	}
	return name
}

// Embed implements [Embedder]. A failed request is tried again where that may
// help; an error that may pass wraps [ErrTemporary], and one of the server
// holds a [ServerError].
func (e *OpenAI) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			return nil, fmt.Errorf("embed: text %d of %d is empty", i+1, len(texts))
		}
	}
	vectors := make([][]float32, len(texts))
	group, rest := errgroup.WithContext(ctx)
	group.SetLimit(e.o.Parallel)
	for start := 0; start < len(texts) && rest.Err() == nil; {
		end := start + e.batch(texts[start:])
		in, out := texts[start:end], vectors[start:end]
		group.Go(func() error { return e.embed(rest, in, out) })
		start = end
	}
	err := group.Wait()
	if err == nil {
		err = ctx.Err()
	}
	var failed *ServerError
	switch {
	case err == nil:
		return vectors, nil
	case errors.As(err, &failed) && failed.Temporary():
		return nil, fmt.Errorf("embed with model %s: %w: %w", e.model, ErrTemporary, err)
	default:
		return nil, fmt.Errorf("embed with model %s: %w", e.model, err)
	}
}

// batch returns how many of the texts, at least one, go into one request.
func (e *OpenAI) batch(texts []string) int {
	size := 0
	for i, text := range texts {
		size += len(text)
		if i > 0 && (i == e.o.Batch || size > e.o.BatchBytes) {
			return i
		}
	}
	return len(texts)
}

// embed fills out with the vectors of the texts.
func (e *OpenAI) embed(ctx context.Context, texts []string, out [][]float32) error {
	vectors, err := RetryServer(ctx, e.o.Patience, func(ctx context.Context) ([][]float32, error) {
		return e.request(ctx, texts)
	})
	var failed *ServerError
	if errors.As(err, &failed) && failed.tooLarge() && len(texts) > 1 {
		// The server takes smaller batches than ours, and does not say which.
		half := len(texts) / 2
		if err := e.embed(ctx, texts[:half], out[:half]); err != nil {
			return err
		}
		return e.embed(ctx, texts[half:], out[half:])
	}
	if failed != nil && failed.Failure == FailureContext {
		return e.embedParts(ctx, texts[0], out, err)
	}
	copy(out, vectors)
	return err
}

// request asks once.
func (e *OpenAI) request(ctx context.Context, texts []string) ([][]float32, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, e.o.Timeout, &ServerError{Failure: FailureTime})
	defer cancel()
	reply, err := e.client.CreateEmbeddings(ctx, openai.EmbeddingRequest{
		Input:          texts,
		Model:          openai.EmbeddingModel(e.model),
		EncodingFormat: openai.EmbeddingEncodingFormatFloat,
		Dimensions:     e.o.Dimensions,
	})
	if err != nil {
		return nil, Classify(ctx, err)
	}
	vectors := make([][]float32, len(texts))
	for _, d := range reply.Data {
		if d.Index < 0 || d.Index >= len(vectors) || vectors[d.Index] != nil {
			return nil, badReply("vector %d of %d is one too many", d.Index, len(vectors))
		}
		if !usable(d.Embedding) {
			return nil, fmt.Errorf("%w: %w", badReply("vector %d of %d", d.Index, len(vectors)), ErrVector)
		}
		vectors[d.Index] = d.Embedding
	}
	if i := slices.IndexFunc(vectors, func(v []float32) bool { return v == nil }); i >= 0 {
		return nil, badReply("vector %d of %d is missing", i, len(vectors))
	}
	return vectors, e.check(vectors)
}

// check holds all vectors to the dimension of the first.
func (e *OpenAI) check(vectors [][]float32) error {
	e.dimension.CompareAndSwap(0, int64(len(vectors[0])))
	want := int(e.dimension.Load())
	for _, v := range vectors {
		if len(v) != want {
			return fmt.Errorf("%w: %w", badReply("a vector of dimension %d among those of %d", len(v), want), ErrDimension)
		}
	}
	return nil
}

// usable reports whether a vector is finite and not zero.
func usable(v []float32) bool {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return sum > 0 && !math.IsInf(sum, 0) && !math.IsNaN(sum)
}

func badReply(format string, args ...any) error {
	return &ServerError{Failure: FailureReply, Err: fmt.Errorf(format, args...)}
}
