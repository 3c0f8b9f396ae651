package discordtest

import "net/http"

// maxForeignFollowups is for apps that are not installed in the place.
// https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
const maxForeignFollowups = 5

// responding returns the interaction whose webhook a request names, if it was
// acknowledged and its token is still good.
func (s *Server) responding(r *http.Request) (*Interaction, *refusal) {
	i := s.tokens[r.PathValue("webhook_token")]
	switch {
	case i == nil || r.PathValue("webhook_id") != ApplicationID:
		return nil, s.perhapsForgotten(unknownWebhook())
	case s.now().Sub(i.Created) > tokenLasts:
		return nil, expiredToken()
	case i.Callback == 0:
		refused := unknownWebhook()
		refused.expected = i.unanswered
		return nil, refused
	}
	i.touched = s.now()
	return i, nil
}

// reply posts a message in response to an interaction; the first is its
// original. The caller holds s.mu.
func (s *Server) reply(i *Interaction, b *body) (*Message, *refusal) {
	first := i.original == "" && !i.gone && (i.Deferred || i.Callback == 0)
	m := &Message{
		Channel: i.Channel, interaction: i.ID,
		command: &responseTo{id: i.ID, person: i.User, name: i.Command, kind: i.Kind, owners: i.owners},
	}
	ephemeral := b.Flags&flagEphemeral != 0 || s.hidden(i)
	switch {
	case !first:
		m.ReplyTo, m.kind, m.command.name = i.original, typeReply, ""
	case i.Kind == KindCommand && i.Source == "":
		m.kind, ephemeral = typeChatInput, i.Ephemeral
	case i.Kind == KindCommand:
		m.kind, ephemeral, m.ReplyTo = typeContextMenu, i.Ephemeral, i.Source
	default:
		m.kind, ephemeral, m.ReplyTo = typeReply, i.Ephemeral, i.Source
	}
	if ephemeral {
		m.For, m.Flags = i.User, flagEphemeral
	}
	if refused := s.post(m, b, flagsOfResponse); refused != nil {
		return nil, refused
	}
	if first {
		i.original = m.ID
	} else {
		i.followups = append(i.followups, m.ID)
	}
	s.answered(i)
	return m, nil
}

// originalOf returns the response of the interaction whose webhook a request
// names, nil for one that was deferred and is still to come.
func (s *Server) originalOf(r *http.Request) (*Interaction, *Message, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, nil, refused
	}
	m := s.messages[i.original]
	switch {
	case m != nil:
		return i, m, nil
	case i.gone || s.deleted[i.original] != "":
		return i, nil, deletedMessage()
	case i.Deferred:
		return i, nil, nil
	}
	return i, nil, unknownMessage()
}

func (s *Server) getOriginal(r *http.Request, _ []byte) (any, *refusal) {
	_, m, refused := s.originalOf(r)
	switch {
	case refused != nil:
		return nil, refused
	case m == nil:
		return nil, unknownMessage()
	}
	return s.messageObject(m, true), nil
}

func (s *Server) editOriginal(r *http.Request, data []byte) (any, *refusal) {
	i, m, refused := s.originalOf(r)
	if refused != nil {
		return nil, refused
	}
	b, refused := parseBody(data)
	switch {
	case refused != nil:
		return nil, refused
	case m == nil: // what was deferred
		m, refused = s.reply(i, b)
	default:
		refused = s.edit(m, b)
		s.answered(i)
	}
	if refused != nil {
		return nil, refused
	}
	return s.messageObject(m, true), nil
}

// answered notes that the bot showed something.
func (s *Server) answered(i *Interaction) {
	if i.Answered == 0 {
		i.Answered = max(s.now().Sub(i.Created), 1)
	}
}

func (s *Server) deleteOriginal(r *http.Request, _ []byte) (any, *refusal) {
	i, m, refused := s.originalOf(r)
	switch {
	case refused != nil:
		return nil, refused
	case m == nil:
		i.gone = true // the loading message
		return nil, nil
	}
	s.removeResponse(m)
	return nil, nil
}

func (s *Server) removeResponse(m *Message) {
	s.remove(m)
	if m.For == "" {
		s.tellDeletion(m.Channel, []string{m.ID})
	}
}

// followupOf returns the message that a request names by its ID.
func (s *Server) followupOf(r *http.Request) (*Message, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	id := r.PathValue("message_id")
	m := s.messages[id]
	switch {
	case m != nil && (m.interaction == i.ID || id == i.original):
		return m, nil
	case s.deleted[id] == i.Channel:
		return nil, deletedMessage()
	}
	return nil, s.perhapsForgotten(unknownMessage())
}

func (s *Server) getFollowup(r *http.Request, _ []byte) (any, *refusal) {
	m, refused := s.followupOf(r)
	if refused != nil {
		return nil, refused
	}
	return s.messageObject(m, true), nil
}

func (s *Server) editFollowup(r *http.Request, data []byte) (any, *refusal) {
	m, refused := s.followupOf(r)
	if refused != nil {
		return nil, refused
	}
	b, refused := parseBody(data)
	if refused == nil {
		refused = s.edit(m, b)
	}
	if refused != nil {
		return nil, refused
	}
	return s.messageObject(m, true), nil
}

func (s *Server) deleteFollowup(r *http.Request, _ []byte) (any, *refusal) {
	m, refused := s.followupOf(r)
	if refused != nil {
		return nil, refused
	}
	s.removeResponse(m)
	return nil, nil
}

// followup posts a message after the response; as in Discord, the first one
// after a deferral takes the response's place.
func (s *Server) followup(r *http.Request, data []byte) (any, *refusal) {
	i, refused := s.responding(r)
	if refused != nil {
		return nil, refused
	}
	if i.Kind == KindAutocomplete {
		return nil, unknownWebhook()
	}
	if i.owners["0"] == nil && len(i.followups) >= maxForeignFollowups {
		return nil, tooManyFollowups()
	}
	b, refused := parseBody(data)
	if refused != nil {
		return nil, refused
	}
	m, refused := s.reply(i, b)
	if refused != nil {
		return nil, refused
	}
	return s.messageObject(m, true), nil
}
