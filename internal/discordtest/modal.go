package discordtest

// A Modal is a dialog that the bot shows to one person.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
type Modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []Component `json:"components"`
}

const (
	maxModalTitle       = 45
	maxModalComponents  = 5
	maxModalLabel       = 45
	maxModalDescription = 100
	maxInputValue       = 4000
	maxInputPlaceholder = 100
)

// Inputs returns what people fill in, each with the label that it has there.
func (m Modal) Inputs() []Component {
	var out []Component
	for _, c := range m.Components {
		switch {
		case c.Type == componentRow:
			out = append(out, c.Components...)
		case c.Component != nil:
			input := *c.Component
			input.Label = c.Label
			out = append(out, input)
		}
	}
	return out
}

// check holds a modal to the limits.
func (m *Modal) check() *refusal {
	switch n := len(m.Components); {
	case m.Title == "" || units(m.Title) > maxModalTitle:
		return invalid("title: must be between 1 and %d in length", maxModalTitle)
	case m.CustomID == "" || units(m.CustomID) > maxCustomID:
		return invalid("custom_id: must be between 1 and %d in length", maxCustomID)
	case n < 1 || n > maxModalComponents:
		return invalid("components: %d, want 1 to %d", n, maxModalComponents)
	}
	ids := make(uniqueIDs)
	for _, c := range m.Components {
		if err := c.checkInModal(ids); err != nil {
			return err
		}
	}
	return nil
}

// checkInModal holds a top-level component of a modal to the limits.
func (c *Component) checkInModal(ids uniqueIDs) *refusal {
	label, input := c.Label, c.Component
	switch c.Type {
	case componentText:
		return nil
	case componentRow:
		if len(c.Components) != 1 || c.Components[0].Type != componentTextInput {
			return invalid("components: a row of a modal holds one text input")
		}
		input = &c.Components[0]
		label = input.Label
	case componentLabel:
		if input == nil || units(c.Description) > maxModalDescription {
			return invalid("components: a label names one component, in %d characters or fewer", maxModalDescription)
		}
	default:
		return invalid("components: type %d does not belong in a modal", c.Type)
	}
	switch {
	case label == "" || units(label) > maxModalLabel:
		return invalid("components: label must be between 1 and %d in length", maxModalLabel)
	case input.Disabled:
		return invalid("components: nothing in a modal is disabled")
	case input.Type == componentTextInput:
		return input.checkText(ids)
	case input.selects():
		return input.checkSelect(ids)
	}
	return invalid("components: type %d is not understood in a modal", input.Type)
}

func (c *Component) checkText(ids uniqueIDs) *refusal {
	least, most := optional(c.MinLength, 0), optional(c.MaxLength, maxInputValue)
	switch {
	case c.Style != 1 && c.Style != 2:
		return invalid("components: %d is no style of a text input", c.Style)
	case least < 0 || least > most || most < 1 || most > maxInputValue:
		return invalid("components: a text input of %d to %d characters", least, most)
	case units(c.Value) > most || c.Value != "" && units(c.Value) < least:
		return invalid("components: value must be between %d and %d in length", least, most)
	case units(c.Placeholder) > maxInputPlaceholder:
		return invalid("components: placeholder must be %d or fewer in length", maxInputPlaceholder)
	}
	return ids.add(c.CustomID)
}
