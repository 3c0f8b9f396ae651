package discordtest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An Invocation is a use of a command.
type Invocation struct {
	// Person is who uses it; empty means [DefaultPerson].
	Person string
	// Channel is where; empty means [DefaultChannel].
	Channel string
	// Locale is the language of the person's client from now on; empty means
	// that of before, at first "en-US".
	Locale string
	// Command is its name, or that in the person's language; the name of a
	// subcommand follows after a space.
	Command string
	// Options have string, bool, int and float64 values by name, or by the
	// name in the person's language; people, channels and roles are IDs.
	Options map[string]any
	// Target is the message that a message command is used on.
	Target string
}

// Ask uses the command /ask as somebody in a server channel would, and
// returns the interaction's ID. The bot must have been connected once.
func (s *Server) Ask(locale, question string) string {
	return s.Use(locale, "ask", map[string]string{"question": question})
}

// Use uses a command with text options and returns the interaction's ID.
func (s *Server) Use(locale, command string, options map[string]string) string {
	values := make(map[string]any, len(options))
	for name, value := range options {
		values[name] = value
	}
	id, err := s.Invoke(Invocation{Locale: locale, Command: command, Options: values})
	if err != nil {
		s.report("use /%s: %v", command, err)
	}
	return id
}

// Invoke uses a command and returns the interaction's ID. It is an error if
// Discord would not let the person do so: the command or an option is not
// registered, a value is not valid, or the command is not for that place or
// person. Before any commands are registered, all are valid.
func (s *Server) Invoke(v Invocation) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.beginCommand(KindCommand, &v)
	if err != nil {
		return "", err
	}
	if v.Target != "" {
		return i.ID, s.sendMessageCommand(i, v)
	}
	c, options, path, err := s.chatCommand(i, v)
	if err != nil {
		return "", err
	}
	values, err := s.values(i, options, v.Options, "")
	if err != nil {
		return "", fmt.Errorf("/%s: %w", v.Command, err)
	}
	s.sendChat(i, c, path, values)
	return i.ID, nil
}

// Complete types in an option of a command and returns the ID of the
// interaction, whose choices come by [Server.Interaction]. The value of the
// option in v is what was typed so far.
func (s *Server) Complete(v Invocation, focused string) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.beginCommand(KindAutocomplete, &v)
	if err != nil {
		return "", err
	}
	c, options, path, err := s.chatCommand(i, v)
	if err != nil {
		return "", err
	}
	i.typed = optionString
	for _, o := range options {
		if o.Name == focused || o.Names[i.Locale] == focused {
			i.typed = o.Type
		}
	}
	values, err := s.values(i, options, v.Options, focused)
	if err != nil {
		return "", fmt.Errorf("/%s: %w", v.Command, err)
	}
	s.sendChat(i, c, path, values)
	return i.ID, nil
}

func (s *Server) beginCommand(kind int, v *Invocation) (*Interaction, error) {
	if v.Person == "" {
		v.Person = DefaultPerson
	}
	if v.Channel == "" {
		v.Channel = DefaultChannel
	}
	if v.Locale != "" {
		p := s.people[v.Person]
		p.ID, p.Locale = v.Person, v.Locale
		s.people[v.Person] = p
	}
	return s.interact(kind, v.Person, v.Channel)
}

// chatCommand finds the slash command that is used, its options, and the
// subcommands on the way to them; c is nil before commands are registered.
func (s *Server) chatCommand(i *Interaction, v Invocation) (c *command, options []option, path []option, err error) {
	words := strings.Fields(v.Command)
	if len(words) == 0 {
		return nil, nil, nil, errors.New("no command")
	}
	if s.registered == nil {
		i.Command = v.Command
		return nil, inferred(v.Options), nil, nil
	}
	c = s.commandCalled(words[0], i.Locale, commandChat)
	if c == nil {
		return nil, nil, nil, fmt.Errorf("there is no command /%s", words[0])
	}
	if err := s.usable(c, i); err != nil {
		return nil, nil, nil, err
	}
	i.Command, options = c.Name, c.Options
	for _, word := range words[1:] {
		n := slices.IndexFunc(options, func(o option) bool { return o.nests() && (o.Name == word || o.Names[i.Locale] == word) })
		if n < 0 {
			return nil, nil, nil, fmt.Errorf("/%s has no subcommand %s", c.Name, word)
		}
		i.Command += " " + options[n].Name
		path, options = append(path, options[n]), options[n].Options
	}
	if len(options) > 0 && options[0].nests() {
		return nil, nil, nil, fmt.Errorf("/%s needs a subcommand", v.Command)
	}
	return c, options, path, nil
}

// commandCalled finds a command by its name or that in a language.
func (s *Server) commandCalled(name, locale string, kind int) *command {
	for _, c := range s.commands {
		if c.Type == kind && (c.Name == name || c.Names[locale] == name) {
			return c
		}
	}
	return nil
}

// usable is an error unless a command may be used where and by whom it is.
func (s *Server) usable(c *command, i *Interaction) error {
	switch {
	case c.Contexts != nil && !slices.Contains(c.Contexts, i.Context):
		return fmt.Errorf("%s is not for the context %d", c.Name, i.Context)
	case c.Contexts == nil && i.Context == 1 && c.DM != nil && !*c.DM:
		return fmt.Errorf("%s is not for direct messages", c.Name)
	}
	if !slices.ContainsFunc(c.Integrations, func(kind int) bool { return i.owners[strconv.Itoa(kind)] != nil }) {
		return fmt.Errorf("%s is not for an app that is installed so", c.Name)
	}
	if i.Guild == "" || c.Permissions == nil {
		return nil
	}
	want, _ := strconv.ParseUint(*c.Permissions, 10, 64)
	have := s.memberPermissions(i.Guild, i.User)
	if want == 0 {
		want = uint64(Administrator)
	}
	if !have.has(Permission(want)) {
		return fmt.Errorf("the person may not use %s", c.Name)
	}
	return nil
}

// sendChat sends a slash command, or what is typed of one.
func (s *Server) sendChat(i *Interaction, c *command, path []option, values commandValues) {
	options := values.options
	for _, o := range slices.Backward(path) {
		options = []object{{"name": o.Name, "type": o.Type, "options": options}}
	}
	i.Options = values.byName
	data := object{"id": "500000000000000001", "name": i.Command, "type": commandChat, "options": options}
	if c != nil {
		data["id"], data["name"] = c.ID, c.Name
	}
	if len(values.resolved) > 0 {
		data["resolved"] = values.resolved
	}
	s.send(i, data)
}

// sendMessageCommand sends a command that is used on a message.
func (s *Server) sendMessageCommand(i *Interaction, v Invocation) error {
	c := s.commandCalled(v.Command, i.Locale, commandMessage)
	if c == nil {
		return fmt.Errorf("there is no message command %q", v.Command)
	}
	if err := s.usable(c, i); err != nil {
		return err
	}
	m := s.messages[v.Target]
	if m == nil || m.Channel != i.Channel || m.For != "" && m.For != i.User {
		return errors.New("the person sees no such message there")
	}
	i.Command, i.Source = c.Name, m.ID
	s.send(i, object{
		"id": c.ID, "name": c.Name, "type": commandMessage, "target_id": m.ID,
		"resolved": object{"messages": object{m.ID: s.messageObject(m, true)}},
	})
	return nil
}
