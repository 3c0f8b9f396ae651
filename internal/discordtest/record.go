package discordtest

import (
	"encoding/json"
	"slices"
)

// A Request is one that the bot made.
type Request struct {
	Method string
	// Path is without the base and the query.
	Path string
	Body []byte
	// Status is what it was answered with.
	Status int
}

// A Message is what stands in a channel now.
type Message struct {
	ID, Channel, Author string
	// Content is what is shown; Contents is all that was, first to last.
	Content  string
	Contents []string
	// ReplyTo is the ID of the message that this one answers, if any.
	ReplyTo string
	Flags   int
	Embeds  []Embed
	// AllowedMentions is the field of the last body, nil if it had none.
	AllowedMentions json.RawMessage
	// Pings are the people and roles that the message called at any time:
	// "everyone", "here", "user ID", "role ID".
	Pings []string
	// interaction is the ID of the interaction that it responds to.
	interaction string
}

// An Embed is the part of an embed that has limits.
type Embed struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Fields      []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"fields"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
	Author struct {
		Name string `json:"name"`
	} `json:"author"`
}

// An Interaction is a command that somebody used.
type Interaction struct {
	ID, Token, Channel, User, Locale string
	Command                          string
	Options                          map[string]string
	// Callbacks is how often the bot responded to it; more than once is an
	// error of the bot.
	Callbacks int
	// Deferred: it was acknowledged, and the response comes by an edit.
	Deferred bool
	// Original is the response itself, nil if there is none yet.
	Original *Message
	// Followups are the messages after it.
	Followups []Message
}

// Messages returns the response and what followed it.
func (i Interaction) Messages() []Message {
	if i.Original == nil {
		return nil
	}
	return append([]Message{*i.Original}, i.Followups...)
}

// Requests returns all requests so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Count returns how many requests so far had a method and a path.
func (s *Server) Count(method, path string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Method == method && r.Path == path {
			n++
		}
	}
	return n
}

// Commands returns the application commands as they were registered last, a
// JSON array, nil if they never were.
func (s *Server) Commands() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands)
}

// Interaction returns the interaction with an ID as it stands now.
func (s *Server) Interaction(id string) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.interaction(id)
	if i == nil {
		return Interaction{}
	}
	out := *i
	out.Original, out.Followups = nil, nil
	for _, m := range s.messages {
		switch {
		case m.interaction != id:
		case out.Original == nil:
			original := m.clone()
			out.Original = &original
		default:
			out.Followups = append(out.Followups, m.clone())
		}
	}
	return out
}

// Messages returns the bot's messages in a channel, oldest first, those of
// interactions left out.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.messages {
		if m.Channel == channel && m.Author == BotID && m.interaction == "" {
			out = append(out, m.clone())
		}
	}
	return out
}

// Pings returns everyone whom any message called.
func (s *Server) Pings() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, m := range s.messages {
		out = append(out, m.Pings...)
	}
	return out
}

func (m *Message) clone() Message {
	out := *m
	out.Contents = slices.Clone(m.Contents)
	out.Pings = slices.Clone(m.Pings)
	return out
}

// interaction and message look up by ID, nil if unknown; the caller holds s.mu.
func (s *Server) interaction(id string) *Interaction {
	for _, i := range s.interactions {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func (s *Server) interactionByToken(token string) *Interaction {
	for _, i := range s.interactions {
		if i.Token == token {
			return i
		}
	}
	return nil
}

func (s *Server) message(id string) *Message {
	for _, m := range s.messages {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// original returns the first message of an interaction, nil if it has none.
func (s *Server) original(interaction string) *Message {
	for _, m := range s.messages {
		if m.interaction == interaction {
			return m
		}
	}
	return nil
}
