package bot

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"
)

// intents choose the events that the bot gets: messages in direct messages and
// in servers, whose content it has where it is mentioned or replied to. Where
// the application may read all messages, it also reads those that are replied
// to.
// https://discord.com/developers/docs/events/gateway#message-content-intent
func intents(app application) int {
	i := discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	if app.readsMessages() {
		i |= discordgo.IntentMessageContent
	}
	return int(i)
}

// listen adds the handlers of Discord's events. What they start goes on in work.
func (b *Bot) listen(work context.Context, h handlers, app application) {
	on(h, "INTERACTION_CREATE", func(i *interactionCreate) {
		e, ok := fromInteraction(i.Interaction, app.self)
		if !ok {
			return
		}
		if i.parent != "" {
			b.parents.Add(i.channel, parent{id: i.parent})
		}
		b.receive(work, e, &interactionSurface{
			rest: b.rest, application: i.AppID, id: i.ID, token: i.Token,
			person: e.person, channel: e.channel, installed: e.installed,
		})
	})
	on(h, "MESSAGE_CREATE", func(m *discordgo.MessageCreate) {
		if e, ok := fromMessage(m.Message, app.self); ok {
			b.receive(work, e, &messageSurface{rest: b.rest, channel: e.channel, question: e.id, nonce: e.id})
		}
	})
	on(h, "MESSAGE_DELETE", func(m *struct{ ID string }) { b.deleted(work, m.ID) })
	on(h, "MESSAGE_DELETE_BULK", func(m *discordgo.MessageDeleteBulk) { b.deleted(work, m.Messages...) })
	on(h, "GUILD_DELETE", func(g *discordgo.GuildDelete) {
		if g.Guild != nil && !g.Unavailable { // an outage is no goodbye
			b.left(g.ID)
		}
	})
	for _, kind := range []string{"CHANNEL_UPDATE", "THREAD_UPDATE", "GUILD_ROLE_UPDATE", "GUILD_MEMBER_UPDATE"} {
		h[kind] = func(json.RawMessage) error { // it may be about what the bot may do
			b.shut.Purge()
			return nil
		}
	}
	h["MESSAGE_CREATE"] = unlessForeign(app.self, h["MESSAGE_CREATE"])
}

// When commands could not be registered, that is tried again after
// registerAgain, and each time after twice as long, up to registerSeldom:
// Discord allows so many in a day.
const (
	registerAgain  = 30 * time.Second
	registerSeldom = time.Hour
)

// register makes the bot's commands the ones that people see. Until Discord lets
// it, the bot answers messages, and the commands of before.
func (b *Bot) register(ctx context.Context, app application) error {
	for wait := registerAgain; ; wait = min(2*wait, registerSeldom) {
		changed, err := b.rest.register(ctx, app)
		if err == nil {
			b.log.Info("bot is ready", "commands_changed", changed)
		}
		if err == nil || errors.Is(err, ErrToken) || ctx.Err() != nil {
			return err
		}
		b.log.Error("the bot runs, but its commands are not registered yet", "err", err, "again_in", wait)
		if err := b.pause(ctx, wait); err != nil {
			return err
		}
	}
}

// left forgets a server that the bot was removed from.
func (b *Bot) left(server string) {
	if err := b.servers.Remove(server); err != nil {
		b.log.Error("forget the settings of a server", "server", b.hidden(server), "err", err)
	}
}
