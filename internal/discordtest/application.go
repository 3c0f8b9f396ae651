package discordtest

import (
	"net/http"
	"strconv"
)

// GrantMessageContent says whether the application is granted the intent for
// message content, as its owner switches it in Discord's portal.
func (s *Server) GrantMessageContent(granted bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.options.Privileged &^= intentMessageContent
	if granted {
		s.gate.options.Privileged |= intentMessageContent
	}
	s.change()
}

// SetInstalls says how the application may be installed, as its owner chooses in
// Discord's portal: at first in both ways. In neither, it tells nothing of them,
// as a compatible server may.
func (s *Server) SetInstalls(server, person bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.installs = nil
	for n, allowed := range []bool{server, person} {
		if allowed {
			s.installs = append(s.installs, n)
		}
	}
}

// contentGranted reports whether the bot may read messages over REST,
// whatever it asked for on the gateway; the caller holds s.mu.
// https://discord.com/developers/docs/events/gateway#http-restrictions
func (s *Server) contentGranted() bool { return s.gate.options.Privileged&intentMessageContent != 0 }

// flagCommandBadge says that the application has global commands.
// https://discord.com/developers/docs/resources/application#application-object-application-flags
const flagCommandBadge = 1 << 23

// applicationMe is the bot's application.
// https://discord.com/developers/docs/resources/application#application-object
func (s *Server) applicationMe(*http.Request, []byte) (any, *refusal) {
	server := object{"scopes": []string{"applications.commands", "bot"}, "permissions": Everyday.String()}
	person := object{"scopes": []string{"applications.commands"}, "permissions": "0"}
	installs := make(object)
	for _, n := range s.installs {
		installs[strconv.Itoa(n)] = object{"oauth2_install_params": []object{server, person}[n]}
	}
	flags := s.applicationFlags()
	if len(s.commands) > 0 {
		flags |= flagCommandBadge
	}
	return object{
		"id": ApplicationID, "name": "Footnote", "icon": nil, "description": "", "bot": botUser(),
		"bot_public": true, "bot_require_code_grant": false, "verify_key": "", "team": nil,
		"owner": s.user("1"), "flags": flags, "approximate_guild_count": len(s.unavailableGuilds()),
		"install_params":            server,
		"integration_types_config":  installs,
		"interactions_endpoint_url": nil,
	}, nil
}

func (s *Server) me(*http.Request, []byte) (any, *refusal) { return botUser(), nil }

// myGuilds are the guilds that the bot is in.
func (s *Server) myGuilds(*http.Request, []byte) (any, *refusal) {
	out := []object{}
	for _, id := range s.guildIDs {
		if g := s.guilds[id]; g.HasBot {
			shown := partialGuild(g)
			shown["owner"], shown["permissions"] = false, Everyday.String()
			out = append(out, shown)
		}
	}
	return out, nil
}

func (s *Server) getGuild(r *http.Request, _ []byte) (any, *refusal) {
	g := s.guilds[r.PathValue("guild_id")]
	switch {
	case g == nil:
		return nil, unknownGuild()
	case !g.HasBot:
		return nil, missingAccess()
	}
	shown := partialGuild(g)
	shown["owner_id"], shown["roles"], shown["emojis"], shown["stickers"] = "1", []object{everyoneRole(g)}, []any{}, []any{}
	return shown, nil
}
