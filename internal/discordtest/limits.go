package discordtest

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf16"
)

// Discord's limits, as its documentation states them. Content is counted in
// UTF-16 units, the strictest of the ways that its clients count.
const (
	maxContent          = 2000
	maxEmbeds           = 10
	maxEmbedTitle       = 256
	maxEmbedDescription = 4096
	maxEmbedFields      = 25
	maxFieldName        = 256
	maxFieldValue       = 1024
	maxEmbedFooter      = 2048
	maxEmbedText        = 6000
	maxCustomID         = 100
)

// A body is the part of a message's request body that is understood here.
// Content and embeds are nil where the body leaves them out.
type body struct {
	Content    *string          `json:"content"`
	Embeds     *[]Embed         `json:"embeds"`
	Components []component      `json:"components"`
	Allowed    *json.RawMessage `json:"allowed_mentions"`
	Flags      int              `json:"flags"`
	Files      []any            `json:"attachments"`
	Reference  *struct {
		MessageID string `json:"message_id"`
	} `json:"message_reference"`
}

type component struct {
	CustomID   string      `json:"custom_id"`
	Components []component `json:"components"`
}

// A refusal is an error in Discord's form.
type refusal struct {
	status  int
	Code    int    `json:"code"`
	Message string `json:"message"`
	// Field is where the body is wrong, for people.
	Field string `json:"-"`
}

func (r *refusal) Error() string {
	if r.Field == "" {
		return fmt.Sprintf("%d %s (%d)", r.status, r.Message, r.Code)
	}
	return fmt.Sprintf("%d %s (%d): %s", r.status, r.Message, r.Code, r.Field)
}

func invalid(format string, args ...any) *refusal {
	return &refusal{400, 50035, "Invalid Form Body", fmt.Sprintf(format, args...)}
}

// check holds a message's body to the limits. A message that is created needs
// something to show, and so does one that is edited, unless the edit leaves
// what is shown as it is.
func (b *body) check(edit bool) *refusal {
	if b.Content != nil && units(*b.Content) > maxContent {
		return invalid("content: must be %d or fewer in length, is %d", maxContent, units(*b.Content))
	}
	if b.Embeds != nil {
		if err := checkEmbeds(*b.Embeds); err != nil {
			return err
		}
	}
	if err := checkComponents(b.Components); err != nil {
		return err
	}
	if err := b.checkMentions(); err != nil {
		return err
	}
	shows := b.Content != nil && *b.Content != "" || b.Embeds != nil && len(*b.Embeds) > 0 || len(b.Components) > 0
	untouched := edit && b.Content == nil && b.Embeds == nil
	if !shows && !untouched && len(b.Files) == 0 {
		return &refusal{400, 50006, "Cannot send an empty message", ""}
	}
	return nil
}

func checkEmbeds(embeds []Embed) *refusal {
	if len(embeds) > maxEmbeds {
		return invalid("embeds: %d, at most %d", len(embeds), maxEmbeds)
	}
	all := 0
	for i, e := range embeds {
		parts := []struct {
			name, text string
			limit      int
		}{
			{"title", e.Title, maxEmbedTitle},
			{"description", e.Description, maxEmbedDescription},
			{"footer.text", e.Footer.Text, maxEmbedFooter},
			{"author.name", e.Author.Name, maxEmbedTitle},
		}
		if len(e.Fields) > maxEmbedFields {
			return invalid("embeds[%d].fields: %d, at most %d", i, len(e.Fields), maxEmbedFields)
		}
		for _, f := range e.Fields {
			if f.Name == "" || f.Value == "" {
				return invalid("embeds[%d].fields: a name or value is empty", i)
			}
			parts = append(parts, []struct {
				name, text string
				limit      int
			}{{"field name", f.Name, maxFieldName}, {"field value", f.Value, maxFieldValue}}...)
		}
		for _, p := range parts {
			n := units(p.text)
			if n > p.limit {
				return invalid("embeds[%d].%s: must be %d or fewer in length, is %d", i, p.name, p.limit, n)
			}
			all += n
		}
	}
	if all > maxEmbedText {
		return invalid("embeds: %d characters in all, at most %d", all, maxEmbedText)
	}
	return nil
}

func checkComponents(components []component) *refusal {
	for _, c := range components {
		if units(c.CustomID) > maxCustomID {
			return invalid("components: custom_id must be %d or fewer in length", maxCustomID)
		}
		if err := checkComponents(c.Components); err != nil {
			return err
		}
	}
	return nil
}

// mentions is the allowed_mentions object.
type mentions struct {
	Parse       []string `json:"parse"`
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

func (b *body) checkMentions() *refusal {
	m := b.mentions()
	if m == nil {
		return nil
	}
	if slices.Contains(m.Parse, "users") && len(m.Users) > 0 || slices.Contains(m.Parse, "roles") && len(m.Roles) > 0 {
		return invalid("allowed_mentions: parse and a list of the same kind exclude each other")
	}
	return nil
}

func (b *body) mentions() *mentions {
	if b.Allowed == nil {
		return nil
	}
	var m mentions
	if json.Unmarshal(*b.Allowed, &m) != nil {
		return nil
	}
	return &m
}

var calls = regexp.MustCompile(`@(everyone|here)|<@!?(\d+)>|<@&(\d+)>`)

// pings returns whom a body calls: all that it mentions if it says nothing of
// allowed mentions, else those that it allows.
func (b *body) pings() []string {
	m := b.mentions()
	allowed := func(kind string, list []string, id string) bool {
		return m == nil || slices.Contains(m.Parse, kind) || slices.Contains(list, id)
	}
	var out []string
	if b.Reference != nil && (m == nil || m.RepliedUser) {
		out = append(out, "the author of message "+b.Reference.MessageID)
	}
	if b.Content == nil {
		return out
	}
	for _, c := range calls.FindAllStringSubmatch(*b.Content, -1) {
		switch {
		case c[1] != "" && allowed("everyone", nil, ""):
			out = append(out, c[1])
		case c[2] != "" && (m == nil || allowed("users", m.Users, c[2])):
			out = append(out, "user "+c[2])
		case c[3] != "" && (m == nil || allowed("roles", m.Roles, c[3])):
			out = append(out, "role "+c[3])
		}
	}
	return out
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }
