package discordtest

import "maps"

// An object is a JSON object.
type object = map[string]any

// joined is when all members joined their guilds: nothing depends on it.
const joined = "2025-01-01T00:00:00.000000+00:00"

// A Person uses Discord.
type Person struct {
	// ID is a snowflake.
	ID string
	// Name is what others see.
	Name string
	// Locale is the language of the person's client; "en-US" if it is empty.
	Locale string
}

// AddPerson names somebody, or changes who was there. Whoever acts without
// being added has a name that is made up.
func (s *Server) AddPerson(p Person) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.people[p.ID] = p
}

// user returns a user object.
// https://discord.com/developers/docs/resources/user#user-object
func (s *Server) user(id string) object {
	if id == BotID {
		return botUser()
	}
	name := "Person"
	if p := s.people[id]; p.Name != "" {
		name = p.Name
	}
	return object{"id": id, "username": "person" + id, "global_name": name, "discriminator": "0", "avatar": nil}
}

func botUser() object {
	return object{"id": BotID, "username": "footnote", "global_name": nil, "discriminator": "0", "avatar": nil, "bot": true}
}

// memberObject returns a guild member object without its user.
// https://discord.com/developers/docs/resources/guild#guild-member-object
func memberObject() object {
	return object{
		"roles": []string{}, "joined_at": joined, "deaf": false, "mute": false, "flags": 0,
		"nick": nil, "avatar": nil, "premium_since": nil, "pending": false,
	}
}

// guildObject returns the guild as GUILD_CREATE shows it.
// https://discord.com/developers/docs/events/gateway-events#guild-create
func (s *Server) guildObject(g *Guild) object {
	channels, threads := []object{}, []object{}
	for _, id := range g.channels {
		c := s.channels[id]
		switch {
		case c.Thread() && s.botPermissions(c).has(ViewChannel):
			threads = append(threads, s.channelObject(c))
		case !c.Thread():
			channels = append(channels, s.channelObject(c))
		}
	}
	bot := memberObject()
	bot["user"] = botUser()
	out := partialGuild(g)
	maps.Copy(out, object{
		"owner_id": "1", "roles": []object{everyoneRole(g)}, "emojis": []any{}, "stickers": []any{},
		"joined_at": joined, "large": false, "member_count": len(g.members) + 1, "voice_states": []any{},
		"members": []object{bot}, "channels": channels, "threads": threads, "presences": []any{},
		"stage_instances": []any{}, "guild_scheduled_events": []any{}, "soundboard_sounds": []any{},
	})
	return out
}

func partialGuild(g *Guild) object {
	return object{"id": g.ID, "name": g.Name, "icon": nil, "preferred_locale": g.Locale, "locale": g.Locale, "features": []string{}}
}

// everyoneRole is the role that all members have; its ID is the guild's.
// https://discord.com/developers/docs/topics/permissions#role-object
func everyoneRole(g *Guild) object {
	return object{
		"id": g.ID, "name": "@everyone", "permissions": Everyday.String(), "position": 0, "color": 0,
		"hoist": false, "managed": false, "mentionable": false, "flags": 0,
	}
}

// channelObject returns a channel in Discord's form.
// https://discord.com/developers/docs/resources/channel#channel-object
func (s *Server) channelObject(c *Channel) object {
	out := object{"id": c.ID, "type": c.Type, "last_message_id": nil, "flags": 0}
	if c.Guild == "" {
		people := []object{}
		for _, id := range c.members {
			people = append(people, s.user(id))
		}
		out["recipients"] = people
		return out
	}
	out["guild_id"], out["name"], out["nsfw"], out["position"] = c.Guild, c.Name, false, 0
	out["topic"], out["rate_limit_per_user"], out["parent_id"] = nil, 0, nil
	out["permission_overwrites"] = []object{}
	if c.Denied != 0 {
		out["permission_overwrites"] = []object{{"id": BotID, "type": 1, "allow": "0", "deny": c.Denied.String()}}
	}
	if c.Thread() {
		out["parent_id"], out["owner_id"] = c.Parent, "1"
		out["thread_metadata"] = object{"archived": false, "locked": c.locked, "auto_archive_duration": 1440, "archive_timestamp": joined}
	}
	return out
}
