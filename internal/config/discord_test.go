package config_test

import (
	"errors"
	"testing"

	"footnote/internal/config"
)

func TestShardsAreThoseOfAllProcessesOrOne(t *testing.T) {
	for _, c := range []struct {
		shards, id, count string
		// wrong is the setting that is named, empty if all is well.
		wrong string
		want  [3]int
	}{
		{"", "", "", "", [3]int{1, 0, 0}},
		{"4", "", "", "", [3]int{4, 0, 0}},
		{"Auto", "", "", "", [3]int{0, 0, 0}},
		{"", "1", "2", "", [3]int{1, 1, 2}},
		{"", "0", "1", "", [3]int{1, 0, 1}},
		{"", "0", "", config.ShardID, [3]int{1, 0, 0}},
		{"", "", "2", config.ShardCount, [3]int{1, 0, 0}},
		{"", "2", "2", config.ShardID, [3]int{1, 0, 0}},
		{"auto", "0", "2", config.Shards, [3]int{0, 0, 0}},
		{"", "-1", "2", config.ShardID, [3]int{1, 0, 0}},
		{"", "1", "0", config.ShardCount, [3]int{1, 0, 0}},
	} {
		got, err := config.Load(config.Options{Env: env(map[string]string{
			config.Shards: c.shards, config.ShardID: c.id, config.ShardCount: c.count,
		})})
		var wrong *config.ValueError
		if (c.wrong != "") != errors.As(err, &wrong) || wrong != nil && wrong.Setting != c.wrong {
			t.Errorf("%+v: %v", c, err)
		}
		if joined, ok := err.(interface{ Unwrap() []error }); ok && len(joined.Unwrap()) > 1 {
			t.Errorf("%+v is told twice: %v", c, err)
		}
		if now := [3]int{got.Shards, got.ShardID, got.ShardCount}; now != c.want {
			t.Errorf("%+v: got %v", c, now)
		}
	}
}

func TestTheBotShowsQuotesAloneUnlessToldOtherwise(t *testing.T) {
	for value, want := range map[string]bool{"": false, "no": false, "Yes": true, "true": true, "FALSE": false, "maybe": false} {
		got, _ := config.Load(config.Options{Env: env(map[string]string{config.WholeArticles: value})})
		if got.WholeArticles != want {
			t.Errorf("%q: got %v", value, got.WholeArticles)
		}
	}
}

func TestTheBotHasLimitsByDefault(t *testing.T) {
	c, err := config.Load(config.Options{})
	if err != nil || c.MaxQuestions != 8 || c.PersonPerMinute != 30 || c.ChannelPerMinute != 120 || c.ServerPerMinute != 600 {
		t.Errorf("got %+v, %v", c, err)
	}
}
