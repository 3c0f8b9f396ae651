package message

// What the Discord bot says.
const (
	// BotAskName, BotAskHelp, BotQuestionName and BotQuestionHelp name and
	// describe the command and its option; Discord wants names in lower case
	// and without spaces, at most 32 characters, descriptions at most 100.
	BotAskName      Key = "bot.ask_name"
	BotAskHelp      Key = "bot.ask_help"
	BotQuestionName Key = "bot.question_name"
	BotQuestionHelp Key = "bot.question_help"
	// BotSources and BotNear head the sources of an answer and the passages
	// that are near a question without one.
	BotSources Key = "bot.sources"
	BotNear    Key = "bot.near"
	// BotLine takes a line's number, BotLines those of the first and the last.
	BotLine  Key = "bot.line"
	BotLines Key = "bot.lines"
	// BotExtractive says that no model worded the answer.
	BotExtractive Key = "bot.extractive"
	// BotEmpty answers a question without words.
	BotEmpty Key = "bot.empty"
	// BotFailed says that answering failed, BotStopped that the bot had to
	// stop before it was done, BotBusy that too many questions wait.
	BotFailed  Key = "bot.failed"
	BotStopped Key = "bot.stopped"
	BotBusy    Key = "bot.busy"
	// BotTokenRefused and BotTokenHint are for the operator, in that order,
	// when Discord refuses the token.
	BotTokenRefused Key = "bot.token_refused"
	BotTokenHint    Key = "bot.token_hint"
)
