package discordtest

import (
	"encoding/json"
	"regexp"
	"slices"
)

// mentions is the allowed_mentions object.
// https://discord.com/developers/docs/resources/message#allowed-mentions-object
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

var mention = regexp.MustCompile(`@(everyone|here)|<@!?(\d+)>|<@&(\d+)>`)

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
	for _, c := range mention.FindAllStringSubmatch(*b.Content, -1) {
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
