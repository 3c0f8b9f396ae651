package bot

import (
	"github.com/bwmarrin/discordgo"
)

// A body is what a message is made or changed by. All of its parts are said,
// so that an edit leaves nothing of before, unless the buttons alone change.
type body struct {
	Content         *string                           `json:"content,omitempty"`
	Embeds          *[]*discordgo.MessageEmbed        `json:"embeds,omitempty"`
	Components      []discordgo.MessageComponent      `json:"components"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags            `json:"flags,omitempty"`
	Reference       *reference                        `json:"message_reference,omitempty"`
	// Nonce, with EnforceNonce, makes a message that is sent twice one.
	// https://discord.com/developers/docs/resources/message#create-message
	Nonce        string `json:"nonce,omitempty"`
	EnforceNonce bool   `json:"enforce_nonce,omitempty"`
}

// A reference names the message that another one replies to. One that was
// deleted is replied to all the same.
type reference struct {
	Message         string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

func bodyOf(p post) *body {
	b := &body{Components: []discordgo.MessageComponent{}, AllowedMentions: nobody()}
	for _, r := range p.rows {
		b.Components = append(b.Components, r.component())
	}
	if p.buttonsAlone {
		return b
	}
	embeds := []*discordgo.MessageEmbed{}
	for _, panel := range p.panels {
		embeds = append(embeds, panel.embed())
	}
	b.Content, b.Embeds = &p.content, &embeds
	return b
}

// private makes of a new message one that only the person sees who used the bot.
func (b *body) private() { b.Flags = discordgo.MessageFlagsEphemeral }

// nobody is whom a message may ping.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

func (p panel) embed() *discordgo.MessageEmbed {
	e := &discordgo.MessageEmbed{Title: p.title, Description: p.text, Color: p.colour}
	if p.footer != "" {
		e.Footer = &discordgo.MessageEmbedFooter{Text: p.footer}
	}
	return e
}

func (r row) component() discordgo.MessageComponent {
	out := discordgo.ActionsRow{Components: []discordgo.MessageComponent{}}
	if r.menu != nil {
		out.Components = append(out.Components, r.menu.component())
	}
	for _, b := range r.buttons {
		c := discordgo.Button{CustomID: b.id, Label: b.label, Style: discordgo.ButtonStyle(b.style), Disabled: b.disabled}
		if b.emoji != "" {
			c.Emoji = &discordgo.ComponentEmoji{Name: b.emoji}
		}
		out.Components = append(out.Components, c)
	}
	return out
}

func (m *menu) component() discordgo.SelectMenu {
	c := discordgo.SelectMenu{CustomID: m.id, Placeholder: m.placeholder, MinValues: &m.least, MaxValues: m.most}
	if m.channels {
		c.MenuType = discordgo.ChannelSelectMenu
		c.ChannelTypes = writtenChannels()
		for _, id := range m.chosen {
			c.DefaultValues = append(c.DefaultValues, discordgo.SelectMenuDefaultValue{ID: id, Type: discordgo.SelectMenuDefaultValueChannel})
		}
		return c
	}
	for _, o := range m.choices {
		chosen := len(m.chosen) > 0 && m.chosen[0] == o.value
		c.Options = append(c.Options, discordgo.SelectMenuOption{Label: o.name, Value: o.value, Default: chosen})
	}
	return c
}

// writtenChannels are the kinds of channels that people write in.
func writtenChannels() []discordgo.ChannelType {
	return []discordgo.ChannelType{
		discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildNews,
		discordgo.ChannelTypeGuildStageVoice, discordgo.ChannelTypeGuildForum,
	}
}

// modal returns a form as Discord takes it.
func (f *form) modal() *discordgo.InteractionResponseData {
	data := &discordgo.InteractionResponseData{CustomID: f.id, Title: f.title}
	for _, field := range f.fields {
		style := discordgo.TextInputShort
		if field.long {
			style = discordgo.TextInputParagraph
		}
		data.Components = append(data.Components, discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.TextInput{
				CustomID: field.id, Label: field.label, Style: style, Placeholder: field.hint, Value: field.value,
				Required: field.required, MaxLength: field.most,
			},
		}})
	}
	return data
}

// completion returns choices as Discord takes them.
func completion(choices []choice) map[string]any {
	list := []*discordgo.ApplicationCommandOptionChoice{}
	for _, c := range choices {
		list = append(list, &discordgo.ApplicationCommandOptionChoice{Name: c.name, Value: c.value})
	}
	return map[string]any{"choices": list}
}
