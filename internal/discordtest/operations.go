package discordtest

import (
	"encoding/json"
	"net/http"
)

type object = map[string]any

var (
	errUnknownChannel     = &refusal{404, 10003, "Unknown Channel", ""}
	errUnknownMessage     = &refusal{404, 10008, "Unknown Message", ""}
	errUnknownWebhook     = &refusal{404, 10015, "Unknown Webhook", ""}
	errUnknownInteraction = &refusal{404, 10062, "Unknown interaction", ""}
	errForeignMessage     = &refusal{403, 50005, "Cannot edit a message authored by another user", ""}
	errAcknowledgedTwice  = &refusal{400, 40060, "Interaction has already been acknowledged.", ""}
)

func (s *Server) me(*http.Request, []byte) (any, *refusal) { return botUser(), nil }

func (s *Server) openDirect(_ *http.Request, data []byte) (any, *refusal) {
	var in struct {
		Recipient string `json:"recipient_id"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, invalid("%v", err)
	}
	return object{"id": s.direct(in.Recipient), "type": 1, "recipients": []object{user(in.Recipient)}}, nil
}

func (s *Server) putCommands(r *http.Request, data []byte) (any, *refusal) {
	if r.PathValue("application_id") != ApplicationID {
		return nil, &refusal{403, 20012, "You are not authorized to perform this action on this application", ""}
	}
	var commands []object
	if err := json.Unmarshal(data, &commands); err != nil {
		return nil, invalid("%v", err)
	}
	for _, c := range commands {
		c["id"], c["application_id"], c["version"] = s.nextID(), ApplicationID, s.nextID()
	}
	s.commands = data
	return commands, nil
}

// The kinds of interaction callbacks that are understood here.
const (
	callbackMessage  = 4
	callbackDeferred = 5
)

func (s *Server) callback(r *http.Request, data []byte) (any, *refusal) {
	i := s.interaction(r.PathValue("interaction_id"))
	if i == nil || i.Token != r.PathValue("interaction_token") {
		return nil, errUnknownInteraction
	}
	i.Callbacks++
	if i.Callbacks > 1 {
		return nil, errAcknowledgedTwice
	}
	var in struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, invalid("%v", err)
	}
	switch in.Type {
	case callbackDeferred:
		i.Deferred = true
		return nil, nil
	case callbackMessage:
		_, refused := s.post(i.Channel, i.ID, in.Data)
		return nil, refused
	}
	return nil, invalid("type: callback %d is not understood here", in.Type)
}

// responding returns the interaction whose webhook a request names, if it was
// acknowledged.
func (s *Server) responding(r *http.Request) (*Interaction, *refusal) {
	i := s.interactionByToken(r.PathValue("webhook_token"))
	if i == nil || i.Callbacks == 0 || r.PathValue("webhook_id") != ApplicationID {
		return nil, errUnknownWebhook
	}
	return i, nil
}

func (s *Server) getOriginal(r *http.Request, _ []byte) (any, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	if m := s.original(i.ID); m != nil {
		return m.object(), nil
	}
	return nil, errUnknownMessage
}

func (s *Server) editOriginal(r *http.Request, data []byte) (any, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	if m := s.original(i.ID); m != nil {
		return s.edit(m, data)
	}
	return s.post(i.Channel, i.ID, data) // what was deferred
}

func (s *Server) editFollowup(r *http.Request, data []byte) (any, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	m := s.message(r.PathValue("message_id"))
	if m == nil || m.interaction != i.ID {
		return nil, errUnknownMessage
	}
	return s.edit(m, data)
}

// followup posts a message after the response; as in Discord, the first one
// after a deferral takes the response's place.
func (s *Server) followup(r *http.Request, data []byte) (any, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	return s.post(i.Channel, i.ID, data)
}

func (s *Server) createMessage(r *http.Request, data []byte) (any, *refusal) {
	channel := r.PathValue("channel_id")
	if !s.known(channel) {
		return nil, errUnknownChannel
	}
	return s.post(channel, "", data)
}

func (s *Server) getMessage(r *http.Request, _ []byte) (any, *refusal) {
	m := s.message(r.PathValue("message_id"))
	if m == nil || m.Channel != r.PathValue("channel_id") {
		return nil, errUnknownMessage
	}
	return m.object(), nil
}

func (s *Server) editMessage(r *http.Request, data []byte) (any, *refusal) {
	m := s.message(r.PathValue("message_id"))
	switch {
	case m == nil || m.Channel != r.PathValue("channel_id"):
		return nil, errUnknownMessage
	case m.Author != BotID:
		return nil, errForeignMessage
	}
	return s.edit(m, data)
}

func (s *Server) typing(r *http.Request, _ []byte) (any, *refusal) {
	if !s.known(r.PathValue("channel_id")) {
		return nil, errUnknownChannel
	}
	return nil, nil
}

// post adds a message of the bot, in response to an interaction if it is not "".
func (s *Server) post(channel, interaction string, data []byte) (any, *refusal) {
	m := &Message{Channel: channel, Author: BotID, interaction: interaction}
	if refused := m.take(data, false); refused != nil {
		return nil, refused
	}
	if m.ReplyTo != "" && s.message(m.ReplyTo) == nil {
		return nil, invalid("message_reference: Unknown message")
	}
	m.ID = s.nextID()
	s.messages = append(s.messages, m)
	return m.object(), nil
}

func (s *Server) edit(m *Message, data []byte) (any, *refusal) {
	if refused := m.take(data, true); refused != nil {
		return nil, refused
	}
	return m.object(), nil
}

// take changes m as a request body says.
func (m *Message) take(data []byte, edit bool) *refusal {
	var b body
	if err := json.Unmarshal(data, &b); err != nil {
		return invalid("%v", err)
	}
	if refused := b.check(edit); refused != nil {
		return refused
	}
	if b.Content != nil {
		m.Content = *b.Content
		m.Contents = append(m.Contents, m.Content)
	}
	if b.Embeds != nil {
		m.Embeds = *b.Embeds
	}
	if b.Reference != nil {
		m.ReplyTo = b.Reference.MessageID
	}
	m.Flags = b.Flags
	m.AllowedMentions = nil
	if b.Allowed != nil {
		m.AllowedMentions = *b.Allowed
	}
	m.Pings = append(m.Pings, b.pings()...)
	return nil
}

// known reports whether a channel exists: one that somebody wrote in.
func (s *Server) known(channel string) bool {
	for _, id := range s.directs {
		if id == channel {
			return true
		}
	}
	for _, i := range s.interactions {
		if i.Channel == channel {
			return true
		}
	}
	return false
}

// object returns a message in Discord's form.
func (m *Message) object() object {
	author := user(m.Author)
	if m.Author == BotID {
		author = botUser()
	}
	return object{
		"id": m.ID, "channel_id": m.Channel, "author": author, "content": m.Content,
		"timestamp": "2025-01-01T00:00:00.000000+00:00", "edited_timestamp": nil,
		"tts": false, "mention_everyone": false, "mentions": []any{}, "mention_roles": []any{},
		"attachments": []any{}, "embeds": []any{}, "pinned": false, "type": 0, "flags": m.Flags,
	}
}

func user(id string) object {
	return object{"id": id, "username": "person" + id, "global_name": "Person", "discriminator": "0", "avatar": nil}
}

func botUser() object {
	return object{"id": BotID, "username": "footnote", "discriminator": "0", "avatar": nil, "bot": true}
}
