package bot

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"footnote/bot/servers"
	"footnote/internal/message"
)

// What the menus, buttons and fields of /setup change.
const (
	setChannels   = "channels"
	setLanguage   = "language"
	setPrivate    = "private"
	setLimits     = "limits"
	setEverywhere = "everywhere"
	setReset      = "reset"
	limitPerson   = "person"
	limitChannel  = "channel"
	limitServer   = "server"
)

// mostChosen is how many channels a menu lets people choose, and limitDigits how
// many digits a limit has.
// https://discord.com/developers/docs/components/reference#channel-select
const (
	mostChosen  = 25
	limitDigits = 4
)

// ownLanguage is the choice of each person's own language.
const ownLanguage = "own"

// setup shows a server's settings to its managers, with what changes them.
func (b *Bot) setup(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	switch {
	case e.server == "" || !e.installed:
		return say(message.BotServersOnly, lang)
	case !e.manager:
		return say(message.BotManagersOnly, lang)
	}
	return reply{private: true, posts: []post{b.settingsPanel(e)}}
}

// change changes a setting, and shows them all again.
func (b *Bot) change(_ context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	if !e.manager || e.server == "" || !e.installed {
		return say(message.BotManagersOnly, lang)
	}
	s := b.servers.Get(e.server)
	if e.kind == pressEvent && e.argument == setLimits {
		return reply{form: b.limitsForm(s, lang)}
	}
	var wrong *limitError
	switch err := apply(&s, e); {
	case errors.As(err, &wrong):
		return say(message.BotBadLimit, lang, wrong.of.label.In(lang), wrong.of.most)
	case err != nil:
		b.logger(e).Error("change a server's settings", "err", err)
		return say(message.BotUnsaved, lang)
	}
	if err := b.servers.Set(e.server, s); err != nil {
		b.logger(e).Error("keep a server's settings", "err", err)
		return say(message.BotUnsaved, lang)
	}
	b.log.Info("a server's settings were changed", "server", b.hidden(e.server), "setting", e.argument)
	return reply{private: true, update: true, posts: []post{b.settingsPanel(e)}}
}

// A limitField is a field of the form for limits.
type limitField struct {
	name  string
	label message.Key
	// most is the greatest limit.
	most int
	// of is where the settings keep it.
	of func(*servers.Settings) *int
}

func limitFields() []limitField {
	return []limitField{
		{limitPerson, message.BotLimitPerson, servers.MaxPersonPerMinute, func(s *servers.Settings) *int { return &s.PersonPerMinute }},
		{limitChannel, message.BotLimitChannel, servers.MaxChannelPerMinute, func(s *servers.Settings) *int { return &s.ChannelPerMinute }},
		{limitServer, message.BotLimitServer, servers.MaxServerPerMinute, func(s *servers.Settings) *int { return &s.ServerPerMinute }},
	}
}

// A limitError says that a field has something that is no limit.
type limitError struct{ of limitField }

func (e *limitError) Error() string { return "not a limit of one " + e.of.name }

// set takes what was typed in the field; nothing stands for the default.
func (f limitField) set(s *servers.Settings, typed string) error {
	typed = strings.TrimSpace(typed)
	n, err := strconv.Atoi(cmp.Or(typed, "0"))
	if err != nil || n > f.most || n < 1 && typed != "" {
		return &limitError{f}
	}
	*f.of(s) = n
	return nil
}

// apply makes the change that an event asks for.
func apply(s *servers.Settings, e event) error {
	chosen := strings.Join(e.chosen, "")
	switch e.argument {
	case setChannels:
		s.Channels = e.chosen
	case setEverywhere:
		s.Channels = nil
	case setLanguage:
		s.Language = chosen
		if chosen == ownLanguage {
			s.Language = ""
		}
	case setPrivate:
		s.Private = chosen == strconv.FormatBool(true)
	case setReset:
		*s = servers.Settings{}
	case setLimits:
		for _, f := range limitFields() {
			if err := f.set(s, e.options[f.name]); err != nil {
				return err
			}
		}
	}
	return s.Check()
}

// settingsPanel shows a server's settings and what changes them.
func (b *Bot) settingsPanel(e event) post {
	lang, s := b.language(e), b.servers.Get(e.server)
	l := b.rates(s)
	where := channelLinks(s.Channels)
	if where == "" {
		where = message.BotEverywhere.In(lang)
	}
	whose := map[bool]message.Key{true: message.BotPrivateYes, false: message.BotPrivateNo}[s.Private]
	lines := []string{
		message.BotSetupChannels.In(lang, where),
		message.BotSetupLanguage.In(lang, languageKey(s.Language).In(lang)),
		message.BotSetupPrivate.In(lang, whose.In(lang)),
		message.BotStatusLimits.In(lang, l.Person, l.Channel, l.Server),
	}
	id := func(what string) string { return setupAction + ":" + what }
	// A menu shows what is chosen and no name: each choice says what it is about.
	of := func(key, choice message.Key) string {
		return strings.ReplaceAll(key.In(lang, choice.In(lang)), "**", "")
	}
	return post{
		panels: []panel{{title: message.BotSetupTitle.In(lang), text: strings.Join(lines, "\n"), colour: blue}},
		rows: []row{
			{menu: &menu{id: id(setChannels), channels: true, placeholder: message.BotChooseChannels.In(lang), chosen: s.Channels[:min(len(s.Channels), mostChosen)], most: mostChosen}},
			{menu: &menu{id: id(setLanguage), chosen: []string{cmp.Or(s.Language, ownLanguage)}, least: 1, most: 1, choices: []choice{
				{of(message.BotSetupLanguage, message.BotInOwn), ownLanguage},
				{of(message.BotSetupLanguage, message.BotInEnglish), message.English},
				{of(message.BotSetupLanguage, message.BotInKorean), message.Korean},
			}}},
			{menu: &menu{id: id(setPrivate), chosen: []string{strconv.FormatBool(s.Private)}, least: 1, most: 1, choices: []choice{
				{of(message.BotSetupPrivate, message.BotPrivateNo), strconv.FormatBool(false)},
				{of(message.BotSetupPrivate, message.BotPrivateYes), strconv.FormatBool(true)},
			}}},
			{buttons: []button{
				{id: id(setLimits), label: message.BotSetLimits.In(lang), style: quiet},
				{id: id(setEverywhere), label: message.BotSetEverywhere.In(lang), style: quiet, disabled: len(s.Channels) == 0},
				{id: id(setReset), label: message.BotSetReset.In(lang), style: danger},
			}},
		},
	}
}

func languageKey(language string) message.Key {
	switch language {
	case message.English:
		return message.BotInEnglish
	case message.Korean:
		return message.BotInKorean
	default:
		return message.BotInOwn
	}
}

// limitsForm asks for the limits of a server.
func (b *Bot) limitsForm(s servers.Settings, lang string) *form {
	usual := map[string]int{limitPerson: b.usual.Person, limitChannel: b.usual.Channel, limitServer: b.usual.Server}
	var fields []field
	for _, f := range limitFields() {
		value := ""
		if n := *f.of(&s); n > 0 {
			value = strconv.Itoa(n)
		}
		fields = append(fields, field{
			id: f.name, label: f.label.In(lang), hint: message.BotLimitUsual.In(lang, usual[f.name]), value: value, most: limitDigits,
		})
	}
	return &form{id: setupAction + ":" + setLimits, title: message.BotLimitsTitle.In(lang), fields: fields}
}
