package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"

	"footnote/internal/message"
)

// The command's own names, whatever language it is shown in.
const (
	askCommand     = "ask"
	questionOption = "question"
)

// maxQuestion is the most characters that a question in /ask has.
const maxQuestion = 1000

// commands are all that the bot registers.
func commands() []*discordgo.ApplicationCommand {
	names := localized(message.BotAskName)
	helps := localized(message.BotAskHelp)
	return []*discordgo.ApplicationCommand{{
		Type:                     discordgo.ChatApplicationCommand,
		Name:                     askCommand,
		NameLocalizations:        &names,
		Description:              message.BotAskHelp.In(message.English),
		DescriptionLocalizations: &helps,
		Options: []*discordgo.ApplicationCommandOption{{
			Type:                     discordgo.ApplicationCommandOptionString,
			Name:                     questionOption,
			NameLocalizations:        localized(message.BotQuestionName),
			Description:              message.BotQuestionHelp.In(message.English),
			DescriptionLocalizations: localized(message.BotQuestionHelp),
			Required:                 true,
			MaxLength:                maxQuestion,
		}},
	}}
}

func localized(key message.Key) map[discordgo.Locale]string {
	return map[discordgo.Locale]string{
		discordgo.EnglishUS: key.In(message.English),
		discordgo.Korean:    key.In(message.Korean),
	}
}

// rest makes requests to Discord.
type rest struct{ session *discordgo.Session }

// newREST makes requests with a token, without "Bot ", through a client.
func newREST(token string, client *http.Client) (*rest, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make Discord session: %w", err)
	}
	s.Client = client
	s.StateEnabled = false
	s.LogLevel = -1 // its log goes to a package variable; errors are returned
	return &rest{session: s}, nil
}

// register makes the bot's commands the ones that people see.
func (r *rest) register(ctx context.Context, application string) error {
	_, err := r.session.ApplicationCommandBulkOverwrite(application, "", commands(), discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("register commands: %w", r.wrap(err))
	}
	return nil
}

// A statusError is what Discord answered to a request. The library's own
// error also prints the whole body.
type statusError struct {
	status, code int
	err          error
}

func (e *statusError) Error() string { return fmt.Sprintf("HTTP %d, code %d", e.status, e.code) }
func (e *statusError) Unwrap() error { return e.err }

// Discord's error codes.
const (
	codeUnknownInteraction  = 10062
	codeAlreadyAcknowledged = 40060
)

// wrap leaves the secrets out of an error: addresses hold interactions' tokens.
func (r *rest) wrap(err error) error {
	var answered *discordgo.RESTError
	var failed *url.Error
	switch {
	case errors.As(err, &answered):
		out := &statusError{status: answered.Response.StatusCode, err: err}
		if answered.Message != nil {
			out.code = answered.Message.Code
		}
		if out.status == http.StatusUnauthorized && out.code == 0 {
			return fmt.Errorf("%w: %w", ErrToken, out)
		}
		return out
	case errors.As(err, &failed):
		return failed.Err
	}
	return err
}

// nobody is whom a message may ping.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}
