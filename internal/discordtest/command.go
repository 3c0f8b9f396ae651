package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// A command is an application command as it was registered.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object
type command struct {
	ID           string            `json:"id"`
	Application  string            `json:"application_id"`
	Version      string            `json:"version"`
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations"`
	Options      []option          `json:"options,omitempty"`
	Permissions  *Permission       `json:"default_member_permissions"`
	DM           *bool             `json:"dm_permission,omitempty"`
	NSFW         bool              `json:"nsfw"`
	Integrations []int             `json:"integration_types"`
	Contexts     []int             `json:"contexts"`
}

// An option is what people give a command.
type option struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Required     bool              `json:"required,omitempty"`
	Choices      []Choice          `json:"choices,omitempty"`
	Options      []option          `json:"options,omitempty"`
	ChannelTypes []int             `json:"channel_types,omitempty"`
	MinValue     *float64          `json:"min_value,omitempty"`
	MaxValue     *float64          `json:"max_value,omitempty"`
	MinLength    *int              `json:"min_length,omitempty"`
	MaxLength    *int              `json:"max_length,omitempty"`
	Autocomplete bool              `json:"autocomplete,omitempty"`
}

// Command types.
const (
	commandChat    = 1
	commandUser    = 2
	commandMessage = 3
)

// Option types.
const (
	optionSubcommand = 1
	optionGroup      = 2
	optionString     = 3
	optionInteger    = 4
	optionBoolean    = 5
	optionUser       = 6
	optionChannel    = 7
	optionRole       = 8
	optionNumber     = 10
)

// Commands returns the application commands as they were registered last, a
// JSON array, nil if they never were.
func (s *Server) Commands() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.registered)
}

// putCommands overwrites all global commands.
func (s *Server) putCommands(r *http.Request, data []byte) (any, *refusal) {
	if r.PathValue("application_id") != ApplicationID {
		return nil, foreignApplication()
	}
	var commands []*command
	if err := json.Unmarshal(data, &commands); err != nil {
		return nil, invalid("%v", err)
	}
	for _, c := range commands {
		if c.Type == 0 {
			c.Type = commandChat
		}
	}
	if err := checkCommands(commands); err != nil {
		return nil, err
	}
	for _, c := range commands {
		if err := c.checkInstalls(s.installs); err != nil {
			return nil, err
		}
	}
	for _, c := range commands {
		c.ID, c.Application, c.Version = s.nextID(), ApplicationID, s.nextID()
		if old := s.commandNamed(c.Name, c.Type); old != nil {
			c.ID = old.ID
		}
		if c.Integrations == nil {
			c.Integrations = s.installs
		}
	}
	s.commands, s.registered = commands, data
	return commands, nil
}

// getCommands lists the global commands; localizations are left out unless
// they are asked for.
func (s *Server) getCommands(r *http.Request, _ []byte) (any, *refusal) {
	if r.PathValue("application_id") != ApplicationID {
		return nil, foreignApplication()
	}
	out := make([]command, 0, len(s.commands))
	full, _ := strconv.ParseBool(r.URL.Query().Get("with_localizations"))
	for _, c := range s.commands {
		shown := *c
		if !full {
			shown.Names, shown.Descriptions, shown.Options = nil, nil, unlocalized(c.Options)
		}
		out = append(out, shown)
	}
	return out, nil
}

func unlocalized(options []option) []option {
	out := slices.Clone(options)
	for i := range out {
		out[i].Names, out[i].Descriptions, out[i].Options = nil, nil, unlocalized(out[i].Options)
		out[i].Choices = slices.Clone(out[i].Choices)
		for j := range out[i].Choices {
			out[i].Choices[j].NameLocalizations = nil
		}
	}
	return out
}

// commandNamed returns the command of a type with a name of its own, nil if
// there is none.
func (s *Server) commandNamed(name string, kind int) *command {
	for _, c := range s.commands {
		if c.Name == name && c.Type == kind {
			return c
		}
	}
	return nil
}
