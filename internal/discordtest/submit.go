package discordtest

import "fmt"

// Submit sends the modal that the bot showed in response to an interaction,
// as the person who saw it, and returns the ID of the new interaction. Values
// are by the custom ID or the label of an input: a string, or a []string for
// a select menu; an input that is not named keeps the value that it showed.
// It is an error if no modal is shown or it does not take the values.
func (s *Server) Submit(interaction string, values map[string]any) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	from := s.interactions[interaction]
	switch {
	case from == nil || from.Modal == nil:
		return "", fmt.Errorf("interaction %s shows no modal", interaction)
	case from.submitted:
		return "", fmt.Errorf("the modal of interaction %s was sent", interaction)
	}
	i, err := s.interact(KindModalSubmit, from.User, from.Channel)
	if err != nil {
		return "", err
	}
	i.CustomID, i.Source = from.Modal.CustomID, from.Source
	i.fromComponent = from.Kind == KindComponent
	form := filling{server: s, values: values, resolved: make(object), interaction: i}
	components, err := form.fill(from.Modal)
	if err != nil {
		return "", err
	}
	if form.used < len(values) {
		return "", fmt.Errorf("the modal %q has not all of those inputs", from.Modal.Title)
	}
	from.submitted = true
	data := object{"custom_id": i.CustomID, "components": components}
	if len(form.resolved) > 0 {
		data["resolved"] = form.resolved
	}
	i.Options = form.taken
	s.send(i, data)
	return i.ID, nil
}

// A filling is a modal on its way to be sent.
type filling struct {
	server      *Server
	interaction *Interaction
	values      map[string]any
	used        int
	taken       map[string]any
	resolved    object
}

// fill returns the components of a modal in the form in which they are sent.
func (f *filling) fill(m *Modal) ([]object, error) {
	f.taken = make(map[string]any)
	out := []object{}
	for n, c := range m.Components {
		switch {
		case c.Type == componentRow:
			value, err := f.input(c.Components[0], c.Components[0].Label)
			if err != nil {
				return nil, err
			}
			out = append(out, object{"type": componentRow, "id": n + 1, "components": []object{value}})
		case c.Component != nil:
			value, err := f.input(*c.Component, c.Label)
			if err != nil {
				return nil, err
			}
			out = append(out, object{"type": componentLabel, "id": n + 1, "component": value})
		}
	}
	return out, nil
}

// input returns an input with what was filled in.
func (f *filling) input(c Component, label string) (object, error) {
	given, ok := f.values[c.CustomID]
	if !ok {
		given, ok = f.values[label]
	}
	if ok {
		f.used++
	}
	out := object{"type": c.Type, "custom_id": c.CustomID}
	if c.Type != componentTextInput {
		chosen, _ := given.([]string)
		if len(chosen) == 0 && !optional(c.Required, true) {
			out["values"] = []string{}
			return out, nil
		}
		err := f.server.checkChosen(f.interaction.User, f.interaction.Channel, &c, chosen, f.resolved)
		out["values"], f.taken[c.CustomID] = chosen, chosen
		return out, err
	}
	text := c.Value
	if ok {
		text, ok = given.(string)
		if !ok {
			return nil, fmt.Errorf("the input %q takes text", label)
		}
	}
	n, least, most := units(text), optional(c.MinLength, 0), optional(c.MaxLength, maxInputValue)
	if n == 0 && optional(c.Required, true) || n > most || n > 0 && n < least {
		return nil, fmt.Errorf("the input %q takes %d to %d characters, not %d", label, least, most, n)
	}
	out["value"], f.taken[c.CustomID] = text, text
	return out, nil
}
