package discordtest

import "maps"

// WriteOptions are a message of a person.
type WriteOptions struct {
	// Person is who writes; empty means [DefaultPerson].
	Person string
	// Channel is where; empty means [DefaultChannel].
	Channel string
	Content string
	// ReplyTo is the message that is answered, if any. A reply mentions the
	// author of that message unless NoPing.
	ReplyTo string
	NoPing  bool
	Embeds  []Embed
	// Attachments are names of files.
	Attachments []string
	// Fields replace fields of the event, such as "author" or "webhook_id".
	Fields map[string]any
}

// Write writes a message and returns its ID.
func (s *Server) Write(o WriteOptions) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o.Person == "" {
		o.Person = DefaultPerson
	}
	if o.Channel == "" {
		o.Channel = DefaultChannel
	}
	if s.channels[o.Channel] == nil {
		return ""
	}
	m := &Message{Channel: o.Channel, Author: o.Person, Content: o.Content, Contents: []string{o.Content}, Embeds: o.Embeds}
	for _, name := range o.Attachments {
		m.files = append(m.files, object{"id": s.nextID(), "filename": name, "size": 1, "url": "https://cdn.discordapp.com/" + name, "proxy_url": "https://media.discordapp.net/" + name})
	}
	s.readMentions(m)
	if o.ReplyTo != "" {
		m.ReplyTo, m.kind = o.ReplyTo, typeReply
		if to := s.messages[o.ReplyTo]; to != nil && !o.NoPing && !m.mentioned(to.Author) {
			m.Mentions = append(m.Mentions, to.Author)
		}
	}
	s.keep(m)
	s.tellPost("MESSAGE_CREATE", m, o.Fields)
	s.change()
	return m.ID
}

// readMentions finds whom a person's message mentions. Everyone is called
// only by those who may.
func (s *Server) readMentions(m *Message) {
	m.Mentions, m.roles, m.everyone = nil, nil, false
	for _, c := range mention.FindAllStringSubmatch(m.Content, -1) {
		switch {
		case c[1] != "":
			guild := s.guildOf(m.Channel)
			m.everyone = guild != "" && s.memberPermissions(guild, m.Author).has(MentionEveryone)
		case c[2] != "" && !m.mentioned(c[2]):
			m.Mentions = append(m.Mentions, c[2])
		case c[3] != "":
			m.roles = append(m.roles, c[3])
		}
	}
}

// Edit changes what a person's message says.
func (s *Server) Edit(message, content string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.messages[message]
	if m == nil {
		return
	}
	m.Content, m.Contents = content, append(m.Contents, content)
	m.Edits, m.Edited = m.Edits+1, s.now()
	s.readMentions(m)
	s.tellPost("MESSAGE_UPDATE", m, nil)
	s.change()
}

// Delete deletes messages as their authors or a moderator would: several of
// them, of one channel, at once. Nobody is told of ephemeral ones.
func (s *Server) Delete(messages ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var channel string
	var gone []string
	for _, id := range messages {
		m := s.messages[id]
		if m == nil || channel != "" && channel != m.Channel {
			continue
		}
		channel = m.Channel
		if m.For == "" {
			gone = append(gone, id)
		}
		s.remove(m)
	}
	s.tellDeletion(channel, gone)
	s.change()
}

// remove deletes a message and remembers that it was there.
func (s *Server) remove(m *Message) {
	s.discard(m)
	if !s.options.Forget {
		s.deleted[m.ID] = m.Channel
	}
	if i := s.interactions[m.interaction]; i != nil {
		i.removed(m)
	}
}

// DirectMessage writes to the bot as a person, named by a snowflake, and
// returns the IDs of the channel and of the message. The same person always
// writes in the same channel.
func (s *Server) DirectMessage(person, content string) (channel, message string) {
	return s.DirectMessageOf(person, content, nil)
}

// DirectMessageOf is DirectMessage with fields of the event replaced, such as
// "author" or "webhook_id".
func (s *Server) DirectMessageOf(person, content string, fields map[string]any) (channel, message string) {
	channel = s.Direct(person)
	message = s.Write(WriteOptions{Person: person, Channel: channel, Content: content, Fields: maps.Clone(fields)})
	return channel, message
}
