package app

import (
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/config"
	"footnote/retrieval"
)

// Options make an [App].
type Options struct {
	Config *config.Config
	// Logger may be nil: then nothing is logged.
	Logger *slog.Logger
	// HTTP is used for the model server; nil means one with time limits.
	HTTP *http.Client
	// Warn takes what people should know although it ends nothing; it may be
	// called from several goroutines. Nil means that nobody is told.
	Warn func(*Failure)
}

// An App makes the parts that a configuration asks for.
type App struct {
	config *config.Config
	log    *slog.Logger
	http   *http.Client
	warn   func(*Failure)
	// vocabulary is nil for the built-in one; its errors are [Failure]s.
	vocabulary func() (*retrieval.Vocabulary, error)
	// client is that of the configured model server: one, so that the models
	// share what they know of how it does.
	client func() *openai.Client
	// embedding: that the embedding model fails is told once.
	embedding sync.Once
}

// New returns an App.
func New(o Options) *App {
	a := &App{config: o.Config, log: o.Logger, http: o.HTTP, warn: o.Warn}
	a.vocabulary = sync.OnceValues(a.readVocabulary)
	a.client = sync.OnceValue(func() *openai.Client {
		return retrieval.NewServerClient(a.config.BaseURL, a.config.APIKey.Reveal(), a.http)
	})
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.http == nil {
		a.http = httpClient()
	}
	if a.warn == nil {
		a.warn = func(*Failure) {}
	}
	return a
}

// Time limits of the model server's connection. The whole of a request is
// bounded by who asks: an answer that streams may take minutes.
const (
	connectWithin = 10 * time.Second
	// A model that is read from disk first takes most of a minute.
	headerWithin = 2 * time.Minute
	idleFor      = 90 * time.Second
	// Nobody closes the connections of a network that changed: one that nothing
	// came through for pingAfter is left unless it answers within pingWithin.
	pingAfter  = 15 * time.Second
	pingWithin = 10 * time.Second
)

func httpClient() *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: connectWithin}).DialContext,
		TLSHandshakeTimeout:   connectWithin,
		ResponseHeaderTimeout: headerWithin,
		IdleConnTimeout:       idleFor,
		MaxIdleConnsPerHost:   8,
		ForceAttemptHTTP2:     true,
		HTTP2:                 &http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingWithin},
	}}
}

// usesModel reports whether a server's model of a name is to be used.
func (a *App) usesModel(name string) bool { return a.config.HasServer() && name != "" }
