package discordtest

import "slices"

// Ask uses the command /ask as somebody in a server channel would, and
// returns the interaction's ID. The bot must have been connected once.
func (s *Server) Ask(locale, question string) string {
	return s.Use(locale, "ask", map[string]string{"question": question})
}

// Use uses a command with text options and returns the interaction's ID.
func (s *Server) Use(locale, command string, options map[string]string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := &Interaction{
		ID: s.nextID(), Channel: "700000000000000001", User: "800000000000000001",
		Locale: locale, Command: command, Options: options,
	}
	i.Token = "interaction-token-" + i.ID
	s.interactions = append(s.interactions, i)
	s.dispatch("INTERACTION_CREATE", i.object())
	return i.ID
}

// Redeliver delivers an interaction again, as the gateway may do.
func (s *Server) Redeliver(interaction string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.interaction(interaction); i != nil {
		s.dispatch("INTERACTION_CREATE", i.object())
	}
}

// DirectMessage writes to the bot as a person, named by a snowflake, and
// returns the IDs of the channel and of the message. The same person always
// writes in the same channel.
func (s *Server) DirectMessage(person, content string) (channel, message string) {
	return s.write(person, content, nil)
}

// DirectMessageOf is DirectMessage with fields of the event replaced, such as
// "author" or "webhook_id".
func (s *Server) DirectMessageOf(person, content string, fields map[string]any) (channel, message string) {
	return s.write(person, content, fields)
}

func (s *Server) write(person, content string, fields object) (channel, message string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &Message{ID: s.nextID(), Channel: s.direct(person), Author: person, Content: content, Contents: []string{content}}
	s.messages = append(s.messages, m)
	event := m.object()
	event["channel_type"] = 1
	for name, value := range fields {
		event[name] = value
	}
	if s.intentsFor("")&intentDirectMessages != 0 {
		s.dispatch("MESSAGE_CREATE", event)
	}
	return m.Channel, m.ID
}

// direct returns the channel of a person's direct messages; the caller holds s.mu.
func (s *Server) direct(person string) string {
	if s.directs[person] == "" {
		s.directs[person] = s.nextID()
	}
	return s.directs[person]
}

// object returns an interaction in Discord's form.
func (i *Interaction) object() object {
	names := make([]string, 0, len(i.Options))
	for name := range i.Options {
		names = append(names, name)
	}
	slices.Sort(names)
	options := make([]object, 0, len(names))
	for _, name := range names {
		options = append(options, object{"name": name, "type": 3, "value": i.Options[name]})
	}
	return object{
		"id": i.ID, "application_id": ApplicationID, "type": 2, "token": i.Token, "version": 1,
		"channel_id": i.Channel, "guild_id": "600000000000000001", "locale": i.Locale, "guild_locale": "en-US", "context": 0,
		"member":          object{"user": user(i.User), "roles": []any{}, "permissions": "2147483647", "joined_at": "2025-01-01T00:00:00+00:00"},
		"app_permissions": "2147483647", "entitlements": []any{},
		"data": object{"id": "500000000000000001", "name": i.Command, "type": 1, "options": options},
	}
}
