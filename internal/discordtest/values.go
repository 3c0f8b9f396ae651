package discordtest

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// commandValues are the options that somebody gave a command: as Discord
// sends them, by name, and the things that they name.
type commandValues struct {
	options  []object
	byName   map[string]any
	resolved object
}

// inferred are options for values that nobody registered.
func inferred(values map[string]any) []option {
	var out []option
	for _, name := range slices.Sorted(maps.Keys(values)) {
		kind := optionString
		switch values[name].(type) {
		case bool:
			kind = optionBoolean
		case int:
			kind = optionInteger
		case float64:
			kind = optionNumber
		}
		out = append(out, option{Name: name, Type: kind, Autocomplete: true})
	}
	return out
}

// values reads what somebody gave for options, in their order. While one is
// typed, which focused names, nothing has to be complete.
func (s *Server) values(i *Interaction, options []option, given map[string]any, focused string) (commandValues, error) {
	out := commandValues{options: []object{}, byName: make(map[string]any), resolved: make(object)}
	known, typing := 0, false
	for _, o := range options {
		value, ok := given[o.Name]
		if local := o.Names[i.Locale]; !ok && local != "" {
			value, ok = given[local]
		}
		focus := focused != "" && (focused == o.Name || focused == o.Names[i.Locale])
		switch {
		case !ok && o.Required && focused == "":
			return out, fmt.Errorf("the option %s is missing", o.Name)
		case !ok:
			continue
		case focus && !o.Autocomplete:
			return out, fmt.Errorf("the option %s has no autocomplete", o.Name)
		}
		known++
		sent := object{"name": o.Name, "type": o.Type, "value": value}
		if focus {
			sent["focused"], typing = true, true
		} else if err := s.checkValue(i, &o, value, out.resolved); err != nil {
			return out, err
		}
		out.options, out.byName[o.Name] = append(out.options, sent), value
	}
	switch {
	case known < len(given):
		return out, fmt.Errorf("of %v some are no options", slices.Sorted(maps.Keys(given)))
	case focused != "" && !typing:
		return out, fmt.Errorf("nothing was typed in %s", focused)
	}
	return out, nil
}

// checkValue holds a value to what its option takes, and resolves an ID.
func (s *Server) checkValue(i *Interaction, o *option, value any, resolved object) error {
	wrong := fmt.Errorf("the option %s does not take %v", o.Name, value)
	number, isNumber := asNumber(value)
	text, isText := value.(string)
	_, isBool := value.(bool)
	good := false
	switch o.Type {
	case optionString:
		good = isText && text != "" && units(text) >= optional(o.MinLength, 0) && units(text) <= optional(o.MaxLength, maxOptionLength)
	case optionInteger, optionNumber:
		good = isNumber && number >= optional(o.MinValue, math.Inf(-1)) && number <= optional(o.MaxValue, math.Inf(1))
		good = good && (o.Type == optionNumber || number == math.Trunc(number))
	case optionBoolean:
		good = isBool
	default:
		good = isText && s.resolve(i, o, text, resolved)
	}
	if !good {
		return wrong
	}
	if len(o.Choices) > 0 && !slices.ContainsFunc(o.Choices, func(c Choice) bool {
		offered, ok := c.Value.(float64)
		return c.Value == value || ok && isNumber && offered == number
	}) {
		return wrong
	}
	return nil
}

func asNumber(value any) (number float64, ok bool) {
	switch n := value.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// resolve adds what an ID stands for to the resolved data, if the option
// takes it.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure
func (s *Server) resolve(i *Interaction, o *option, id string, resolved object) bool {
	add := func(kind string, value object) bool {
		all, _ := resolved[kind].(object)
		if all == nil {
			all = make(object)
			resolved[kind] = all
		}
		all[id] = value
		return true
	}
	switch o.Type {
	case optionChannel:
		c := s.channels[id]
		if c == nil || c.Guild != i.Guild || c.Guild == "" || len(o.ChannelTypes) > 0 && !slices.Contains(o.ChannelTypes, c.Type) {
			return false
		}
		shown := s.channelObject(c)
		shown["permissions"] = s.memberPermissions(i.Guild, i.User).String()
		shown["app_permissions"] = s.botPermissions(c).String()
		return add("channels", shown)
	case optionUser:
		if i.Guild != "" {
			all := s.member()
			all["permissions"] = s.memberPermissions(i.Guild, id).String()
			add("members", all)
		}
		return add("users", s.user(id))
	case optionRole:
		g := s.guilds[i.Guild]
		return g != nil && id == g.ID && add("roles", s.everyone(g))
	}
	return false
}
