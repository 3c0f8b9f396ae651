package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"footnote/internal/message"
)

// discordAPI is Discord's own REST base.
const discordAPI = "https://discord.com/api/v10"

// maxUser bounds what is read of a user, in bytes.
const maxUser = 1 << 20

// discord asks who the token's bot is.
func (c *checker) discord(ctx context.Context) {
	if !c.config.DiscordToken.IsSet() {
		c.add("discord", Off, message.DoctorDiscordOff.In(c.lang), message.DoctorDiscordOffHint.In(c.lang))
		return
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	name, status, err := c.discordUser(ctx)
	switch {
	case err != nil:
		c.log.Debug("check", "check", "discord", "error", err)
		c.add("discord", Fail, message.DoctorDiscordReach.In(c.lang), message.DoctorDiscordReachHint.In(c.lang))
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		c.add("discord", Fail, message.BotTokenRefused.In(c.lang), message.BotTokenHint.In(c.lang))
	case status != http.StatusOK || name == "":
		c.add("discord", Fail, message.DoctorDiscordStatus.In(c.lang, status), message.DoctorDiscordReachHint.In(c.lang))
	default:
		c.add("discord", OK, message.DoctorDiscord.In(c.lang, name), "")
	}
}

// discordUser asks for the bot's own name. Its errors hold no token: it goes
// in a header.
func (c *checker) discordUser(ctx context.Context) (name string, status int, err error) {
	base := c.config.DiscordAPIURL
	if base == "" {
		base = discordAPI
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/users/@me", http.NoBody)
	if err != nil {
		return "", 0, fmt.Errorf("ask Discord for the bot: %w", err)
	}
	request.Header.Set("Authorization", "Bot "+strings.TrimPrefix(c.config.DiscordToken.Reveal(), "Bot "))
	request.Header.Set("User-Agent", "DiscordBot (footnote, 1)")
	response, err := c.http.Do(request)
	if err != nil {
		return "", 0, fmt.Errorf("ask Discord for the bot: %w", err)
	}
	defer response.Body.Close()
	var user struct {
		Username string `json:"username"`
	}
	if response.StatusCode != http.StatusOK {
		return "", response.StatusCode, nil
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, maxUser)).Decode(&user); err != nil {
		return "", 0, fmt.Errorf("read Discord's answer: %w", err)
	}
	return user.Username, response.StatusCode, nil
}
