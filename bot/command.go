package bot

import (
	"strconv"

	"github.com/bwmarrin/discordgo"

	"footnote/internal/message"
)

// maxQuestion is the most characters that a question has.
const maxQuestion = 1000

// A command is one that people find in Discord.
type command struct {
	kind discordgo.ApplicationCommandType
	name string
	// label is its name in each language, help its description; commands on
	// messages have none.
	label, help message.Key
	options     []option
	// managers: it is for those who manage a server, and there alone.
	managers bool
}

type option struct {
	kind        discordgo.ApplicationCommandOptionType
	name        string
	label, help message.Key
	required    bool
	completed   bool
	most        int
}

const (
	optionWords = discordgo.ApplicationCommandOptionString
	optionTruth = discordgo.ApplicationCommandOptionBoolean
)

// commands are all that the bot registers for an application.
func commands(app application) []*discordgo.ApplicationCommand {
	question := option{kind: optionWords, name: questionOption, label: message.BotQuestionName, help: message.BotQuestionHelp, required: true, most: maxQuestion}
	article := option{kind: optionWords, name: articleOption, label: message.BotArticleOption, help: message.BotArticleOptionHelp, completed: true}
	wanted := article
	wanted.required = true
	all := []command{
		{name: askCommand, label: message.BotAskName, help: message.BotAskHelp, options: []option{
			question, article,
			{kind: optionWords, name: sinceOption, label: message.BotSinceName, help: message.BotSinceHelp, most: maxDate},
			{kind: optionWords, name: untilOption, label: message.BotUntilName, help: message.BotUntilHelp, most: maxDate},
			{kind: optionTruth, name: privateOption, label: message.BotPrivateName, help: message.BotPrivateHelp},
		}},
		{name: searchCommand, label: message.BotSearchName, help: message.BotSearchHelp, options: []option{
			{kind: optionWords, name: queryOption, label: message.BotQueryName, help: message.BotQueryHelp, required: true, most: maxQuestion},
		}},
		{name: articlesCommand, label: message.BotArticlesName, help: message.BotArticlesHelp},
		{name: articleCommand, label: message.BotArticleName, help: message.BotArticleHelp, options: []option{wanted}},
		{name: forgetCommand, label: message.BotForgetName, help: message.BotForgetHelp},
		{name: helpCommand, label: message.BotHelpName, help: message.BotHelpHelp},
		{name: statusCommand, label: message.BotStatusName, help: message.BotStatusHelp, managers: true},
		{name: setupCommand, label: message.BotSetupName, help: message.BotSetupHelp, managers: true},
		{kind: discordgo.MessageApplicationCommand, name: findCommand, label: message.BotFindName},
		{kind: discordgo.MessageApplicationCommand, name: checkCommand, label: message.BotCheckName},
	}
	var out []*discordgo.ApplicationCommand
	for _, c := range all {
		if !c.managers || !app.personalOnly {
			out = append(out, c.discord(app))
		}
	}
	return out
}

// discord returns a command as Discord takes it: usable in servers, in direct
// messages and, installed by a person, anywhere. Discord takes no command for a
// way of installing that the application does not have.
// https://discord.com/developers/docs/interactions/application-commands#contexts
func (c command) discord(app application) *discordgo.ApplicationCommand {
	names := localized(c.label)
	contexts := []discordgo.InteractionContextType{discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM}
	var installs []discordgo.ApplicationIntegrationType
	if !app.personalOnly {
		installs = append(installs, discordgo.ApplicationIntegrationGuildInstall)
	}
	if app.personal {
		contexts = append(contexts, discordgo.InteractionContextPrivateChannel)
		installs = append(installs, discordgo.ApplicationIntegrationUserInstall)
	}
	out := &discordgo.ApplicationCommand{
		Type: discordgo.ChatApplicationCommand, Name: c.name, NameLocalizations: &names,
		Contexts: &contexts, IntegrationTypes: &installs,
	}
	if c.kind != 0 {
		out.Type = c.kind
	}
	if c.help != "" {
		helps := localized(c.help)
		out.Description, out.DescriptionLocalizations = c.help.In(message.English), &helps
	}
	if c.managers {
		managers := int64(discordgo.PermissionManageGuild)
		out.DefaultMemberPermissions = &managers
		out.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild}
		out.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	}
	for _, o := range c.options {
		out.Options = append(out.Options, &discordgo.ApplicationCommandOption{
			Type: o.kind, Name: o.name, NameLocalizations: localized(o.label),
			Description: o.help.In(message.English), DescriptionLocalizations: localized(o.help),
			Required: o.required, Autocomplete: o.completed, MaxLength: o.most,
		})
	}
	return out
}

func localized(key message.Key) map[discordgo.Locale]string {
	return map[discordgo.Locale]string{
		discordgo.EnglishUS: key.In(message.English),
		discordgo.Korean:    key.In(message.Korean),
	}
}

// channelLink shows a channel's name, which pings nobody.
func channelLink(id string) string {
	if _, err := strconv.ParseUint(id, 10, 64); err != nil {
		return ""
	}
	return "<#" + id + ">"
}
