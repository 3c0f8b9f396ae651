package bot

import (
	"context"
	"fmt"
	"net/http"
	"slices"

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
	// responded: the first response was made, or may have been.
	responded bool
	// known are the IDs of the messages of the response, in order.
	known []string
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
	_, lost, err := s.respond(ctx, c)
	if lost && err != nil && !refused(err) { // whether it is shows with the answer
		s.responded, err = true, nil
	}
	return err
}

// respond makes the first response, and reports whether one may have been made
// whose answer was lost.
func (s *interactionSurface) respond(ctx context.Context, c callback) (m sent, lost bool, err error) {
	var answer struct {
		Resource struct {
			Message sent `json:"message"`
		} `json:"resource"`
	}
	path := "interactions/" + s.id + "/" + s.token + "/callback?with_response=true"
	lost, err = s.rest.attempt(pace.Repeatable(ctx), http.MethodPost, path, c, &answer)
	switch {
	case err == nil:
		m = answer.Resource.Message
	case lost && coded(err, codeAlreadyAcknowledged): // by the try that was lost
		err = nil
	case coded(err, codeAlreadyAcknowledged, codeUnknownInteraction):
		return sent{}, lost, fmt.Errorf("%w: %w", errAnswered, err)
	}
	s.responded = err == nil
	return m, lost, err
}

func (s *interactionSurface) show(ctx context.Context, p post) ([]place, error) {
	if s.instead != nil {
		return s.instead.show(ctx, p)
	}
	put := s.edit
	if !s.responded {
		put = s.atOnce
	}
	return s.orElsewhere(ctx, p, put)
}

func (s *interactionSurface) follow(ctx context.Context, p post) ([]place, error) {
	if s.instead != nil {
		return s.instead.follow(ctx, p)
	}
	return s.orElsewhere(ctx, p, s.add)
}

// orElsewhere shows a post by put, or elsewhere if the token has expired.
func (s *interactionSurface) orElsewhere(ctx context.Context, p post, put func(context.Context, post) (sent, error)) ([]place, error) {
	noted := func(ctx context.Context, p post) (sent, error) {
		m, err := put(ctx, p)
		if m.ID != "" && !slices.Contains(s.known, m.ID) {
			s.known = append(s.known, m.ID)
		}
		return m, err
	}
	places, err := legibly(ctx, p, noted, s.follow)
	if len(places) == 0 && expired(err) {
		return s.elsewhere(ctx, p)
	}
	return places, err
}

// atOnce shows a post as the first response.
func (s *interactionSurface) atOnce(ctx context.Context, p post) (sent, error) {
	b := bodyOf(p)
	c := callback{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: b}
	if s.how.update {
		c.Type = discordgo.InteractionResponseUpdateMessage
	}
	if s.how.private && !s.how.update {
		b.private()
	}
	m, _, err := s.respond(ctx, c)
	if err == nil && m.ID == "" { // the answer that tells it was lost
		_ = s.rest.do(ctx, http.MethodGet, s.webhook()+"/messages/@original", nil, &m)
	}
	return m, err
}

// edit puts a post in the place of the first response.
func (s *interactionSurface) edit(ctx context.Context, p post) (m sent, err error) {
	err = s.rest.do(ctx, http.MethodPatch, s.webhook()+"/messages/@original", bodyOf(p), &m)
	return m, err
}

func (s *interactionSurface) offer(ctx context.Context, r reply) error {
	c := callback{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: completion(r.choices)}
	if r.form != nil {
		c = callback{Type: discordgo.InteractionResponseModal, Data: r.form.modal()}
	}
	_, _, err := s.respond(ctx, c)
	return err
}

func (s *interactionSurface) withdraw(ctx context.Context) error {
	switch {
	case s.instead != nil:
		return s.instead.withdraw(ctx)
	case !s.responded:
		return nil
	}
	return s.rest.do(ctx, http.MethodDelete, s.webhook()+"/messages/@original", nil, nil)
}

func (s *interactionSurface) end() {}

func (s *interactionSurface) webhook() string {
	return "webhooks/" + s.application + "/" + s.token
}

// expired reports whether an interaction's token is not accepted any more: it
// ends 15 minutes after.
func expired(err error) bool { return coded(err, codeInvalidWebhookToken, codeUnknownWebhook) }

// elsewhere shows a post, and those after it, where the interaction's own
// response cannot be any more: in its channel, or, if nobody else is to see it
// or the bot may not write there, in direct messages.
func (s *interactionSurface) elsewhere(ctx context.Context, p post) ([]place, error) {
	if !s.how.private && s.installed {
		s.instead = &messageSurface{rest: s.rest, channel: s.channel, nonce: s.id}
		places, err := s.instead.show(ctx, p)
		if !notAllowed(err) && !coded(err, codeUnknownChannel) {
			return places, err
		}
	}
	channel, err := s.rest.direct(ctx, s.person)
	if err != nil {
		return nil, fmt.Errorf("the interaction has expired, and no direct message is possible: %w", err)
	}
	s.instead = &messageSurface{rest: s.rest, channel: channel, nonce: s.id}
	return s.instead.show(ctx, p)
}
