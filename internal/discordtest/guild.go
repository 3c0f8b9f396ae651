package discordtest

import "slices"

// Where people are unless a test says otherwise.
const (
	DefaultGuild   = "600000000000000001"
	DefaultChannel = "700000000000000001"
)

// Channel types.
// https://discord.com/developers/docs/resources/channel#channel-object-channel-types
const (
	channelText         = 0
	channelDirect       = 1
	channelGroup        = 3
	channelPublicThread = 11
)

// A Guild is a server, in people's words.
type Guild struct {
	// ID is made if it is empty, and so are the others.
	ID, Name string
	// Locale is the guild's preferred one.
	Locale string
	// HasBot: the app is installed in it; otherwise people use it there as an
	// app of their own.
	HasBot bool

	members  map[string]Permission
	channels []string
}

// A Channel is a text channel or a thread of a guild, or a private one.
type Channel struct {
	ID, Name string
	// Guild is empty for direct and group messages.
	Guild string
	// Parent is the channel of a thread.
	Parent string
	// Type is Discord's.
	Type int
	// Denied is what the bot may not do in it.
	Denied Permission

	// locked: in this thread, moderators alone write.
	locked bool
	// bot: the bot is one of the two in a direct channel.
	bot     bool
	members []string
}

// Thread reports whether a channel is a thread.
func (c *Channel) Thread() bool { return c.Type == channelPublicThread }

// AddGuild adds a guild that has the bot, and returns its ID.
func (s *Server) AddGuild(name string) string { return s.addGuild(Guild{Name: name, HasBot: true}) }

// AddForeignGuild adds a guild that does not have the bot: people use the app
// there because they installed it for themselves.
func (s *Server) AddForeignGuild(name string) string { return s.addGuild(Guild{Name: name}) }

func (s *Server) addGuild(g Guild) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	g.ID = s.keepGuild(g)
	if g.HasBot {
		s.tell(g.ID, intentGuilds, "GUILD_CREATE", s.guildObject(s.guilds[g.ID]))
	}
	return g.ID
}

// keepGuild adds a guild without telling the bot; the caller holds s.mu.
func (s *Server) keepGuild(g Guild) string {
	if g.ID == "" {
		g.ID = s.nextID()
	}
	if g.Locale == "" {
		g.Locale = "en-US"
	}
	g.members = make(map[string]Permission)
	s.guilds[g.ID] = &g
	s.guildIDs = append(s.guildIDs, g.ID)
	return g.ID
}

// RemoveBot takes the bot out of a guild.
func (s *Server) RemoveBot(guild string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guilds[guild]; g != nil && g.HasBot {
		s.tell(guild, intentGuilds, "GUILD_DELETE", object{"id": guild})
		g.HasBot = false
	}
}

// AddMember makes somebody a member with permissions, or changes them.
// Everyone who was never added has [Everyday].
func (s *Server) AddMember(guild, person string, permissions Permission) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guilds[guild]; g != nil {
		g.members[person] = permissions
	}
}

// AddChannel adds a text channel to a guild and returns its ID; what is
// denied to the bot in it may be none.
func (s *Server) AddChannel(guild, name string, denied Permission) string {
	return s.addChannel(Channel{Guild: guild, Name: name, Type: channelText, Denied: denied})
}

// AddThread adds a public thread to a channel of a guild and returns its ID.
func (s *Server) AddThread(parent, name string) string {
	s.mu.Lock()
	p := s.channels[parent]
	s.mu.Unlock()
	if p == nil || p.Guild == "" {
		s.report("no channel %s for a thread", parent)
		return ""
	}
	return s.addChannel(Channel{Guild: p.Guild, Name: name, Type: channelPublicThread, Parent: parent})
}

func (s *Server) addChannel(c Channel) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.guilds[c.Guild] == nil {
		return ""
	}
	c.ID = s.keepChannel(c)
	kept := s.channels[c.ID]
	if !s.botPermissions(kept).has(ViewChannel) {
		return c.ID
	}
	kind := "CHANNEL_CREATE"
	if c.Thread() {
		kind = "THREAD_CREATE"
	}
	s.tell(c.Guild, intentGuilds, kind, s.channelObject(kept))
	return c.ID
}

// keepChannel adds a channel without telling the bot; the caller holds s.mu.
func (s *Server) keepChannel(c Channel) string {
	if c.ID == "" {
		c.ID = s.nextID()
	}
	s.channels[c.ID] = &c
	if g := s.guilds[c.Guild]; g != nil {
		g.channels = append(g.channels, c.ID)
	}
	return c.ID
}

// AddPrivate adds direct messages of two people, or group messages of more,
// that the bot is not in, and returns the channel's ID.
func (s *Server) AddPrivate(people ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	kind := channelGroup
	if len(people) == 2 {
		kind = channelDirect
	}
	return s.keepChannel(Channel{Type: kind, members: slices.Clone(people)})
}

// Deny changes what the bot may not do in a channel.
func (s *Server) Deny(channel string, denied Permission) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[channel]; c != nil {
		c.Denied = denied
		s.tellUpdate(c)
	}
}

// tellUpdate tells the bot of a channel of a guild that was changed, if it sees it.
func (s *Server) tellUpdate(c *Channel) {
	kind := "CHANNEL_UPDATE"
	if c.Thread() {
		kind = "THREAD_UPDATE"
	}
	if c.Guild != "" && s.botPermissions(c).has(ViewChannel) {
		s.tell(c.Guild, intentGuilds, kind, s.channelObject(c))
	}
}

// Lock lets moderators alone write in a thread, of which the bot is none.
// https://discord.com/developers/docs/topics/threads#locked-threads
func (s *Server) Lock(thread string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[thread]; c != nil {
		c.locked = c.Thread()
		s.tellUpdate(c)
	}
}

// Direct returns the channel of somebody's direct messages with the bot.
func (s *Server) Direct(person string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.direct(person)
}

// direct is Direct for a caller that holds s.mu.
func (s *Server) direct(person string) string {
	if s.directs[person] == "" {
		s.directs[person] = s.keepChannel(Channel{Type: channelDirect, bot: true, members: []string{person}})
	}
	return s.directs[person]
}

// RefuseDirects makes somebody take no direct messages from the bot.
func (s *Server) RefuseDirects(person string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.channels[s.direct(person)].Denied = SendMessages
}
