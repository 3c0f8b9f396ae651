package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// An application is the bot as Discord knows it.
type application struct {
	id string
	// self is the bot's user.
	self  string
	flags int
}

// Flags of an application that has the message content intent: the second is
// that of one in fewer than a hundred servers.
// https://discord.com/developers/docs/resources/application#application-object-application-flags
const (
	flagMessageContent        = 1 << 18
	flagMessageContentLimited = 1 << 19
)

// readsMessages reports whether the application may have the content of
// messages that do not concern it.
func (a application) readsMessages() bool {
	return a.flags&(flagMessageContent|flagMessageContentLimited) != 0
}

// application asks who the bot is. It returns [ErrToken] if Discord refuses
// the token.
// https://discord.com/developers/docs/resources/application#get-current-application
func (r *rest) application(ctx context.Context) (application, error) {
	me := discordgo.EndpointApplication("@me")
	data, err := r.session.RequestWithBucketID(http.MethodGet, me, nil, me, discordgo.WithContext(ctx))
	if err != nil {
		return application{}, fmt.Errorf("reach Discord: %w", r.wrap(err))
	}
	var told struct {
		ID    string `json:"id"`
		Flags int    `json:"flags"`
		Bot   *struct {
			ID string `json:"id"`
		} `json:"bot"`
	}
	if err := json.Unmarshal(data, &told); err != nil || told.ID == "" {
		return application{}, errors.New("reach Discord: it answers with no application")
	}
	out := application{id: told.ID, self: told.ID, flags: told.Flags}
	if told.Bot != nil && told.Bot.ID != "" {
		out.self = told.Bot.ID // another ID for the oldest applications alone
	}
	return out, nil
}
