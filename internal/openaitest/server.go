// Package openaitest is an OpenAI-compatible server for tests.
//
// It serves embeddings, chat completions and the list of models on loopback,
// checks every request body against the published specification where that is
// present, and answers from a script: good replies and faults, in order.
// After the script it embeds by the words of a text and answers each chat
// with the first sentence of the first passage that it is given, cited.
package openaitest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"footnote/internal/openapi"
)

// What the server knows: any other key is refused with 401, and any other
// model is unknown with 404.
const (
	Key            = "sk-test-0123456789abcdef"
	ChatModel      = "chat-test"
	EmbeddingModel = "embed-test"
)

// A Request is a request that the server got.
type Request struct {
	// Path is without the version: "/embeddings".
	Path   string
	Header http.Header
	Body   []byte

	Model    string    `json:"model"`
	Stream   bool      `json:"stream"`
	Input    []string  `json:"input"`
	Messages []Message `json:"messages"`
	// Temperature is nil if the request has none.
	Temperature *float64 `json:"temperature"`
	// StreamOptions is nil if the request has none.
	StreamOptions *StreamOptions `json:"stream_options"`
}

// StreamOptions are what a request says of its stream.
type StreamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

// counted reports whether the request wants the usage at the stream's end.
func (r *Request) counted() bool { return r.StreamOptions != nil && r.StreamOptions.IncludeUsage }

// A Message is one of a chat.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// A Server is a running server.
type Server struct {
	t      testing.TB
	spec   *openapi.Spec
	server *httptest.Server
	closed chan struct{}

	mu sync.Mutex
	// older: the server does not know stream_options.
	older      bool
	requests   []Request
	chats      []Reply
	embeddings []Reply
}

// New starts a server that ends with the test.
func New(t testing.TB) *Server {
	t.Helper()
	s := &Server{t: t, spec: openapi.Find(t, "openai"), closed: make(chan struct{})}
	if s.spec == nil {
		t.Log("no shared/specs beside the repository: bodies of requests are not checked")
	}
	for _, path := range []string{"/embeddings", "/chat/completions"} {
		// Compiled now, the schema delays no reply.
		if s.validate(path, []byte(`{}`)) == nil && s.spec != nil {
			t.Fatalf("the specification accepts an empty body for %s", path)
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/embeddings", s.handle("/embeddings", EmbeddingModel, &s.embeddings, Embeddings()))
	mux.HandleFunc("POST /v1/chat/completions", s.handle("/chat/completions", ChatModel, &s.chats,
		FirstSentence()))
	mux.HandleFunc("GET /v1/models", s.models)
	s.server = httptest.NewServer(mux)
	t.Cleanup(func() {
		close(s.closed)
		s.server.Close()
	})
	return s
}

// URL is the server's base URL, with the version: for OPENAI_BASE_URL.
func (s *Server) URL() string { return s.server.URL + "/v1" }

// HTTP returns a client for the server.
func (s *Server) HTTP() *http.Client { return s.server.Client() }

// Chat appends to the script of chat completions: one reply a request.
func (s *Server) Chat(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats = append(s.chats, replies...)
}

// Embed appends to the script of embeddings: one reply a request.
func (s *Server) Embed(replies ...Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.embeddings = append(s.embeddings, replies...)
}

// RefuseStreamOptions makes the server answer 400 to requests with
// stream_options, as some do that do not know them. Its replies then say
// nothing of usage either.
func (s *Server) RefuseStreamOptions() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.older = true
}

// Requests returns the requests to a path so far, in order of arrival.
func (s *Server) Requests(path string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.requests), func(r Request) bool { return r.Path != path })
}

// Reset forgets the script, the requests so far and that stream_options are
// refused.
func (s *Server) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.older = false
	s.requests, s.chats, s.embeddings = nil, nil, nil
}

// handle checks and records a request and answers with the next reply of the
// script, or the usual one after its end.
func (s *Server) handle(path, model string, script *[]Reply, usual Reply) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // The client has gone.
		}
		request := Request{Path: path, Header: r.Header.Clone(), Body: body}
		if err := s.validate(path, body); err != nil {
			s.t.Errorf("POST %s: %v\n%.2000s", path, err, body)
		}
		if err := json.Unmarshal(body, &request); err != nil {
			s.t.Errorf("POST %s: %v\n%.2000s", path, err, body)
		}
		reply := s.next(request, script, usual)
		switch {
		case r.Header.Get("Authorization") != "Bearer "+Key:
			// As the real one does, it repeats what it was given.
			reply = Fault(http.StatusUnauthorized, "invalid_api_key", "bad key: "+r.Header.Get("Authorization"))
		case request.Model != model:
			reply = Fault(http.StatusNotFound, "model_not_found", "no model "+request.Model)
		}
		reply(&Exchange{ResponseWriter: w, Request: &request, Gone: r.Context().Done(), Closed: s.closed})
	}
}

// next records the request and takes its reply from the script.
func (s *Server) next(request Request, script *[]Reply, usual Reply) Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, request)
	if s.older && request.StreamOptions != nil {
		return Fault(http.StatusBadRequest, "unknown_parameter", "unrecognized request argument: stream_options")
	}
	if len(*script) == 0 {
		return usual
	}
	reply := (*script)[0]
	*script = (*script)[1:]
	return reply
}

func (s *Server) validate(path string, body []byte) error {
	if s.spec == nil {
		return nil
	}
	return s.spec.Validate(s.spec.RequestBody("post", path), body)
}

func (s *Server) models(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests = append(s.requests, Request{Path: "/models", Header: r.Header.Clone()})
	s.mu.Unlock()
	x := &Exchange{ResponseWriter: w}
	if r.Header.Get("Authorization") != "Bearer "+Key {
		Fault(http.StatusUnauthorized, "invalid_api_key", "bad key")(x)
		return
	}
	var list []any
	for _, id := range []string{ChatModel, EmbeddingModel} {
		list = append(list, map[string]any{"id": id, "object": "model", "created": 0, "owned_by": "test"})
	}
	x.json(http.StatusOK, map[string]any{"object": "list", "data": list})
}
