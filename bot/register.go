package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"

	"github.com/bwmarrin/discordgo"
)

// register makes the bot's commands the ones that people see. If they are so
// already nothing is written: Discord allows 200 new ones a day.
// https://discord.com/developers/docs/interactions/application-commands#registering-a-command
func (r *rest) register(ctx context.Context, app application) (changed bool, err error) {
	path := "applications/" + app.id + "/commands"
	var there []*discordgo.ApplicationCommand
	if err := r.do(ctx, http.MethodGet, path+"?with_localizations=true", nil, &there); err != nil && !unheardOf(err) {
		return false, fmt.Errorf("read the commands: %w", err)
	}
	wanted := commands(app)
	if sameCommands(there, wanted) {
		return false, nil
	}
	if err := r.do(ctx, http.MethodPut, path, numbered(wanted), nil); err != nil {
		return false, fmt.Errorf("register commands: %w", err)
	}
	return true, nil
}

// numbered returns commands as Discord's specification has them: with
// permissions as a number, which the library sends as text.
func numbered(commands []*discordgo.ApplicationCommand) []any {
	var out []any
	for _, c := range commands {
		out = append(out, struct {
			*discordgo.ApplicationCommand
			Permissions *int64 `json:"default_member_permissions,omitempty"`
		}{c, c.DefaultMemberPermissions})
	}
	return out
}

// sameCommands compares commands by what the bot says of them; in whatever
// order Discord lists them.
func sameCommands(there, wanted []*discordgo.ApplicationCommand) bool {
	if len(there) != len(wanted) {
		return false
	}
	byName := make(map[string]any, len(there))
	for _, c := range there {
		byName[c.Name] = essence(c)
	}
	for _, c := range wanted {
		if !reflect.DeepEqual(byName[c.Name], essence(c)) {
			return false
		}
	}
	return true
}

// essence returns a command as JSON values, without what Discord adds and what
// says nothing.
func essence(c *discordgo.ApplicationCommand) any {
	said := *c
	said.ID, said.ApplicationID, said.GuildID, said.Version = "", "", "", ""
	said.DefaultPermission, said.NSFW = nil, nil
	data, err := json.Marshal(said)
	if err != nil {
		return err
	}
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	delete(v, "dm_permission") // contexts say it
	return withoutEmpty(v)
}

// withoutEmpty leaves out what is null, false, empty or missing: all the same.
func withoutEmpty(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			if inner = withoutEmpty(inner); inner == nil {
				delete(v, k)
			} else {
				v[k] = inner
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = withoutEmpty(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	case string:
		if v == "" {
			return nil
		}
	}
	return v
}
