package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"
)

// intents are the events that the bot gets. Messages written to the bot itself
// have their content without the privileged intent for it.
const intents = int(discordgo.IntentGuilds | discordgo.IntentDirectMessages)

// listen adds the handlers of events.
func (b *Bot) listen(work context.Context, h handlers, app application) {
	on(h, "INTERACTION_CREATE", func(i *discordgo.InteractionCreate) {
		if e, ok := fromInteraction(i.Interaction); ok {
			b.receive(work, e, &interactionSurface{rest: b.rest, interaction: i.Interaction})
		}
	})
	on(h, "MESSAGE_CREATE", func(m *discordgo.MessageCreate) {
		if e, ok := fromMessage(m.Message, app.self); ok {
			b.receive(work, e, &directSurface{rest: b.rest, channel: m.ChannelID, question: m.ID})
		}
	})
}

// fromInteraction returns the event of a use of /ask; ok is false for all else.
func fromInteraction(i *discordgo.Interaction) (e event, ok bool) {
	if i.Type != discordgo.InteractionApplicationCommand {
		return event{}, false
	}
	data := i.ApplicationCommandData()
	if data.Name != askCommand {
		return event{}, false
	}
	e = event{id: i.ID, channel: i.ChannelID, locale: string(i.Locale), asked: sentAt(i.ID)}
	for _, o := range data.Options {
		if question, ok := o.Value.(string); ok && o.Name == questionOption {
			e.question = question
		}
	}
	return e, true
}

// fromMessage returns the event of a direct message with words that a person
// wrote; ok is false for all else.
func fromMessage(m *discordgo.Message, self string) (e event, ok bool) {
	plainMessage := m.Type == discordgo.MessageTypeDefault || m.Type == discordgo.MessageTypeReply
	if m.GuildID != "" || m.WebhookID != "" || !plainMessage || blank(m.Content) {
		return event{}, false
	}
	if m.Author == nil || m.Author.Bot || m.Author.ID == self {
		return event{}, false
	}
	return event{id: m.ID, channel: m.ChannelID, direct: true, question: m.Content, asked: sentAt(m.ID)}, true
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
