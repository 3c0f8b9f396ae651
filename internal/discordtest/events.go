package discordtest

// Gateway intents beside that for direct messages.
// https://discord.com/developers/docs/events/gateway#list-of-intents
const (
	intentGuilds         = 1 << 0
	intentGuildMessages  = 1 << 9
	intentMessageContent = 1 << 15
)

// tell sends an event of a guild to the bot if it asked for such events and
// is in the guild. The caller holds s.mu, as for all below.
func (s *Server) tell(guild string, intent int, kind string, data object) {
	if g := s.guilds[guild]; g != nil && !g.HasBot {
		return
	}
	encoded := encode(data)
	for _, ss := range s.sessionsFor(guild) {
		if ss.intents&intent != 0 {
			s.dispatchTo(ss, kind, encoded)
		}
	}
	s.change()
}

// tellMessage sends an event about a message to the bot, if the bot sees the
// channel and asked for such events.
func (s *Server) tellMessage(c *Channel, kind string, data object) {
	switch {
	case c.Guild != "" && s.botPermissions(c).has(ViewChannel):
		s.tell(c.Guild, intentGuildMessages, kind, data)
	case c.bot:
		s.tell("", intentDirectMessages, kind, data)
	}
}

// tellPost tells of a message that was written or edited. The content is left
// out as the intents say.
func (s *Server) tellPost(kind string, m *Message, fields object) {
	c := s.channels[m.Channel]
	if c == nil {
		return
	}
	event := s.messageObject(m, s.intentsFor(c.Guild)&intentMessageContent != 0)
	event["channel_type"] = c.Type
	if c.Guild != "" && m.For == "" {
		event["guild_id"], event["member"] = c.Guild, s.member()
	}
	for name, value := range fields {
		event[name] = value
	}
	s.tellMessage(c, kind, event)
}

// tellDeletion tells of messages of a channel that are gone.
// https://discord.com/developers/docs/events/gateway-events#message-delete
func (s *Server) tellDeletion(channel string, ids []string) {
	c := s.channels[channel]
	if c == nil || len(ids) == 0 {
		return
	}
	event := object{"channel_id": channel}
	if c.Guild != "" {
		event["guild_id"] = c.Guild
	}
	if len(ids) == 1 {
		event["id"] = ids[0]
		s.tellMessage(c, "MESSAGE_DELETE", event)
		return
	}
	event["ids"] = ids
	s.tellMessage(c, "MESSAGE_DELETE_BULK", event)
}

// unavailableGuilds are the bot's guilds as READY lists them.
// https://discord.com/developers/docs/events/gateway-events#ready
func (s *Server) unavailableGuilds() []object {
	out := []object{}
	for _, id := range s.guildIDs {
		if s.guilds[id].HasBot {
			out = append(out, object{"id": id, "unavailable": true})
		}
	}
	return out
}

// availableGuilds are the same as GUILD_CREATE shows them after READY.
func (s *Server) availableGuilds() []object {
	out := []object{}
	for _, id := range s.guildIDs {
		if s.guilds[id].HasBot {
			out = append(out, s.guildObject(s.guilds[id]))
		}
	}
	return out
}
