package main

import (
	"cmp"
	"encoding/json"
	"slices"

	"footnote/internal/discordtest"
)

// A command is one that somebody may use where they are, in their language.
type command struct {
	// Name is its own, and Label that in the person's language.
	Name  string `json:"name"`
	Label string `json:"label"`
	Help  string `json:"help"`
	// Target: it is used on a message.
	Target  bool     `json:"target"`
	Options []option `json:"options"`
}

// An option is a field of a command.
type option struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Help  string `json:"help"`
	// Type is Discord's.
	// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type
	Type     int      `json:"type"`
	Required bool     `json:"required"`
	Complete bool     `json:"complete"`
	Most     int      `json:"most"`
	Choices  []choice `json:"choices"`
}

// A choice is what an option or an autocomplete offers.
type choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// registered is a command, or an option, as the bot registers it.
type registered struct {
	Type         int                  `json:"type"`
	Name         string               `json:"name"`
	Names        map[string]string    `json:"name_localizations"`
	Description  string               `json:"description"`
	Descriptions map[string]string    `json:"description_localizations"`
	Contexts     []int                `json:"contexts"`
	Permissions  *json.RawMessage     `json:"default_member_permissions"`
	Options      []registered         `json:"options"`
	Required     bool                 `json:"required"`
	Autocomplete bool                 `json:"autocomplete"`
	MaxLength    int                  `json:"max_length"`
	Choices      []discordtest.Choice `json:"choices"`
}

// onMessage is the type of commands that are used on messages.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-types
const onMessage = 3

// commands returns what somebody may use in a place, in their language.
func (d *demo) commands(who person, at place, locale string) []command {
	var all []registered
	if json.Unmarshal(d.server.Commands(), &all) != nil {
		return []command{} // none yet
	}
	out := []command{}
	for _, r := range all {
		if !r.usable(who, at) {
			continue
		}
		c := command{
			Name: r.Name, Label: cmp.Or(r.Names[locale], r.Name), Help: cmp.Or(r.Descriptions[locale], r.Description),
			Target: r.Type == onMessage, Options: []option{},
		}
		for _, o := range r.Options {
			c.Options = append(c.Options, o.option(locale))
		}
		out = append(out, c)
	}
	return out
}

// usable reports whether somebody is shown a command in a place.
// https://discord.com/developers/docs/interactions/application-commands#interaction-contexts
func (r registered) usable(who person, at place) bool {
	context := map[string]int{kindDirect: 1, kindGroup: 2}[at.Kind]
	if r.Contexts != nil && !slices.Contains(r.Contexts, context) {
		return false
	}
	return r.Permissions == nil || context != 0 || who.Manager
}

func (r registered) option(locale string) option {
	o := option{
		Name: r.Name, Label: cmp.Or(r.Names[locale], r.Name), Help: cmp.Or(r.Descriptions[locale], r.Description),
		Type: r.Type, Required: r.Required, Complete: r.Autocomplete, Most: r.MaxLength,
	}
	o.Choices = choicesIn(r.Choices, locale)
	return o
}

func choicesIn(all []discordtest.Choice, locale string) []choice {
	out := []choice{}
	for _, c := range all {
		out = append(out, choice{Name: cmp.Or(c.NameLocalizations[locale], c.Name), Value: c.Value})
	}
	return out
}
