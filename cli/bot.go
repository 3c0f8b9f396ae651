package cli

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"footnote/bot"
	"footnote/internal/app"
	"footnote/internal/config"
	"footnote/internal/message"
)

// newBot returns "footnote bot".
func newBot(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "bot",
		Short: message.CLIBotShort.In(s.lang),
		Long:  message.CLIBotLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			err := s.bot(ctx, cmd)
			if ctx.Err() != nil {
				return nil // To be stopped is how a bot ends.
			}
			return err
		},
	}
}

func (s *session) bot(ctx context.Context, cmd *cobra.Command) error {
	// Before the work of indexing, which would be in vain.
	settings, err := s.settings(cmd)
	if err != nil {
		return err
	}
	if !settings.DiscordToken.IsSet() {
		return &failure{what: message.CLINoToken, hint: message.CLINoTokenHint, hintArgs: []any{config.DiscordToken}}
	}
	if !s.verbose {
		// A bot runs unwatched: its log is what the operator has.
		s.log = slog.New(slog.NewTextHandler(s.Err, nil))
	}
	library, err := s.open(ctx, cmd, app.OpenOptions{})
	if err != nil {
		return err
	}
	b, err := bot.New(bot.Options{
		Token: settings.DiscordToken.Reveal(), APIURL: settings.DiscordAPIURL,
		Asker: library.Answerer, Logger: s.log, Receipts: s.keeper(settings),
	})
	if err == nil {
		s.log.Info("the bot is starting", "articles", library.Changes.Articles, "passages", library.Changes.Passages)
		unwatch := s.watch(ctx, library)
		err = b.Run(ctx)
		unwatch()
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bot.ErrToken):
		return &failure{what: message.BotTokenRefused, hint: message.BotTokenHint, cause: err}
	default:
		return &failure{what: message.CLIBotFailed, hint: message.CLIBotFailedHint, cause: err}
	}
}

// keeper returns the folder of the bot's receipts, nil if none are to be kept.
// Those of before that are too old are removed, and all if none are to be kept.
func (s *session) keeper(settings *config.Config) bot.Keeper {
	folder := s.app(settings, nil).Receipts()
	if err := folder.Sweep(); err != nil {
		s.log.Warn("old receipts are not removed", "error", err)
	}
	if settings.Receipts == 0 {
		return nil
	}
	return folder
}
