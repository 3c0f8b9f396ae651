package config

import (
	"errors"
	"strings"

	"footnote/internal/message"
)

// Bounds of the bot's settings. A shard serves up to 2,500 servers
// (https://docs.discord.com/developers/events/gateway#sharding), so no bot has
// mostShards. The limits a minute are those of /setup.
const (
	mostShards       = 16_000
	mostQuestions    = 1000
	mostPersonLimit  = 60
	mostChannelLimit = 600
	mostServerLimit  = 6000
)

func checkShards(value string) *flaw {
	if strings.EqualFold(value, Auto) || within(1, mostShards)(value) == nil {
		return nil
	}
	return &flaw{what: message.ConfigBadShards, hint: message.ConfigBadShardsHint}
}

// oneShard returns what is wrong with the settings of a process that runs one
// shard of several, and takes them out of the values: half of them would answer
// twice, or not at all. What is wrong by itself was told in failed.
func (c *Config) oneShard(values map[string]string, failed []error) error {
	id, count := values[ShardID], values[ShardCount]
	if id == "" && count == "" {
		return nil
	}
	at := ShardID
	var f *flaw
	switch {
	case id == "":
		at, f = ShardCount, &flaw{what: message.ConfigShardAlone, args: []any{ShardID}, hint: message.ConfigShardAloneHint}
	case count == "":
		f = &flaw{what: message.ConfigShardAlone, args: []any{ShardCount}, hint: message.ConfigShardAloneHint}
	case number(id) >= number(count):
		f = &flaw{what: message.ConfigShardBeyond, hint: message.ConfigShardBeyondHint}
	case c.Source(Shards) != FromDefault:
		at, f = Shards, &flaw{what: message.ConfigShardsBoth, hint: message.ConfigShardsBothHint}
	default:
		return nil
	}
	err := wrong(Setting{Name: at}, c.Source(at), values[at], f)
	for _, name := range []string{ShardID, ShardCount} {
		values[name], c.sources[name] = "", FromDefault
	}
	for _, told := range failed {
		var w *ValueError
		if errors.As(told, &w) && (w.Setting == ShardID || w.Setting == ShardCount) {
			return nil
		}
	}
	return err
}

func isYes(value string) bool {
	return strings.EqualFold(value, "yes") || strings.EqualFold(value, "true")
}

func checkYes(value string) *flaw {
	if isYes(value) || strings.EqualFold(value, "no") || strings.EqualFold(value, "false") {
		return nil
	}
	return &flaw{what: message.ConfigBadYes, hint: message.ConfigBadYesHint}
}
