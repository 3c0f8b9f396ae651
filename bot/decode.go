package bot

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An interactionCreate is an interaction, with what the library leaves out of it.
type interactionCreate struct {
	*discordgo.Interaction
	// channel is where it happened; parent is the channel of that, which is a
	// thread, or its category. The bot itself may not see either.
	channel, parent string
}

// UnmarshalJSON implements [json.Unmarshaler].
func (i *interactionCreate) UnmarshalJSON(data []byte) error {
	var more struct {
		Channel struct {
			ID     string `json:"id"`
			Parent string `json:"parent_id"`
		} `json:"channel"`
	}
	if err := json.Unmarshal(data, &more); err != nil {
		return err
	}
	i.channel, i.parent = more.Channel.ID, more.Channel.Parent
	return json.Unmarshal(data, &i.Interaction)
}

// fromInteraction returns the event of an interaction; ok is false for those
// that the bot has no use for.
func fromInteraction(i *discordgo.Interaction, self string) (e event, ok bool) {
	e = event{
		id: i.ID, channel: i.ChannelID, server: i.GuildID, locale: string(i.Locale), asked: sentAt(i.ID),
		direct: i.Context == discordgo.InteractionContextBotDM,
	}
	switch {
	case i.Member != nil && i.Member.User != nil:
		e.person = i.Member.User.ID
		e.manager = i.Member.Permissions&(discordgo.PermissionManageGuild|discordgo.PermissionAdministrator) != 0
	case i.User != nil:
		e.person = i.User.ID
	}
	// The key is that of an installation in a server; its value is 0 in direct
	// messages with the bot.
	// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
	_, byServer := i.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationGuildInstall]
	e.installed = byServer || e.direct || len(i.AuthorizingIntegrationOwners) == 0
	if i.Message != nil {
		e.target = targetOf(i.Message, self)
	}
	return e, e.fill(i, self) && e.id != "" && e.person != ""
}

// fill takes what is of one kind of interaction alone.
func (e *event) fill(i *discordgo.Interaction, self string) bool {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		e.fillCommand(data, i.Type == discordgo.InteractionApplicationCommandAutocomplete, self)
	case discordgo.MessageComponentInteractionData:
		e.kind, e.chosen = pressEvent, data.Values
		e.name, e.argument, _ = strings.Cut(data.CustomID, ":")
	case discordgo.ModalSubmitInteractionData:
		e.kind, e.options = submitEvent, make(map[string]string)
		e.name, e.argument, _ = strings.Cut(data.CustomID, ":")
		for _, row := range data.Components {
			e.fillField(row)
		}
	default:
		return false
	}
	return e.name != ""
}

func (e *event) fillCommand(data discordgo.ApplicationCommandInteractionData, typing bool, self string) {
	e.kind, e.name, e.options = commandEvent, data.Name, make(map[string]string)
	for _, o := range data.Options {
		if o == nil {
			continue
		}
		e.options[o.Name] = optionText(o)
		if o.Focused {
			e.focused = o.Name
		}
	}
	switch {
	case typing:
		e.kind = typingEvent
	case data.TargetID != "" && data.Resolved != nil && data.Resolved.Messages[data.TargetID] != nil:
		e.kind = targetEvent
		e.target = targetOf(data.Resolved.Messages[data.TargetID], self)
	}
}

// optionText returns an option's value as text, empty if there is none; a number
// is a whole one.
func optionText(o *discordgo.ApplicationCommandInteractionDataOption) string {
	switch v := o.Value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return fmt.Sprintf("%.0f", v)
	default:
		return ""
	}
}

// fillField takes the text of a form's field, which stands in a row.
func (e *event) fillField(c discordgo.MessageComponent) {
	switch c := c.(type) {
	case *discordgo.ActionsRow:
		for _, inner := range c.Components {
			e.fillField(inner)
		}
	case *discordgo.TextInput:
		e.options[c.CustomID] = c.Value
	}
}

// fromMessage returns the event of words that a person wrote to the bot: in
// direct messages, or in a server with a mention of the bot or in reply to it.
// ok is false for all else.
func fromMessage(m *discordgo.Message, self string) (e event, ok bool) {
	written := m.Type == discordgo.MessageTypeDefault || m.Type == discordgo.MessageTypeReply
	if !written || m.WebhookID != "" || m.Author == nil || m.Author.Bot || m.Author.ID == self {
		return event{}, false
	}
	e = event{
		kind: messageEvent, id: m.ID, person: m.Author.ID, channel: m.ChannelID, server: m.GuildID,
		direct: m.GuildID == "", installed: true, asked: sentAt(m.ID),
	}
	if m.ReferencedMessage != nil {
		e.target = targetOf(m.ReferencedMessage, self)
	}
	e.text = strings.TrimSpace(strings.NewReplacer("<@"+self+">", " ", "<@!"+self+">", " ").Replace(m.Content))
	return e, e.id != "" && e.person != "" && (e.direct && e.text != "" || mentions(m, self))
}

// mentions reports whether a message calls the bot, by name or as a reply. Who
// calls everyone does not mean the bot.
func mentions(m *discordgo.Message, self string) bool {
	for _, u := range m.Mentions {
		if u != nil && u.ID == self {
			return true
		}
	}
	return false
}

func targetOf(m *discordgo.Message, self string) *target {
	t := &target{
		id: m.ID, text: wordsOf(m), sent: sentAt(m.ID), private: m.Flags&discordgo.MessageFlagsEphemeral != 0,
		ours: m.Author != nil && m.Author.ID == self,
	}
	if f := carriedBy(m); f != nil && !f.Timestamp.IsZero() {
		t.sent = f.Timestamp.UTC() // what "yesterday" counts from
	}
	if t.ours {
		t.text = unasked(m.Content)
	}
	return t
}

// address matches a link.
var address = regexp.MustCompile(`https?://\S+`)

// hasWords reports whether a message says more than a link.
func hasWords(m *discordgo.Message) bool { return !blank(address.ReplaceAllString(m.Content, "")) }

// carriedBy returns the message that one without words of its own forwards, nil
// for none.
func carriedBy(m *discordgo.Message) *discordgo.Message {
	if s := m.MessageSnapshots; !hasWords(m) && len(s) > 0 {
		return s[0].Message
	}
	return nil
}

// wordsOf returns what a message says: its own words, else those that it
// forwards, else those of its embeds, as of a page that it links to.
func wordsOf(m *discordgo.Message) string {
	if hasWords(m) {
		return m.Content
	}
	if f := carriedBy(m); f != nil {
		f.MessageSnapshots = nil // one deep, as Discord has them
		return wordsOf(f)
	}
	var parts []string
	for _, e := range m.Embeds {
		if e == nil {
			continue
		}
		parts = append(parts, e.Title, e.Description)
		for _, f := range e.Fields {
			if f != nil {
				parts = append(parts, f.Name, f.Value)
			}
		}
	}
	parts = slices.DeleteFunc(parts, blank)
	if parts == nil {
		return m.Content
	}
	return strings.Join(parts, "\n")
}

// sentAt returns when an interaction or a message was made, by its ID
// (https://discord.com/developers/docs/reference#snowflakes); zero if that is
// none.
func sentAt(id string) time.Time {
	at, err := discordgo.SnowflakeTimestamp(id)
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}
