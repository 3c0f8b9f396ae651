package discordtest

import (
	"errors"
	"maps"
)

// interact makes an interaction of somebody in a channel; the caller holds s.mu.
func (s *Server) interact(kind int, person, channel string) (*Interaction, error) {
	c := s.channels[channel]
	if c == nil {
		return nil, errors.New("there is no channel " + channel)
	}
	i := &Interaction{
		ID: s.nextID(), Kind: kind, Channel: channel, Guild: c.Guild, User: person, Locale: s.people[person].Locale,
		Created: s.now(),
	}
	if i.Locale == "" {
		i.Locale = "en-US"
	}
	i.Token = "interaction-token-" + i.ID
	i.owners = make(object)
	switch {
	case c.Guild != "" && s.guilds[c.Guild].HasBot:
		i.owners["0"] = c.Guild
	case c.Guild != "":
		i.owners["1"] = person
	case c.bot:
		i.Context, i.owners["0"] = 1, "0"
	default:
		i.Context, i.owners["1"] = 2, person
	}
	if s.installed[person] {
		i.owners["1"] = person
	}
	if c.Guild != "" && !s.memberPermissions(c.Guild, person).has(UseApplicationCommands) {
		return nil, errors.New("the person may not use apps here")
	}
	return i, nil
}

// Install makes the app somebody's own, who then uses it in all places. Where
// the bot is not, everyone who uses it counts as having done so.
func (s *Server) Install(person string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.installed[person] = true
}

// send delivers an interaction with its data to the bot.
func (s *Server) send(i *Interaction, data object) {
	i.event = s.interactionObject(i, data)
	s.interactions[i.ID], s.tokens[i.Token] = i, i
	s.forgetOld()
	s.remember(i)
	s.dispatch("INTERACTION_CREATE", i.event)
}

// interactionObject returns an interaction in Discord's form.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-structure
func (s *Server) interactionObject(i *Interaction, data object) object {
	c := s.channels[i.Channel]
	channel := s.channelObject(c)
	out := object{
		"id": i.ID, "application_id": ApplicationID, "type": i.Kind, "token": i.Token, "version": 1,
		"channel_id": i.Channel, "channel": channel, "locale": i.Locale, "context": i.Context,
		"app_permissions": s.botPermissions(c).String(), "entitlements": []any{},
		"authorizing_integration_owners": maps.Clone(i.owners), "attachment_size_limit": 10 << 20, "data": data,
	}
	if m := s.messages[i.Source]; m != nil && (i.Kind == KindComponent || i.fromComponent) {
		out["message"] = s.messageObject(m, true)
	}
	if i.Guild == "" {
		out["user"] = s.user(i.User)
		return out
	}
	permissions := s.memberPermissions(i.Guild, i.User)
	channel["permissions"] = permissions.String()
	member := s.member()
	member["user"], member["permissions"] = s.user(i.User), permissions.String()
	guild := s.guilds[i.Guild]
	out["member"], out["guild_id"], out["guild_locale"], out["guild"] = member, i.Guild, guild.Locale, s.partialGuild(guild)
	return out
}

// hidden reports whether responses are for the user alone, whatever the bot
// says: in a guild that does not let people's own apps speak up.
// https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags
func (s *Server) hidden(i *Interaction) bool {
	return i.Guild != "" && i.owners["0"] == nil && !s.memberPermissions(i.Guild, i.User).has(UseExternalApps)
}
