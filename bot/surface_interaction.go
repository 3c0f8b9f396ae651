package bot

import (
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"footnote/bot/pace"
)

// An interactionSurface is the response to an interaction.
type interactionSurface struct {
	rest *rest
	// application is the bot's, id and token are the interaction's.
	application, id, token string
	person, channel        string
	// installed: where the token has expired, the bot may write to the channel.
	installed bool

	how acknowledgement
	// responded: the first response was made.
	responded bool
	// instead is where messages go after the token has expired.
	instead *messageSurface
}

var _ surface = (*interactionSurface)(nil)

// A callback is the first response to an interaction.
type callback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// acknowledge defers the response, if it is to be: Discord wants one within
// three seconds.
// https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
func (s *interactionSurface) acknowledge(ctx context.Context, how acknowledgement) error {
	s.how = how
	if !how.deferred {
		return nil
	}
	c := callback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	switch {
	case how.update:
		c.Type = discordgo.InteractionResponseDeferredMessageUpdate
	case how.private:
		c.Data = map[string]any{"flags": discordgo.MessageFlagsEphemeral}
	}
	_, err := s.respond(ctx, c)
	return err
}

// respond makes the first response.
func (s *interactionSurface) respond(ctx context.Context, c callback) (place, error) {
	var answer struct {
		Resource struct {
			Message sent `json:"message"`
		} `json:"resource"`
	}
	path := "interactions/" + s.id + "/" + s.token + "/callback?with_response=true"
	err := s.rest.do(pace.Repeatable(ctx), http.MethodPost, path, c, &answer)
	if coded(err, codeAlreadyAcknowledged, codeUnknownInteraction) {
		return place{}, fmt.Errorf("%w: %w", errAnswered, err)
	}
	s.responded = err == nil
	return answer.Resource.Message.place(), err
}

func (s *interactionSurface) show(ctx context.Context, p post) (place, error) {
	if s.instead != nil {
		return s.instead.show(ctx, p)
	}
	b := bodyOf(p)
	if !s.responded {
		c := callback{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: b}
		if s.how.update {
			c.Type = discordgo.InteractionResponseUpdateMessage
		}
		if s.how.private && !s.how.update {
			b.Flags = discordgo.MessageFlagsEphemeral
		}
		return s.respond(ctx, c)
	}
	var m sent
	err := s.rest.do(ctx, http.MethodPatch, s.webhook()+"/messages/@original", b, &m)
	if expired(err) {
		return s.elsewhere(ctx, p)
	}
	return m.place(), err
}

func (s *interactionSurface) follow(ctx context.Context, p post) (place, error) {
	if s.instead != nil {
		return s.instead.follow(ctx, p)
	}
	b := bodyOf(p)
	if s.how.private {
		b.Flags = discordgo.MessageFlagsEphemeral
	}
	var m sent
	err := s.rest.do(ctx, http.MethodPost, s.webhook()+"?wait=true", b, &m)
	if expired(err) {
		return s.elsewhere(ctx, p)
	}
	return m.place(), err
}

func (s *interactionSurface) offer(ctx context.Context, r reply) error {
	c := callback{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: completion(r.choices)}
	if r.form != nil {
		c = callback{Type: discordgo.InteractionResponseModal, Data: r.form.modal()}
	}
	_, err := s.respond(ctx, c)
	return err
}

func (s *interactionSurface) withdraw(ctx context.Context) error {
	if !s.responded {
		return nil
	}
	return s.rest.do(ctx, http.MethodDelete, s.webhook()+"/messages/@original", nil, nil)
}

func (s *interactionSurface) webhook() string {
	return "webhooks/" + s.application + "/" + s.token
}

// expired reports whether an interaction's token is not accepted any more: it
// ends 15 minutes after.
func expired(err error) bool { return coded(err, codeInvalidWebhookToken, codeUnknownWebhook) }

// elsewhere shows a post, and those after it, where the interaction's own
// response cannot be any more: in its channel, or, if nobody else is to see it
// or the bot may not write there, in direct messages.
func (s *interactionSurface) elsewhere(ctx context.Context, p post) (place, error) {
	channel := s.channel
	if s.how.private || !s.installed {
		var err error
		if channel, err = s.rest.direct(ctx, s.person); err != nil {
			return place{}, fmt.Errorf("the interaction has expired, and no direct message is possible: %w", err)
		}
	}
	s.instead = &messageSurface{rest: s.rest, channel: channel, nonce: s.id}
	return s.instead.show(ctx, p)
}
