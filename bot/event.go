package bot

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"footnote/internal/message"
)

// A kind is how somebody turned to the bot.
type kind int

// The kinds of events.
const (
	// commandEvent: a slash command was used.
	commandEvent kind = iota
	// targetEvent: a command was used on a message.
	targetEvent
	// typingEvent: an option of a slash command is being typed.
	typingEvent
	// pressEvent: a button was pressed, or something chosen in a menu.
	pressEvent
	// submitEvent: a form was sent.
	submitEvent
	// messageEvent: somebody wrote to the bot.
	messageEvent
)

// An event is what somebody asks of the bot.
type event struct {
	kind kind
	// id is the interaction's or the message's: the same id is the same event.
	id string
	// name is the command's, or the action of a button, a menu or a form;
	// argument is what the latter three carry beside it.
	name, argument string
	// options are those of a command, or the fields of a form, by name, as text.
	options map[string]string
	// focused is the option that is being typed, chosen what a menu has chosen.
	focused string
	chosen  []string
	// text is what a message says, without the mention of the bot.
	text string
	// target is the message that a command is used on, that holds the button,
	// or that this one replies to; nil for none.
	target *target

	person, channel string
	// server is empty outside of one.
	server string
	// direct: in direct messages with the bot. installed: the bot is a member
	// there, and may send messages; else it was installed by the person alone.
	direct, installed bool
	// manager: the person may manage the server.
	manager bool
	// locale is the person's, such as "en-US"; a message has none.
	locale string
	// asked is when it was sent, in UTC: Discord tells nobody's zone.
	asked time.Time
}

// A target is a message that an event is about.
type target struct {
	id, text string
	// ours: the bot wrote it. private: only one person sees it.
	ours, private bool
	// sent is when it was written.
	sent time.Time
}

// language returns the one that the bot speaks around the answer, where the
// server has chosen none.
func (e event) language() string {
	if e.locale != "" {
		return message.Language(e.locale)
	}
	text := e.text
	if wordless(text) && e.target != nil {
		text = e.target.text
	}
	return message.Of(text)
}

// question returns what is asked, by command, form or message.
func (e event) question() string {
	if e.kind == messageEvent {
		return e.text
	}
	return e.options[questionOption]
}

// shownAsPictures are mentions and the emoji of servers.
// https://discord.com/developers/docs/reference#message-formatting
var shownAsPictures = regexp.MustCompile(`<(?:a?:\w+:|@[!&]?|#)\d+>`)

// wordless reports whether a text has no word that could be answered, such as
// "?", an emoji or a mention.
func wordless(text string) bool {
	return !strings.ContainsFunc(shownAsPictures.ReplaceAllString(text, ""), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// blank reports whether there is nothing in a question to answer.
func blank(question string) bool { return strings.TrimSpace(question) == "" }
