package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// channel returns the channel that a request names, if the bot may do there
// what it wants. All operations are called with s.mu held.
func (s *Server) channel(r *http.Request, want Permission) (*Channel, *refusal) {
	c := s.channels[r.PathValue("channel_id")]
	if c == nil {
		return nil, unknownChannel()
	}
	return c, s.permit(c, want)
}

func (s *Server) getChannel(r *http.Request, _ []byte) (any, *refusal) {
	c, refused := s.channel(r, ViewChannel)
	if refused != nil {
		return nil, refused
	}
	return s.channelObject(c), nil
}

func (s *Server) openDirect(_ *http.Request, data []byte) (any, *refusal) {
	var in struct {
		Recipient string `json:"recipient_id"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, invalid("%v", err)
	}
	return s.channelObject(s.channels[s.direct(in.Recipient)]), nil
}

func (s *Server) typing(r *http.Request, _ []byte) (any, *refusal) {
	c := s.channels[r.PathValue("channel_id")]
	if c == nil {
		return nil, unknownChannel()
	}
	return nil, s.permit(c, c.sending())
}

// createMessage posts a message in a channel.
// https://discord.com/developers/docs/resources/message#create-message
func (s *Server) createMessage(r *http.Request, data []byte) (any, *refusal) {
	c := s.channels[r.PathValue("channel_id")]
	if c == nil {
		return nil, unknownChannel()
	}
	b, refused := parseBody(data)
	if refused == nil {
		refused = s.permitPost(c, b)
	}
	if refused != nil {
		return nil, refused
	}
	if m := s.again(c.ID, b); m != nil {
		return s.messageObject(m, true), nil
	}
	m := &Message{Channel: c.ID}
	if refused := s.answers(m, b.Reference); refused != nil {
		return nil, refused
	}
	if refused := s.post(m, b, flagsOfMessage); refused != nil {
		return nil, refused
	}
	s.rememberNonce(m, b)
	return s.messageObject(m, true), nil
}

// permitPost refuses a message that the bot may not post in a channel.
func (s *Server) permitPost(c *Channel, b *body) *refusal {
	want := c.sending()
	if b.Embeds != nil && len(*b.Embeds) > 0 {
		want |= EmbedLinks
	}
	if refused := s.permit(c, want); refused != nil {
		return refused
	}
	switch {
	case c.locked:
		return threadLocked()
	case c.bot && c.Denied&SendMessages != 0:
		return closedDirects()
	case b.Reference != nil && c.Guild != "" && !s.botPermissions(c).has(ReadMessageHistory):
		return missingHistory()
	}
	return nil
}

// channelMessage returns the message that a request names in its channel.
func (s *Server) channelMessage(r *http.Request, want Permission) (*Message, *refusal) {
	c, refused := s.channel(r, want)
	if refused != nil {
		return nil, refused
	}
	id := r.PathValue("message_id")
	m := s.messages[id]
	switch {
	case m != nil && m.Channel == c.ID && m.For == "":
		return m, nil
	case s.deleted[id] == c.ID:
		return nil, deletedMessage()
	}
	return nil, s.perhapsForgotten(unknownMessage())
}

func (s *Server) getMessage(r *http.Request, _ []byte) (any, *refusal) {
	m, refused := s.channelMessage(r, ViewChannel|ReadMessageHistory)
	if refused != nil {
		return nil, refused
	}
	return s.messageObject(m, s.contentGranted()), nil
}

// maxPage is the most messages that are listed at once, pageSize is how many
// without a limit.
const (
	maxPage  = 100
	pageSize = 50
)

// getMessages lists messages, newest first.
// https://discord.com/developers/docs/resources/message#get-channel-messages
func (s *Server) getMessages(r *http.Request, _ []byte) (any, *refusal) {
	c, refused := s.channel(r, ViewChannel)
	if refused != nil {
		return nil, refused
	}
	query, limit := r.URL.Query(), pageSize
	if text := query.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPage {
			return nil, invalid("limit: %q is not between 1 and %d", text, maxPage)
		}
		limit = n
	}
	out := []object{}
	if c.Guild != "" && !s.botPermissions(c).has(ReadMessageHistory) {
		return out, nil
	}
	before, after := query.Get("before"), query.Get("after")
	messages := slices.Clone(s.inChannel[c.ID])
	if after == "" {
		slices.Reverse(messages)
	}
	for _, m := range messages {
		inside := (before == "" || compareIDs(m.ID, before) < 0) && (after == "" || compareIDs(m.ID, after) > 0)
		if inside && m.For == "" && len(out) < limit {
			out = append(out, s.messageObject(m, s.contentGranted()))
		}
	}
	if after != "" {
		slices.Reverse(out)
	}
	return out, nil
}

func (s *Server) editMessage(r *http.Request, data []byte) (any, *refusal) {
	m, refused := s.channelMessage(r, ViewChannel)
	if refused != nil {
		return nil, refused
	}
	switch {
	case m.Author != BotID:
		return nil, foreignMessage()
	case s.channels[m.Channel].locked:
		return nil, threadLocked()
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

// deleteMessage deletes a message of the bot, or another's if it manages
// messages.
func (s *Server) deleteMessage(r *http.Request, _ []byte) (any, *refusal) {
	m, refused := s.channelMessage(r, ViewChannel)
	if refused != nil {
		return nil, refused
	}
	c := s.channels[m.Channel]
	switch {
	case m.Author == BotID:
	case c.Guild == "":
		return nil, refuse(403, 50003, "Cannot execute action on a DM channel")
	case !s.botPermissions(c).has(ManageMessages):
		return nil, missingPermissions()
	}
	s.remove(m)
	s.tellDeletion(c.ID, []string{m.ID})
	return nil, nil
}
