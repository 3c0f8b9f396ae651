package message

// The names and descriptions of the bot's commands. Discord wants names of
// slash commands and options in lower case and without spaces, at most 32
// characters, and descriptions of at most 100; commands on messages may have
// spaces and capital letters.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
const (
	BotAskName           Key = "bot.ask_name"
	BotAskHelp           Key = "bot.ask_help"
	BotQuestionName      Key = "bot.question_name"
	BotQuestionHelp      Key = "bot.question_help"
	BotArticleOption     Key = "bot.article_option"
	BotArticleOptionHelp Key = "bot.article_option_help"
	BotSinceName         Key = "bot.since_name"
	BotSinceHelp         Key = "bot.since_help"
	BotUntilName         Key = "bot.until_name"
	BotUntilHelp         Key = "bot.until_help"
	BotPrivateName       Key = "bot.private_name"
	BotPrivateHelp       Key = "bot.private_help"
	BotSearchName        Key = "bot.search_name"
	BotSearchHelp        Key = "bot.search_help"
	BotQueryName         Key = "bot.query_name"
	BotQueryHelp         Key = "bot.query_help"
	BotArticlesName      Key = "bot.articles_name"
	BotArticlesHelp      Key = "bot.articles_help"
	BotArticleName       Key = "bot.article_name"
	BotArticleHelp       Key = "bot.article_help"
	BotForgetName        Key = "bot.forget_name"
	BotForgetHelp        Key = "bot.forget_help"
	BotHelpName          Key = "bot.help_name"
	BotHelpHelp          Key = "bot.help_help"
	BotStatusName        Key = "bot.status_name"
	BotStatusHelp        Key = "bot.status_help"
	BotSetupName         Key = "bot.setup_name"
	BotSetupHelp         Key = "bot.setup_help"
	BotFindName          Key = "bot.find_name"
	BotCheckName         Key = "bot.check_name"
)
