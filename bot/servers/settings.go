package servers

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"footnote/internal/message"
)

// Settings are those of one server. The zero value is the default.
type Settings struct {
	// Channels are the ids of the channels where the bot answers; none means in
	// all of them.
	Channels []string `json:"channels,omitempty"`
	// Language is "en" or "ko", empty for that of each person.
	Language string `json:"language,omitempty"`
	// Private: answers are shown to the asker alone, where Discord allows that.
	Private bool `json:"private,omitempty"`
	// How many questions are answered in a minute, of one person, in one channel
	// and in the whole server; 0 for the default.
	PersonPerMinute  int `json:"person_per_minute,omitempty"`
	ChannelPerMinute int `json:"channel_per_minute,omitempty"`
	ServerPerMinute  int `json:"server_per_minute,omitempty"`
}

// What settings may be at most. A server has at most 500 channels
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes,
// code 30013). A person who asks once a second is a program, and more than ten such
// in a channel, or a hundred in a server, is more than one bot should serve.
const (
	MaxChannels         = 500
	MaxPersonPerMinute  = 60
	MaxChannelPerMinute = 600
	MaxServerPerMinute  = 6000
)

// Check returns an error for the first setting that is out of bounds or otherwise
// wrong.
func (s Settings) Check() error {
	for _, c := range []struct {
		what     string
		got, max int
	}{
		{"channels", len(s.Channels), MaxChannels},
		{"questions of a person in a minute", s.PersonPerMinute, MaxPersonPerMinute},
		{"questions in a channel in a minute", s.ChannelPerMinute, MaxChannelPerMinute},
		{"questions in the server in a minute", s.ServerPerMinute, MaxServerPerMinute},
	} {
		if c.got < 0 || c.got > c.max {
			return fmt.Errorf("settings of a server: %d %s: at most %d may be", c.got, c.what, c.max)
		}
	}
	if slices.ContainsFunc(s.Channels, func(id string) bool { return !isSnowflake(id) }) {
		return errors.New("settings of a server: a channel is no id")
	}
	if !slices.Contains([]string{"", message.English, message.Korean}, s.Language) {
		return errors.New("settings of a server: the language is neither English nor Korean")
	}
	return nil
}

// AnswersIn reports whether the bot answers in a channel.
func (s Settings) AnswersIn(channel string) bool {
	return len(s.Channels) == 0 || slices.Contains(s.Channels, channel)
}

// clone returns a copy that shares nothing; each channel stands in it once.
func (s Settings) clone() Settings {
	var channels []string
	for _, id := range s.Channels {
		if !slices.Contains(channels, id) {
			channels = append(channels, id)
		}
	}
	s.Channels = channels
	return s
}

// isSnowflake reports whether id is one of Discord's: an unsigned number of 64
// bits in decimal (https://discord.com/developers/docs/reference#snowflakes).
func isSnowflake(id string) bool {
	n, err := strconv.ParseUint(id, 10, 64)
	return err == nil && n > 0 && strconv.FormatUint(n, 10) == id
}
