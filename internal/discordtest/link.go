package discordtest

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// links are the connections of the bot that are open, each with what is closed
// when it is.
type links struct {
	mu   sync.Mutex
	open map[net.Conn]chan struct{}
}

type linkKey struct{}

// opened is for [http.Server.ConnContext].
func (l *links) opened(ctx context.Context, c net.Conn) context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	gone := make(chan struct{})
	l.open[c] = gone
	return context.WithValue(ctx, linkKey{}, gone)
}

// changed is for [http.Server.ConnState].
func (l *links) changed(c net.Conn, state http.ConnState) {
	if state != http.StateClosed && state != http.StateHijacked {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if gone := l.open[c]; gone != nil {
		close(gone)
		delete(l.open, c)
	}
}

// linkOf returns what is closed with the connection of a request.
func linkOf(r *http.Request) <-chan struct{} {
	gone, _ := r.Context().Value(linkKey{}).(chan struct{})
	return gone
}

// repeated takes back that a bot responded once more which had not learnt that
// it did.
func (s *Server) repeated(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.interactions[r.PathValue("interaction_id")]; i != nil {
		i.Callbacks--
	}
}

// noticedWithin is far longer than it takes to notice that a connection is gone.
const noticedWithin = 5 * time.Second

// unheard reports whether the bot went away before the answer came that it now
// asks for again: a bot that gives up a request closes its connection first.
func (r *refusal) unheard(request *http.Request) bool {
	if r.heard == nil || r.heard == linkOf(request) {
		return false
	}
	timer := time.NewTimer(noticedWithin)
	defer timer.Stop()
	select {
	case <-r.heard:
		return true
	case <-timer.C:
		return false
	}
}
