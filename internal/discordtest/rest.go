package discordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// maxBody is the most bytes of a request body that are read.
const maxBody = 10 << 20

// An operation does what a request asks, and returns the JSON value of the
// answer, nil for none. It is called with s.mu held.
type operation func(r *http.Request, body []byte) (any, *refusal)

// A route is an operation of the REST interface.
type route struct {
	method, path string
	// schema is the path in the OpenAPI document if the request has a body.
	schema string
	// open operations need no token of the bot.
	open bool
	do   operation
}

func (s *Server) routes() []route {
	const webhook = "/webhooks/{webhook_id}/{webhook_token}"
	callback := "/interactions/{interaction_id}/{interaction_token}/callback"
	messages := "/channels/{channel_id}/messages"
	commands := "/applications/{application_id}/commands"
	return []route{
		{"GET", "/gateway", "", true, s.gateway},
		{"GET", "/gateway/bot", "", false, s.gatewayBot},
		{"GET", "/applications/@me", "", false, s.application},
		{"GET", "/users/@me", "", false, s.me},
		{"POST", "/users/@me/channels", "/users/@me/channels", false, s.openDirect},
		{"PUT", commands, commands, false, s.putCommands},
		{"POST", callback, callback, true, s.callback},
		{"GET", webhook + "/messages/@original", "", true, s.getOriginal},
		{"PATCH", webhook + "/messages/@original", webhook + "/messages/@original", true, s.editOriginal},
		{"PATCH", webhook + "/messages/{message_id}", webhook + "/messages/{message_id}", true, s.editFollowup},
		{"POST", webhook, webhook, true, s.followup},
		{"POST", messages, messages, false, s.createMessage},
		{"GET", messages + "/{message_id}", "", false, s.getMessage},
		{"PATCH", messages + "/{message_id}", messages + "/{message_id}", false, s.editMessage},
		{"POST", "/channels/{channel_id}/typing", "", false, s.typing},
	}
}

func (s *Server) handler() http.Handler {
	api := http.NewServeMux()
	for _, route := range s.routes() {
		api.HandleFunc(route.method+" "+route.path, func(w http.ResponseWriter, r *http.Request) { s.serve(route, w, r) })
	}
	api.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.report("no such operation here: %s %s", r.Method, r.URL.Path)
		s.answer(w, r, nil, nil, &refusal{404, 0, "404: Not Found", ""})
	})
	mux := http.NewServeMux()
	mux.Handle("/api/v9/", http.StripPrefix("/api/v9", api))
	mux.Handle("/api/v10/", http.StripPrefix("/api/v10", api))
	mux.HandleFunc("/{$}", s.serveGateway)
	mux.HandleFunc(resumePath, s.serveGateway)
	return mux
}

func (s *Server) serve(route route, w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return // the bot went away
	}
	// A wrong token is refused wherever it is sent.
	if given := r.Header.Get("Authorization"); !s.authorized(r) && (!route.open || given != "") {
		s.answer(w, r, data, nil, &refusal{401, 0, "401: Unauthorized", ""})
		return
	}
	if route.schema != "" {
		if refused := s.validate(route, r, data); refused != nil {
			s.report("%s %s: %v\n%s", r.Method, r.URL.Path, refused, data)
			s.answer(w, r, data, nil, refused)
			return
		}
	}
	s.mu.Lock()
	value, refused := route.do(r, data)
	s.change()
	s.mu.Unlock()
	if refused != nil {
		s.report("%s %s: %v", r.Method, r.URL.Path, refused)
	}
	s.answer(w, r, data, value, refused)
}

func (s *Server) validate(route route, r *http.Request, data []byte) *refusal {
	if kind := r.Header.Get("Content-Type"); kind != "application/json" {
		return invalid("Content-Type is %q, not application/json", kind)
	}
	if !json.Valid(data) {
		return &refusal{400, 50109, "The request body contains invalid JSON.", ""}
	}
	if s.options.Validate == nil {
		return nil
	}
	if err := s.options.Validate(route.method, route.schema, data); err != nil {
		return invalid("%v", err)
	}
	return nil
}

// answer writes and records the answer to a request.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, data []byte, value any, refused *refusal) {
	status := http.StatusOK
	switch {
	case refused != nil:
		status, value = refused.status, refused
	case value == nil:
		status = http.StatusNoContent
	}
	s.mu.Lock()
	s.requests = append(s.requests, Request{r.Method, strings.TrimSuffix(r.URL.Path, "/"), bytes.Clone(data), status})
	s.change()
	s.mu.Unlock()
	if status == http.StatusNoContent {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}
