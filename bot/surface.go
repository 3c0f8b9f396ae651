package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An interactionSurface is the response to a command.
type interactionSurface struct {
	rest        *rest
	interaction *discordgo.Interaction
}

var _ surface = (*interactionSurface)(nil)

// acknowledge defers the response: Discord wants one within three seconds.
func (s *interactionSurface) acknowledge(ctx context.Context) error {
	err := s.rest.session.InteractionRespond(s.interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
	}, discordgo.WithContext(ctx))
	err = s.rest.wrap(err)
	var status *statusError
	if errors.As(err, &status) && (status.code == codeAlreadyAcknowledged || status.code == codeUnknownInteraction) {
		return fmt.Errorf("%w: %w", errAnswered, err)
	}
	return err
}

func (s *interactionSurface) show(ctx context.Context, content string) error {
	_, err := s.rest.session.InteractionResponseEdit(s.interaction, &discordgo.WebhookEdit{
		Content: &content, AllowedMentions: nobody(),
	}, discordgo.WithContext(ctx))
	return s.rest.wrap(err)
}

func (s *interactionSurface) follow(ctx context.Context, content string) error {
	_, err := s.rest.session.FollowupMessageCreate(s.interaction, true, &discordgo.WebhookParams{
		Content: content, AllowedMentions: nobody(),
	}, discordgo.WithContext(ctx))
	return s.rest.wrap(err)
}

// typingEvery renews the typing indicator, which fades after ten seconds.
const typingEvery = 8 * time.Second

// A directSurface is the reply to a direct message.
type directSurface struct {
	rest              *rest
	channel, question string
	// reply is the ID of the first message shown.
	reply      string
	stopTyping context.CancelFunc
}

var _ surface = (*directSurface)(nil)

// acknowledge shows that the bot is typing, until its reply shows.
func (s *directSurface) acknowledge(ctx context.Context) error {
	if err := s.rest.session.ChannelTyping(s.channel, discordgo.WithContext(ctx)); err != nil {
		return s.rest.wrap(err)
	}
	ctx, s.stopTyping = context.WithCancel(ctx)
	go func() {
		again := time.NewTicker(typingEvery)
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
				// Typing is a courtesy: if it fails the reply still comes.
				_ = s.rest.session.ChannelTyping(s.channel, discordgo.WithContext(ctx))
			}
		}
	}()
	return nil
}

func (s *directSurface) show(ctx context.Context, content string) error {
	if s.stopTyping != nil {
		s.stopTyping()
	}
	if s.reply == "" {
		m, err := s.send(ctx, content, s.question)
		if err == nil {
			s.reply = m.ID
		}
		return err
	}
	edit := discordgo.NewMessageEdit(s.channel, s.reply).SetContent(content)
	edit.AllowedMentions = nobody()
	_, err := s.rest.session.ChannelMessageEditComplex(edit, discordgo.WithContext(ctx))
	return s.rest.wrap(err)
}

func (s *directSurface) follow(ctx context.Context, content string) error {
	_, err := s.send(ctx, content, "")
	return err
}

// send writes a message, in reply to another one if that is not "".
func (s *directSurface) send(ctx context.Context, content, to string) (*discordgo.Message, error) {
	out := &discordgo.MessageSend{Content: content, AllowedMentions: nobody()}
	if to != "" {
		orphan := false // a question that was deleted is still answered
		out.Reference = &discordgo.MessageReference{MessageID: to, ChannelID: s.channel, FailIfNotExists: &orphan}
	}
	m, err := s.rest.session.ChannelMessageSendComplex(s.channel, out, discordgo.WithContext(ctx))
	if err != nil {
		return nil, s.rest.wrap(err)
	}
	return m, nil
}
