package message

// What the Discord bot says to those who manage a server.
const (
	BotStatusTitle Key = "bot.status_title"
	// BotStatusIndex takes articles and passages, BotStatusModel what words
	// answers and what embeds, BotStatusLimits questions a minute of a person,
	// a channel and the server, BotStatusQueue how many are answered and how
	// many wait, BotStatusVersion the version and the time since the start.
	BotStatusIndex   Key = "bot.status_index"
	BotStatusModel   Key = "bot.status_model"
	BotStatusLimits  Key = "bot.status_limits"
	BotStatusQueue   Key = "bot.status_queue"
	BotStatusVersion Key = "bot.status_version"
	// How long something lasted takes their number.
	BotDays       Key = "bot.days"
	BotHours      Key = "bot.hours"
	BotMinutes    Key = "bot.minutes"
	BotBuiltin    Key = "bot.builtin"
	BotSetupTitle Key = "bot.setup_title"
	// Each takes the setting as it is.
	BotSetupChannels  Key = "bot.setup_channels"
	BotSetupLanguage  Key = "bot.setup_language"
	BotSetupPrivate   Key = "bot.setup_private"
	BotEverywhere     Key = "bot.everywhere"
	BotChooseChannels Key = "bot.choose_channels"
	BotInOwn          Key = "bot.in_own"
	BotInEnglish      Key = "bot.in_english"
	BotInKorean       Key = "bot.in_korean"
	BotPrivateNo      Key = "bot.private_no"
	BotPrivateYes     Key = "bot.private_yes"
	BotSetLimits      Key = "bot.set_limits"
	BotSetEverywhere  Key = "bot.set_everywhere"
	BotSetReset       Key = "bot.set_reset"
	BotLimitsTitle    Key = "bot.limits_title"
	BotLimitPerson    Key = "bot.limit_person"
	BotLimitChannel   Key = "bot.limit_channel"
	BotLimitServer    Key = "bot.limit_server"
	// BotLimitUsual takes the limit that holds if none is written.
	BotLimitUsual Key = "bot.limit_usual"
	// BotBadLimit takes which limit it is, and the greatest.
	BotBadLimit Key = "bot.bad_limit"
	BotUnsaved  Key = "bot.unsaved"
)
