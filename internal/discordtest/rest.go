package discordtest

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strings"
	"time"
)

// maxBody is the most bytes of a request body that are read.
const maxBody = 10 << 20

// serve answers a request: what is wrong with it or with the server comes
// before what it asks.
func (s *Server) serve(route route, w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return // the bot went away
	}
	a := reply{route: route, request: r, body: data}
	held, fault := s.judge(&a)
	switch {
	case held != nil:
		a.override(held)
	case fault == nil:
		a.value, a.refused = s.perform(route, r, data)
	case !s.befall(&a, fault):
		return // the server is closed
	}
	if r.Context().Err() != nil {
		s.lost(r) // the bot waits no longer
	}
	s.answer(w, a, fault != nil && fault.Close)
}

// judge returns the verdict on a request that comes too soon, or else the
// fault that strikes it, if any.
func (s *Server) judge(a *reply) (*verdict, *Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := a.request
	if s.options.RateLimits {
		held, headers := s.count(r.Method, a.route.path, r)
		a.headers = headers
		if held != nil {
			return held, nil
		}
	}
	return nil, s.faults.strike(r.Method, a.route.path, strings.TrimSuffix(r.URL.Path, "/"))
}

// befall answers a request as a fault says; it reports whether the server
// still stands.
func (s *Server) befall(a *reply, f *Fault) bool {
	bad := f.verdict()
	if !f.Applied && !s.wait(f.Delay) {
		return false
	}
	if f.Close || bad != nil && f.Status != http.StatusTooManyRequests {
		s.lost(a.request)
	}
	if f.Applied || bad == nil && !f.Close {
		a.value, a.refused = s.perform(a.route, a.request, a.body)
	}
	if f.Applied {
		s.lost(a.request)
		if !s.wait(f.Delay) {
			return false
		}
	}
	if bad != nil {
		a.override(bad)
	}
	return true
}

// perform does what a request asks.
func (s *Server) perform(route route, r *http.Request, data []byte) (any, *refusal) {
	// A wrong token is refused wherever it is sent.
	if given := r.Header.Get("Authorization"); !s.authorized(r) && (!route.open || given != "") {
		return nil, unauthorized()
	}
	if route.schema != "" {
		if refused := s.validate(route, r, data); refused != nil {
			s.report("%s %s: %v\n%s", r.Method, route.path, refused, data)
			return nil, refused
		}
	}
	s.mu.Lock()
	value, refused := route.do(r, data)
	s.change()
	s.mu.Unlock()
	switch {
	case refused == nil || refused.expected:
	case refused.unheard(r):
		s.repeated(r)
	default:
		s.report("%s %s: %v", r.Method, r.URL.Path, refused)
	}
	return value, refused
}

func (s *Server) validate(route route, r *http.Request, data []byte) *refusal {
	if kind := r.Header.Get("Content-Type"); kind != "application/json" {
		return invalid("Content-Type is %q, not application/json", kind)
	}
	if !json.Valid(data) {
		return invalidJSON()
	}
	if s.options.Validate == nil {
		return nil
	}
	if err := s.options.Validate(route.method, route.schema, data); err != nil {
		return invalid("%v", err)
	}
	return nil
}

// wait lets real time pass; it reports whether the server still stands.
func (s *Server) wait(d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.ctx.Done():
		return false
	}
}

// lost notes that the bot does not learn what became of a request: an
// interaction that it answers again, or goes on with, is then no mistake.
func (s *Server) lost(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.interactions[r.PathValue("interaction_id")]; i != nil {
		i.unanswered = true
	}
}

// A reply is the answer to a request on its way.
type reply struct {
	route   route
	request *http.Request
	body    []byte
	value   any
	refused *refusal
	headers map[string]string
}

// override puts a verdict in the place of an answer.
func (a *reply) override(v *verdict) {
	a.value, a.refused = v.body, v.refusal
	headers := make(map[string]string)
	maps.Copy(headers, a.headers)
	maps.Copy(headers, v.headers)
	a.headers = headers
}

// answer writes and records the answer to a request, or closes its connection.
func (s *Server) answer(w http.ResponseWriter, a reply, closes bool) {
	status := http.StatusOK
	switch {
	case closes:
		status = 0
	case a.refused != nil:
		status = a.refused.status
	case a.value == nil:
		status = http.StatusNoContent
	}
	s.mu.Lock()
	s.record(Request{
		a.request.Method, strings.TrimSuffix(a.request.URL.Path, "/"), a.route.path, a.body, status, s.now(),
	})
	tolerated := s.tolerates(status, a.headers)
	s.mu.Unlock()
	if !tolerated {
		s.report("more than %d invalid requests in %v", invalidLimit, invalidWithin)
	}
	if closes {
		panic(http.ErrAbortHandler)
	}
	for name, value := range a.headers {
		w.Header().Set(name, value)
	}
	if status == http.StatusNoContent {
		w.WriteHeader(status)
		return
	}
	if a.refused != nil && a.value == nil {
		a.value = a.refused
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(a.value)
}
