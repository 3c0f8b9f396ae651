package cli

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"runtime/debug"

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
	b, err := bot.New(s.botOptions(settings, library))
	if err == nil {
		s.log.Info("the bot is starting", "articles", library.Changes.Articles, "passages", library.Changes.Passages)
		unwatch := s.watch(ctx, library)
		err = b.Run(ctx)
		unwatch()
	}
	return botFailure(err)
}

// botFolder is the folder of the data folder that keeps what the bot has to
// remember.
const botFolder = "discord"

func (s *session) botOptions(settings *config.Config, library *app.Library) bot.Options {
	return bot.Options{
		Token: settings.DiscordToken.Reveal(), APIURL: settings.DiscordAPIURL, Shards: shardsOf(settings),
		Asker: library.Answerer, Library: library.Index,
		Folder: filepath.Join(settings.Data, botFolder), Receipts: s.keeper(settings), Ballot: s.app(settings, nil).Feedback(),
		ShareArticles: settings.WholeArticles, AtOnce: settings.MaxQuestions,
		Limits: bot.Limits{Person: settings.PersonPerMinute, Channel: settings.ChannelPerMinute, Server: settings.ServerPerMinute},
		About:  bot.About{Version: version(), Model: modelName(settings, settings.ChatModel), Embedding: modelName(settings, settings.EmbeddingModel)},
		Logger: s.log,
	}
}

// modelName returns the name of a model that is in use, empty for the built-in.
func modelName(settings *config.Config, name string) string {
	if !settings.HasServer() {
		return ""
	}
	return name
}

// shardsOf returns which part of the bot's servers this process serves.
func shardsOf(settings *config.Config) bot.Shards {
	switch {
	case settings.ShardCount > 0:
		return bot.Shards{ID: settings.ShardID, Count: settings.ShardCount}
	case settings.Shards == 0:
		return bot.Shards{Auto: true}
	default:
		return bot.Shards{Count: settings.Shards, All: true}
	}
}

// version returns the program's version as it was built, which is that of its
// source where there is no other.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) > shortRevision {
			return info.Main.Version + " (" + s.Value[:shortRevision] + ")"
		}
	}
	return info.Main.Version
}

// shortRevision is how many digits of a revision people are shown.
const shortRevision = 8

// botFailure tells the operator why the bot ended.
func botFailure(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bot.ErrToken):
		return &failure{what: message.BotTokenRefused, hint: message.BotTokenHint, cause: err}
	case errors.Is(err, bot.ErrIntents):
		return &failure{what: message.BotIntentsRefused, hint: message.BotIntentsHint, cause: err}
	case errors.Is(err, bot.ErrSharding):
		return &failure{what: message.BotShardsRefused, hint: message.BotShardsHint, cause: err}
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
