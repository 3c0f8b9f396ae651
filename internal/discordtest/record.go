package discordtest

import (
	"slices"
	"strings"
	"time"
)

// A Request is one that the bot made.
type Request struct {
	Method string
	// Path is without the base and the query; Route is it with the names of
	// its parts, as Discord's documentation has it.
	Path, Route string
	Body        []byte
	// Status is what it was answered with, 0 if the connection was closed.
	Status int
	// At is when, by the server's clock.
	At time.Time
}

// Requests returns all requests so far, oldest first; none with
// [Options.Forget].
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Count returns how many requests so far had a method and a path, or a route.
func (s *Server) Count(method, path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if strings.Contains(path, "{") {
		return s.counts[method+" "+path]
	}
	n := 0
	for _, r := range s.requests {
		if r.Method == method && r.Path == path {
			n++
		}
	}
	return n
}

// record keeps or counts a request; the caller holds s.mu.
func (s *Server) record(r Request) {
	s.counts[r.Method+" "+r.Route]++
	if !s.options.Forget {
		s.requests = append(s.requests, r)
	}
	s.change()
}

// Message returns a message as it stands now; its ID is empty if it is not
// there.
func (s *Server) Message(id string) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.messages[id]; m != nil {
		return m.clone()
	}
	return Message{}
}

// Messages returns the bot's messages in a channel, oldest first, those of
// interactions left out.
func (s *Server) Messages(channel string) []Message {
	return s.messagesThat(channel, func(m *Message) bool { return m.Author == BotID && m.interaction == "" })
}

// Visible returns what somebody sees in a channel, oldest first.
func (s *Server) Visible(channel, person string) []Message {
	return s.messagesThat(channel, func(m *Message) bool { return m.For == "" || m.For == person })
}

func (s *Server) messagesThat(channel string, keep func(*Message) bool) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.inChannel[channel] {
		if keep(m) {
			out = append(out, m.clone())
		}
	}
	return out
}

// Pings returns everyone whom any message of the bot called.
func (s *Server) Pings() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.pings)
}
