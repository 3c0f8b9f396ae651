package discordtest

import (
	"fmt"
	"strconv"
	"strings"
)

// A Permission is a set of permission bits.
// https://discord.com/developers/docs/topics/permissions
type Permission uint64

// The permissions that matter here.
const (
	Administrator          Permission = 1 << 3
	ManageGuild            Permission = 1 << 5
	AddReactions           Permission = 1 << 6
	ViewChannel            Permission = 1 << 10
	SendMessages           Permission = 1 << 11
	ManageMessages         Permission = 1 << 13
	EmbedLinks             Permission = 1 << 14
	AttachFiles            Permission = 1 << 15
	ReadMessageHistory     Permission = 1 << 16
	MentionEveryone        Permission = 1 << 17
	UseExternalEmojis      Permission = 1 << 18
	UseApplicationCommands Permission = 1 << 31
	SendMessagesInThreads  Permission = 1 << 38
	UseExternalApps        Permission = 1 << 50
)

const (
	// Everyday is what members may do unless a test says otherwise.
	Everyday = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory |
		UseExternalEmojis | UseApplicationCommands | SendMessagesInThreads | UseExternalApps
	// Manager is what somebody may do who manages a server.
	Manager = Everyday | ManageGuild | ManageMessages | MentionEveryone
)

// In direct messages and group messages, interactions name these for the app.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-structure
const (
	inPrivate   = AttachFiles | EmbedLinks | MentionEveryone
	inBotDirect = inPrivate | UseExternalEmojis
)

func (p Permission) String() string { return strconv.FormatUint(uint64(p), 10) }

// MarshalJSON returns a text, as Discord does.
func (p Permission) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(p.String())), nil }

// UnmarshalJSON takes a text or a number, as Discord does.
func (p *Permission) UnmarshalJSON(data []byte) error {
	n, err := strconv.ParseUint(strings.Trim(string(data), `"`), 10, 64)
	if err != nil {
		return fmt.Errorf("parse permissions: %w", err)
	}
	*p = Permission(n)
	return nil
}

// has reports whether p holds all of want; an administrator may do all.
func (p Permission) has(want Permission) bool {
	return p&Administrator != 0 || p&want == want
}

// botPermissions returns what the bot may do in a channel; the caller holds
// s.mu.
func (s *Server) botPermissions(c *Channel) Permission {
	switch {
	case c.Guild == "" && c.Type == channelDirect && c.bot:
		return inBotDirect | ViewChannel | SendMessages | ReadMessageHistory
	case c.Guild == "":
		return inPrivate
	case !s.guilds[c.Guild].HasBot:
		return inPrivate | UseExternalEmojis
	}
	denied := s.deniedIn(c)
	if denied&ViewChannel != 0 {
		return 0 // without it all else is of no use
	}
	return Everyday &^ denied
}

// deniedIn returns what the bot may not do in a channel: a thread inherits it.
func (s *Server) deniedIn(c *Channel) Permission {
	if parent := s.channels[c.Parent]; parent != nil {
		return c.Denied | parent.Denied
	}
	return c.Denied
}

// memberPermissions returns what somebody may do in a guild.
func (s *Server) memberPermissions(guild, person string) Permission {
	if p, ok := s.guilds[guild].members[person]; ok {
		return p
	}
	return Everyday
}

// sending is the permission that a message in a channel needs: threads have
// one of their own.
func (c *Channel) sending() Permission {
	if c.Thread() {
		return SendMessagesInThreads
	}
	return SendMessages
}

// permit refuses what the bot may not do in a channel.
func (s *Server) permit(c *Channel, want Permission) *refusal {
	if c.Guild == "" {
		if !c.bot {
			return missingAccess()
		}
		return nil
	}
	have := s.botPermissions(c)
	switch {
	case !s.guilds[c.Guild].HasBot || !have.has(ViewChannel):
		return missingAccess()
	case !have.has(want):
		return missingPermissions()
	}
	return nil
}
