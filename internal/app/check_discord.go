package app

import (
	"context"
	"net/http"

	"footnote/internal/message"
)

// discord checks what Discord knows of the bot. What hangs on an answer that
// does not come is left out.
func (c *checker) discord(ctx context.Context) {
	if !c.config.DiscordToken.IsSet() {
		c.add("discord", Off, message.DoctorDiscordOff.In(c.lang), message.DoctorDiscordOffHint.In(c.lang))
		return
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	var user struct {
		Username string `json:"username"`
	}
	if !c.told(ctx, "/users/@me", &user) {
		return
	}
	c.add("discord", OK, message.DoctorDiscord.In(c.lang, user.Username), "")
	var known discordApplication
	if c.told(ctx, "/applications/@me", &known) {
		c.application(&known)
	}
	c.gateway(ctx)
	c.servers(ctx)
	c.invitations(&known)
}

// told asks Discord, and reports whether it answered. Why not is a finding.
func (c *checker) told(ctx context.Context, path string, into any) bool {
	status, err := c.askDiscord(ctx, path, into)
	switch {
	case err != nil:
		c.log.Debug("check", "check", "discord", "error", err)
		c.add("discord", Fail, message.DoctorDiscordReach.In(c.lang), message.DoctorDiscordReachHint.In(c.lang))
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		c.add("discord", Fail, message.BotTokenRefused.In(c.lang), message.BotTokenHint.In(c.lang))
	case status != http.StatusOK:
		c.add("discord", Fail, message.DoctorDiscordStatus.In(c.lang, status), message.DoctorDiscordReachHint.In(c.lang))
	default:
		return true
	}
	return false
}
