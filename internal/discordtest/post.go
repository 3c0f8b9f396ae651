package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Which flags a message may set, by where it comes from.
const (
	flagsOfMessage  = flagSuppressEmbeds | flagSuppressNotifications
	flagsOfResponse = flagsOfMessage | flagEphemeral
	// flagsOfEdit: clients send back the flags that a message has.
	flagsOfEdit = flagsOfResponse
)

// nonceWithin is how long a nonce is remembered: "the past few minutes".
const nonceWithin = 5 * time.Minute

// post adds a message of the bot with what a body says; the caller holds s.mu.
func (s *Server) post(m *Message, b *body, flags int) *refusal {
	m.Author = BotID
	if err := b.check(flags); err != nil {
		return err
	}
	s.take(m, b)
	m.Flags = m.Flags&flagEphemeral | b.Flags&^flagEphemeral
	m.nonce = b.Nonce
	if m.empty() {
		return emptyMessage()
	}
	s.keep(m)
	s.tellPost("MESSAGE_CREATE", m, nil)
	return nil
}

// edit changes a message of the bot as a body says.
func (s *Server) edit(m *Message, b *body) *refusal {
	if err := b.check(flagsOfEdit); err != nil {
		return err
	}
	next := *m
	s.take(&next, b)
	if next.empty() {
		return emptyMessage()
	}
	next.Edits, next.Edited = m.Edits+1, s.now()
	*m = next
	s.tellPost("MESSAGE_UPDATE", m, nil)
	return nil
}

func (m *Message) empty() bool {
	return strings.TrimSpace(m.Content) == "" && len(m.Embeds) == 0 && len(m.Components) == 0 && len(m.files) == 0
}

// take changes m as a body says.
func (s *Server) take(m *Message, b *body) {
	if b.Content != nil {
		m.Content = *b.Content
		if !s.options.Forget {
			m.Contents = append(slices.Clip(m.Contents), m.Content)
		}
	}
	if b.Embeds != nil {
		m.Embeds = *b.Embeds
	}
	if b.Components != nil {
		m.Components = *b.Components
	}
	if b.Files != nil {
		m.files = *b.Files
	}
	m.AllowedMentions = nil
	if b.Allowed != nil {
		m.AllowedMentions = *b.Allowed
	}
	called := b.pings()
	m.Pings = append(slices.Clip(m.Pings), called...)
	s.pings = append(s.pings, called...)
	if b.Content == nil {
		return
	}
	m.Mentions, m.roles, m.everyone = nil, nil, false
	for _, c := range called {
		if id, ok := strings.CutPrefix(c, "user "); ok {
			m.Mentions = append(m.Mentions, id)
		} else if id, ok := strings.CutPrefix(c, "role "); ok {
			m.roles = append(m.roles, id)
		} else if c == "everyone" || c == "here" {
			m.everyone = true
		}
	}
}

// answers makes m a reply to the message that a body refers to.
func (s *Server) answers(m *Message, r *reference) *refusal {
	if r == nil || r.MessageID == "" {
		return nil
	}
	to := s.messages[r.MessageID]
	switch {
	case to != nil && to.Channel == m.Channel && to.For == "":
		m.ReplyTo, m.kind = to.ID, typeReply
	case !optional(r.MustExist, true):
	default:
		err := invalid("message_reference: Unknown message")
		err.expected = s.deleted[r.MessageID] == m.Channel
		return err
	}
	return nil
}

// A posted is a message with a nonce, and when it was posted.
type posted struct {
	message string
	at      time.Time
}

// again returns the message that was posted with the nonce of a body, nil if
// there is none or the body does not ask.
func (s *Server) again(channel string, b *body) *Message {
	if !b.Enforce || b.Nonce == nil {
		return nil
	}
	p, ok := s.nonces[nonceKey(channel, b)]
	if !ok || s.now().Sub(p.at) > nonceWithin {
		return nil
	}
	return s.messages[p.message]
}

func (s *Server) rememberNonce(m *Message, b *body) {
	if b.Nonce == nil {
		return
	}
	if len(s.nonces) > maxNonces {
		clear(s.nonces)
	}
	s.nonces[nonceKey(m.Channel, b)] = posted{m.ID, m.Created}
}

// maxNonces bounds what is remembered; a test never has as many at once.
const maxNonces = 10000

func nonceKey(channel string, b *body) string { return fmt.Sprintf("%s %v", channel, b.Nonce) }
