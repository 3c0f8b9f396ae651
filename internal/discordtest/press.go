package discordtest

import (
	"fmt"
	"slices"
)

// Press presses a button under a message, named by its custom ID or its
// label, and returns the interaction's ID. It is an error if the person does
// not see such a button there or it is disabled.
func (s *Server) Press(person, message, button string) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.seen(person, message)
	if err != nil {
		return "", err
	}
	buttons := m.Buttons()
	n := slices.IndexFunc(buttons, func(c Component) bool { return c.CustomID == button && button != "" })
	if n < 0 {
		n = slices.IndexFunc(buttons, func(c Component) bool { return c.Label == button && button != "" })
	}
	switch {
	case n < 0:
		return "", fmt.Errorf("message %s has no button %q", message, button)
	case buttons[n].Disabled:
		return "", fmt.Errorf("the button %q is disabled", button)
	case buttons[n].CustomID == "":
		return "", fmt.Errorf("the button %q is a link", button)
	}
	return s.touch(person, m, &buttons[n], nil, nil)
}

// Select chooses values in a select menu under a message, named by its custom
// ID, and returns the interaction's ID.
func (s *Server) Select(person, message, customID string, values ...string) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.seen(person, message)
	if err != nil {
		return "", err
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			if !c.selects() || c.CustomID != customID {
				continue
			}
			if c.Disabled {
				return "", fmt.Errorf("the menu %q is disabled", customID)
			}
			resolved := make(object)
			if err := s.checkChosen(person, m.Channel, &c, values, resolved); err != nil {
				return "", err
			}
			return s.touch(person, m, &c, values, resolved)
		}
	}
	return "", fmt.Errorf("message %s has no menu %q", message, customID)
}

// seen returns a message that somebody sees; the caller holds s.mu.
func (s *Server) seen(person, message string) (*Message, error) {
	m := s.messages[message]
	if m == nil || m.For != "" && m.For != person {
		return nil, fmt.Errorf("%s sees no message %q", person, message)
	}
	return m, nil
}

// checkChosen holds what is chosen in a menu to what it takes.
func (s *Server) checkChosen(person, channel string, c *Component, values []string, resolved object) error {
	if len(values) < optional(c.MinValues, 1) || len(values) > optional(c.MaxValues, 1) {
		return fmt.Errorf("%d values are not for the menu %q", len(values), c.CustomID)
	}
	kinds := map[int]int{
		componentUserSelect: optionUser, componentMentionSelect: optionUser,
		componentRoleSelect: optionRole, componentChannelSelect: optionChannel,
	}
	where := &Interaction{Guild: s.guildOf(channel), User: person}
	for _, value := range values {
		good := slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == value })
		if kind, ok := kinds[c.Type]; ok {
			good = s.resolve(where, &option{Type: kind, ChannelTypes: c.Channels}, value, resolved)
		}
		if !good {
			return fmt.Errorf("the menu %q does not offer %q", c.CustomID, value)
		}
	}
	return nil
}

// touch sends the interaction of a component.
func (s *Server) touch(person string, m *Message, c *Component, values []string, resolved object) (string, error) {
	i, err := s.interact(KindComponent, person, m.Channel)
	if err != nil {
		return "", err
	}
	if m.command != nil && m.command.owners["1"] != nil {
		i.owners["1"] = m.command.owners["1"]
	}
	i.CustomID, i.Source = c.CustomID, m.ID
	data := object{"custom_id": c.CustomID, "component_type": c.Type}
	if values != nil {
		data["values"] = values
	}
	if len(resolved) > 0 {
		data["resolved"] = resolved
	}
	s.send(i, data)
	return i.ID, nil
}
