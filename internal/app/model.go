package app

import (
	"context"
	"sync/atomic"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/retrieval"
)

// model returns the model that words answers, nil for the built-in reader.
func (a *App) model() *answer.Model {
	if !a.usesModel(a.config.ChatModel) {
		return nil
	}
	o := answer.ModelOptions{Log: a.log}
	if l := a.ledger(); l != nil {
		o.Budget = l
	}
	return answer.NewModel(a.client(), a.config.ChatModel, o)
}

// embedder returns the configured embedder.
func (a *App) embedder() retrieval.Embedder {
	if !a.usesModel(a.config.EmbeddingModel) {
		return retrieval.NewBuiltin(a.ownWords())
	}
	return &watched{
		Embedder: retrieval.NewOpenAI(a.client(), a.config.EmbeddingModel, retrieval.OpenAIOptions{Server: a.config.BaseURL}),
		failed: func(err error) {
			f := a.serverFailure(err)
			f.what = message.AppWordsAlone
			a.embedding.Do(func() { a.warn(f) })
		},
	}
}

// A watched embedder tells of failures to embed a question, which is then
// searched by its words alone.
type watched struct {
	retrieval.Embedder
	failed func(error)
	// asked: from now on, what is embedded is questions.
	asked atomic.Bool
}

var _ retrieval.Embedder = (*watched)(nil)

// Embed implements [retrieval.Embedder].
func (w *watched) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	vectors, err := w.Embedder.Embed(ctx, texts)
	if err != nil && ctx.Err() == nil && w.asked.Load() {
		w.failed(err)
	}
	return vectors, err
}

// serverFailure tells people of an error of the model server.
func (a *App) serverFailure(err error) *Failure {
	return &Failure{
		what:  message.AppServer,
		hint:  serverHint(err),
		why:   func(lang string) string { return answer.Why(err, lang) },
		cause: err,
	}
}
