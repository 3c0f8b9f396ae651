package servers

import (
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
// code 30013); a person who
// asks once a second is a program, and more than ten
// such in a channel, or a hundred in a server, is more than one bot should serve.
const (
	MaxChannels         = 500
	MaxPersonPerMinute  = 60
	MaxChannelPerMinute = 600
	MaxServerPerMinute  = 6000
)

// A Field is one of [Settings].
type Field string

// The fields.
const (
	FieldChannels         Field = "channels"
	FieldLanguage         Field = "language"
	FieldPersonPerMinute  Field = "person_per_minute"
	FieldChannelPerMinute Field = "channel_per_minute"
	FieldServerPerMinute  Field = "server_per_minute"
)

// A FieldError says that a field is out of bounds.
type FieldError struct {
	Field Field
	// Max is the most that it may be, or how many; 0 if it is otherwise wrong.
	Max int
}

// Error implements error.
func (e *FieldError) Error() string {
	if e.Max == 0 {
		return fmt.Sprintf("settings of a server: %s is wrong", e.Field)
	}
	return fmt.Sprintf("settings of a server: %s must be 0 to %d", e.Field, e.Max)
}

// Check returns a [*FieldError] for the first field that is wrong.
func (s Settings) Check() error {
	for _, c := range []struct {
		field    Field
		got, max int
	}{
		{FieldChannels, len(s.Channels), MaxChannels},
		{FieldPersonPerMinute, s.PersonPerMinute, MaxPersonPerMinute},
		{FieldChannelPerMinute, s.ChannelPerMinute, MaxChannelPerMinute},
		{FieldServerPerMinute, s.ServerPerMinute, MaxServerPerMinute},
	} {
		if c.got < 0 || c.got > c.max {
			return &FieldError{c.field, c.max}
		}
	}
	if slices.ContainsFunc(s.Channels, func(id string) bool { return !isSnowflake(id) }) {
		return &FieldError{Field: FieldChannels}
	}
	if !slices.Contains([]string{"", message.English, message.Korean}, s.Language) {
		return &FieldError{Field: FieldLanguage}
	}
	return nil
}

// AnswersIn reports whether the bot answers in a channel. A thread is named with
// the channel that it belongs to: being chosen, either is enough.
func (s Settings) AnswersIn(channel ...string) bool {
	return len(s.Channels) == 0 || slices.ContainsFunc(channel, func(id string) bool { return slices.Contains(s.Channels, id) })
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
