package app

import (
	"context"
	"path/filepath"
	"time"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/retrieval"
)

// model returns the model that words answers, nil for the built-in reader.
func (a *App) model() *answer.Model {
	if !a.usesModel(a.config.ChatModel) {
		return nil
	}
	o := answer.ModelOptions{Log: a.log, Context: a.config.ChatContext}
	if a.usesModel(a.config.CheckModel) {
		o.Judge = a.config.CheckModel
	}
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
	server := retrieval.NewOpenAI(a.client(), a.config.EmbeddingModel, retrieval.OpenAIOptions{Server: a.config.BaseURL})
	return &watched{
		Embedder: retrieval.NewCachedEmbedder(server, filepath.Join(a.config.Data, vectorsFolder), a.log),
		failed: func(err error) {
			f := a.serverFailure(err)
			f.what = message.AppWordsAlone
			a.embedding.Do(func() { a.warn(f) })
		},
	}
}

// vectorsFolder is the folder of the data folder that keeps vectors by their
// text; the index keeps them by passage. No index has this name, since theirs
// end in ".index".
const vectorsFolder = "vectors"

// embedQuestionWithin is how long a question is let wait for its vector, with
// all tries: somebody waits, and there are the words. A model that is read from
// disk first takes most of a minute.
const embedQuestionWithin = time.Minute

// A watched embedder does not let questions wait for long, and tells of
// failures to embed one, which is then searched by its words alone.
type watched struct {
	retrieval.Embedder
	failed func(error)
}

type updatingKey struct{}

// updating marks what is embedded as passages: nobody waits for these, and who
// updates the index tells of failures.
func updating(ctx context.Context) context.Context {
	return context.WithValue(ctx, updatingKey{}, true)
}

var _ retrieval.Embedder = (*watched)(nil)

// Embed implements [retrieval.Embedder].
func (w *watched) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if ctx.Value(updatingKey{}) != nil {
		return w.Embedder.Embed(ctx, texts)
	}
	soon, cancel := context.WithTimeoutCause(ctx, embedQuestionWithin, &retrieval.ServerError{Failure: retrieval.FailureTime})
	defer cancel()
	vectors, err := w.Embedder.Embed(soon, texts)
	if err != nil && ctx.Err() == nil {
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
