package discordtest

// A Component is a part of a message or a modal that people use.
// https://discord.com/developers/docs/components/reference
type Component struct {
	Type        int            `json:"type"`
	CustomID    string         `json:"custom_id,omitempty"`
	Style       int            `json:"style,omitempty"`
	Label       string         `json:"label,omitempty"`
	Description string         `json:"description,omitempty"`
	Content     string         `json:"content,omitempty"`
	Emoji       *Emoji         `json:"emoji,omitempty"`
	URL         string         `json:"url,omitempty"`
	Disabled    bool           `json:"disabled,omitempty"`
	Placeholder string         `json:"placeholder,omitempty"`
	Value       string         `json:"value,omitempty"`
	Required    *bool          `json:"required,omitempty"`
	MinLength   *int           `json:"min_length,omitempty"`
	MaxLength   *int           `json:"max_length,omitempty"`
	MinValues   *int           `json:"min_values,omitempty"`
	MaxValues   *int           `json:"max_values,omitempty"`
	Options     []SelectOption `json:"options,omitempty"`
	Channels    []int          `json:"channel_types,omitempty"`
	Defaults    []Default      `json:"default_values,omitempty"`
	Components  []Component    `json:"components,omitempty"`
	// Component is what a label names.
	Component *Component `json:"component,omitempty"`
}

// An Emoji stands on a button.
type Emoji struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

// A SelectOption is a line of a select menu.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Emoji       *Emoji `json:"emoji,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

// A Default is what a select menu of people, roles or channels shows as
// chosen already.
type Default struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// Component types.
const (
	componentRow           = 1
	componentButton        = 2
	componentStringSelect  = 3
	componentTextInput     = 4
	componentUserSelect    = 5
	componentRoleSelect    = 6
	componentMentionSelect = 7
	componentChannelSelect = 8
	componentText          = 10
	componentLabel         = 18
)

// Button styles.
const (
	styleLink    = 5
	stylePremium = 6
)

const (
	maxRows              = 5
	maxRowButtons        = 5
	maxCustomID          = 100
	maxButtonLabel       = 80
	maxButtonURL         = 512
	maxSelectOptions     = 25
	maxSelectText        = 100
	maxSelectPlaceholder = 150
)

// selects reports whether a component is a select menu.
func (c *Component) selects() bool {
	switch c.Type {
	case componentStringSelect, componentUserSelect, componentRoleSelect, componentMentionSelect, componentChannelSelect:
		return true
	}
	return false
}

// checkRows holds the components of a message to the limits.
func checkRows(rows []Component) *refusal {
	if len(rows) > maxRows {
		return invalid("components: %d rows, at most %d", len(rows), maxRows)
	}
	ids := make(uniqueIDs)
	for i, row := range rows {
		if row.Type != componentRow {
			return invalid("components[%d]: type %d is no action row", i, row.Type)
		}
		if n := len(row.Components); n < 1 || n > maxRowButtons {
			return invalid("components[%d]: %d components, want 1 to %d", i, n, maxRowButtons)
		}
		for _, c := range row.Components {
			if err := c.check(ids); err != nil {
				return err
			}
			if c.selects() && len(row.Components) > 1 {
				return invalid("components[%d]: a select menu needs a row of its own", i)
			}
		}
	}
	return nil
}

// check holds a component in an action row of a message to the limits.
func (c *Component) check(ids uniqueIDs) *refusal {
	switch {
	case c.Type == componentButton:
		return c.checkButton(ids)
	case c.selects():
		return c.checkSelect(ids)
	}
	return invalid("components: type %d does not belong in a row of a message", c.Type)
}

func (c *Component) checkButton(ids uniqueIDs) *refusal {
	switch {
	case c.Style < 1 || c.Style > stylePremium-1:
		return invalid("components: %d is no style of a button", c.Style)
	case units(c.Label) > maxButtonLabel:
		return invalid("components: label must be %d or fewer in length", maxButtonLabel)
	case c.Label == "" && (c.Emoji == nil || c.Emoji.ID == "" && c.Emoji.Name == ""):
		return invalid("components: a button needs a label or an emoji")
	case c.Style != styleLink && c.URL != "":
		return invalid("components: a button with custom_id has no url")
	case c.Style != styleLink:
		return ids.add(c.CustomID)
	case c.CustomID != "":
		return invalid("components: a link has no custom_id")
	case c.URL == "" || units(c.URL) > maxButtonURL:
		return invalid("components: url of a link must have 1 to %d characters", maxButtonURL)
	}
	return nil
}

func (c *Component) checkSelect(ids uniqueIDs) *refusal {
	if units(c.Placeholder) > maxSelectPlaceholder {
		return invalid("components: placeholder must be %d or fewer in length", maxSelectPlaceholder)
	}
	least, most := optional(c.MinValues, 1), optional(c.MaxValues, 1)
	if least < 0 || least > maxSelectOptions || most < 1 || most > maxSelectOptions || least > most {
		return invalid("components: a select menu for %d to %d values", least, most)
	}
	if n := len(c.Options); c.Type == componentStringSelect && (n < 1 || n > maxSelectOptions || n < least) {
		return invalid("components: %d options of a select menu, want 1 to %d", n, maxSelectOptions)
	}
	if n := len(c.Defaults); n > 0 && (n < least || n > most) {
		return invalid("components: %d default values of a select menu for %d to %d", n, least, most)
	}
	values := make(map[string]bool)
	for _, o := range c.Options {
		for _, text := range []string{o.Label, o.Value, o.Description} {
			if units(text) > maxSelectText {
				return invalid("components: texts of an option must be %d or fewer in length", maxSelectText)
			}
		}
		if o.Label == "" || o.Value == "" || values[o.Value] {
			return invalid("components: an option is empty or there twice")
		}
		values[o.Value] = true
	}
	return ids.add(c.CustomID)
}

// uniqueIDs are the custom IDs of a message or a modal.
type uniqueIDs map[string]bool

func (ids uniqueIDs) add(id string) *refusal {
	switch {
	case id == "" || units(id) > maxCustomID:
		return invalid("components: custom_id must be between 1 and %d in length", maxCustomID)
	case ids[id]:
		return invalid("components: Component custom id cannot be duplicated")
	}
	ids[id] = true
	return nil
}

// optional returns what a pointer points to, or what holds without it.
func optional[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}
