package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// An application is the bot as Discord knows it.
type application struct {
	id string
	// self is the bot's user.
	self  string
	flags int
	// personal: people may install it for themselves; personalOnly: that alone.
	personal, personalOnly bool
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
	var told struct {
		ID    string `json:"id"`
		Flags int    `json:"flags"`
		Bot   *struct {
			ID string `json:"id"`
		} `json:"bot"`
		// Installs has a key for each way of installing that is allowed: 0 is into a
		// server, 1 for a person.
		Installs map[string]json.RawMessage `json:"integration_types_config"`
	}
	if err := r.do(ctx, http.MethodGet, "applications/@me", nil, &told); err != nil {
		return application{}, fmt.Errorf("reach Discord: %w", err)
	}
	if told.ID == "" {
		return application{}, errors.New("reach Discord: it answers with no application")
	}
	out := application{id: told.ID, self: told.ID, flags: told.Flags}
	if told.Bot != nil && told.Bot.ID != "" {
		out.self = told.Bot.ID // another ID for the oldest applications alone
	}
	_, servers := told.Installs["0"]
	_, people := told.Installs["1"]
	out.personal = people || !servers // a server that tells neither is taken to let both
	out.personalOnly = people && !servers
	return out, nil
}
