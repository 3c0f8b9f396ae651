package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// discordAPI is Discord's own REST base.
const discordAPI = "https://discord.com/api/v10"

// maxDiscordBody bounds what is read of an answer, in bytes: 200 servers take
// some 100 kB.
const maxDiscordBody = 4 << 20

// askDiscord reads what Discord says at a path into a value, if it answers with
// the status 200. Its errors hold no token: it goes in a header.
func (a *App) askDiscord(ctx context.Context, path string, into any) (status int, err error) {
	base := a.config.DiscordAPIURL
	if base == "" {
		base = discordAPI
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, http.NoBody)
	if err != nil {
		return 0, fmt.Errorf("ask Discord for %s: %w", path, err)
	}
	request.Header.Set("Authorization", "Bot "+strings.TrimPrefix(a.config.DiscordToken.Reveal(), "Bot "))
	request.Header.Set("User-Agent", "DiscordBot (footnote, 1)")
	response, err := a.http.Do(request)
	if err != nil {
		return 0, fmt.Errorf("ask Discord for %s: %w", path, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return response.StatusCode, nil
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, maxDiscordBody)).Decode(into); err != nil {
		return 0, fmt.Errorf("read Discord's answer to %s: %w", path, err)
	}
	return response.StatusCode, nil
}
