package evaluate

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"footnote/answer"
	"footnote/retrieval"
)

// A Searcher finds passages: a [retrieval.Index].
type Searcher interface {
	Search(ctx context.Context, q retrieval.Query) ([]retrieval.Hit, error)
}

// An Asker answers questions: an [answer.Answerer].
type Asker interface {
	Answer(ctx context.Context, q answer.Question, emit func(text string)) (answer.Answer, error)
}

// Options are what [Measure] measures.
type Options struct {
	Index    Searcher
	Answerer Asker
	// Progress is called after each question; it may be nil.
	Progress func(done, total int)
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
}

// Measure asks the questions one after the other, since times would mean little
// otherwise. A question that fails counts as missed; if all do, that is the
// error. If ctx ends, its error is returned.
func Measure(ctx context.Context, o Options, questions []Question) (*Run, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	run := &Run{Results: make([]Result, 0, len(questions))}
	var failed []error
	for i := range questions {
		r, err := o.measure(ctx, &questions[i])
		if ctx.Err() != nil {
			return nil, fmt.Errorf("evaluate: %w", ctx.Err())
		}
		if err != nil {
			o.Logger.WarnContext(ctx, "a question failed", "id", r.ID, "cause", err)
			failed = append(failed, err)
		}
		run.Results = append(run.Results, r)
		if o.Progress != nil {
			o.Progress(i+1, len(questions))
		}
	}
	if len(failed) > 0 && len(failed) == len(questions) {
		return nil, fmt.Errorf("evaluate: all %d questions failed: %w", len(questions), failed[0])
	}
	return run, nil
}

// measure searches and answers one question. Who has no answer is not searched.
func (o *Options) measure(ctx context.Context, q *Question) (Result, error) {
	r := Result{ID: q.ID, Question: q.Text, Set: q.Set}
	var unfound error
	if q.Set == "" {
		began := time.Now()
		hits, err := o.Index.Search(ctx, retrieval.Query{Text: q.Text, K: maxPassages})
		r.SearchMS = milliseconds(time.Since(began))
		r.judgeHits(q, hits)
		unfound = err
	}
	began := time.Now()
	a, err := o.Answerer.Answer(ctx, answer.Question{Text: q.Text}, nil)
	r.AskMS = milliseconds(time.Since(began))
	if err != nil {
		a = answer.Answer{Abstained: true}
	}
	r.judgeAnswer(q, a)
	err = errors.Join(unfound, err)
	r.Failed = err != nil
	return r, err
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
