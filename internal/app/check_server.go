package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/answer"
	"footnote/internal/config"
	"footnote/internal/message"
	"footnote/retrieval"
)

// checkWithin bounds each request of a check: a model that is read from disk
// first takes most of a minute.
const checkWithin = time.Minute

// serverHint returns what to do about an error of the model server.
func serverHint(err error) message.Key {
	var failed *retrieval.ServerError
	if !errors.As(err, &failed) {
		return message.AppServerHint
	}
	switch failed.Failure {
	case retrieval.FailureKey:
		return message.AppServerKeyHint
	case retrieval.FailureModel:
		return message.AppServerModelHint
	case retrieval.FailureCredit:
		return message.AppServerCreditHint
	case retrieval.FailureReach, retrieval.FailureTime, retrieval.FailureOpen:
		return message.AppServerReachHint
	default:
		return message.AppServerHint
	}
}

// chat checks that the server knows the chat model.
func (c *checker) chat(ctx context.Context) {
	if !c.usesModel(c.config.ChatModel) {
		c.add("chat", Off, message.DoctorChatOff.In(c.lang), c.offHint())
		return
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	list, err := c.client().ListModels(ctx)
	switch {
	case err != nil:
		c.server("chat", retrieval.Classify(ctx, err))
	case !slices.ContainsFunc(list.Models, func(m openai.Model) bool { return sameModel(m.ID, c.config.ChatModel) }):
		c.add("chat", Warn, message.DoctorChatUnknown.In(c.lang, c.config.ChatModel), message.AppServerModelHint.In(c.lang))
	default:
		c.add("chat", OK, message.DoctorChat.In(c.lang, c.config.ChatModel), "")
	}
}

// sameModel reports whether a server's name of a model is the one configured:
// Ollama adds ":latest".
func sameModel(id, name string) bool {
	return strings.TrimSuffix(id, ":latest") == strings.TrimSuffix(name, ":latest")
}

// embedding embeds a word.
func (c *checker) embedding(ctx context.Context) {
	if !c.usesModel(c.config.EmbeddingModel) {
		c.add("embedding", Off, message.DoctorEmbeddingOff.In(c.lang), c.offHint())
		return
	}
	embedder := retrieval.NewOpenAI(c.client(), c.config.EmbeddingModel, retrieval.OpenAIOptions{
		Timeout: checkWithin, Patience: retrieval.Patience{Tries: 1},
	})
	vectors, err := embedder.Embed(ctx, []string{"footnote"})
	if err != nil {
		c.server("embedding", err)
		return
	}
	c.add("embedding", OK, message.DoctorEmbedding.In(c.lang, c.config.EmbeddingModel, len(vectors[0])), "")
}

func (c *checker) server(check string, err error) {
	c.log.Debug("check", "check", check, "error", err)
	c.add(check, Fail, message.AppServer.In(c.lang, answer.Why(err, c.lang)), serverHint(err).In(c.lang))
}

// offHint says how to turn the model path on, where nothing of it is.
func (c *checker) offHint() string {
	if c.config.HasServer() {
		return ""
	}
	return message.DoctorServerHint.In(c.lang, config.APIKey, config.BaseURL)
}
