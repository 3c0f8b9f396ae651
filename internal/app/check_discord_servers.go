package app

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"footnote/internal/message"
)

// A permission is a bit of Discord's
// (https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags).
type permission uint64

// What the bot does in a server's channels: it answers there, with embeds and
// in threads, and reads what it replies to. Administrators may do everything.
const (
	administrator permission = 1 << 3
	viewChannels  permission = 1 << 10
	sendMessages  permission = 1 << 11
	embedLinks    permission = 1 << 14
	readHistory   permission = 1 << 16
	sendInThreads permission = 1 << 38

	botPermissions = viewChannels | sendMessages | embedLinks | readHistory | sendInThreads
)

const (
	// mostServers is how many Discord tells at once.
	mostServers = 200
	// mostLacking is how many are named in which something is missing.
	mostLacking = 5
)

// missing returns the names of the permissions that are missing.
func (p permission) missing(lang string) []string {
	if p&administrator != 0 {
		return nil
	}
	var out []string
	for _, needed := range []struct {
		bit  permission
		name message.Key
	}{
		{viewChannels, message.DoctorViewChannels},
		{sendMessages, message.DoctorSendMessages},
		{sendInThreads, message.DoctorSendInThreads},
		{embedLinks, message.DoctorEmbedLinks},
		{readHistory, message.DoctorReadHistory},
	} {
		if p&needed.bit == 0 {
			out = append(out, needed.name.In(lang))
		}
	}
	return out
}

// servers checks what the bot may do in the servers that it is in. Channels may
// allow less.
func (c *checker) servers(ctx context.Context) {
	var in []struct {
		Name  string `json:"name"`
		Owner bool   `json:"owner"`
		// Permissions are those of all the bot's roles, in decimal.
		Permissions string `json:"permissions"`
	}
	if !c.told(ctx, fmt.Sprintf("/users/@me/guilds?limit=%d", mostServers), &in) {
		return
	}
	switch len(in) {
	case 0:
		c.add("servers", OK, message.DoctorServersNone.In(c.lang), message.DoctorServersNoneHint.In(c.lang))
		return
	case mostServers:
		c.add("servers", OK, message.DoctorServersMany.In(c.lang, len(in)), "")
	default:
		c.add("servers", OK, message.DoctorServers.In(c.lang, len(in)), "")
	}
	lacking := 0
	for _, server := range in {
		bits, err := strconv.ParseUint(server.Permissions, 10, 64)
		missing := permission(bits).missing(c.lang)
		if err != nil || server.Owner || len(missing) == 0 {
			continue
		}
		if lacking++; lacking <= mostLacking {
			c.add("servers", Warn, message.DoctorLacks.In(c.lang, shortened(server.Name), strings.Join(missing, ", ")),
				message.DoctorLacksHint.In(c.lang))
		}
	}
	if lacking > mostLacking {
		c.add("servers", Warn, message.DoctorLacksMore.In(c.lang, lacking-mostLacking), message.DoctorLacksHint.In(c.lang))
	}
}

// invitations tells the links by which people add the bot.
func (c *checker) invitations(a *discordApplication) {
	if a.ID == "" {
		return
	}
	if a.allows(serverInstall) || a.Installs == nil {
		c.add("invite", OK, message.DoctorInvite.In(c.lang, invitation(a.ID, url.Values{
			"scope": {"bot applications.commands"}, "permissions": {strconv.FormatUint(uint64(botPermissions), 10)},
			"integration_type": {serverInstall},
		})), "")
	}
	if a.allows(personInstall) {
		c.add("invite", OK, message.DoctorInvitePerson.In(c.lang, invitation(a.ID, url.Values{
			"scope": {"applications.commands"}, "integration_type": {personInstall},
		})), "")
	}
}

// invitation returns a link as
// https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow has
// it.
func invitation(application string, with url.Values) string {
	with.Set("client_id", application)
	return "https://discord.com/oauth2/authorize?" + with.Encode()
}
