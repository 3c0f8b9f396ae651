package message

// What the Discord bot says where it cannot answer.
const (
	// BotEmpty answers a question without words.
	BotEmpty Key = "bot.empty"
	// BotFailed says that answering failed, BotStopped that the bot had to
	// stop before it was done, BotBusy that too many questions wait.
	BotFailed  Key = "bot.failed"
	BotStopped Key = "bot.stopped"
	BotBusy    Key = "bot.busy"
	BotCrowded Key = "bot.crowded"
	// BotWait takes after how many seconds to ask again, and so does BotWaitHere,
	// where others asked as well.
	BotWait     Key = "bot.wait"
	BotWaitHere Key = "bot.wait_here"
	// BotElsewhere takes the channels in which the bot answers, BotMayNotWrite
	// the one in which it may not write, BotLocked the thread in which nobody may.
	BotElsewhere   Key = "bot.elsewhere"
	BotMayNotWrite Key = "bot.may_not_write"
	BotLocked      Key = "bot.locked"
	BotTooOld      Key = "bot.too_old"
	// BotChanged and BotGone say why a quote is not shown.
	BotChanged Key = "bot.changed"
	BotGone    Key = "bot.gone"
	// BotNoArticle and BotNoDate take what was typed.
	BotNoArticle    Key = "bot.no_article"
	BotNoDate       Key = "bot.no_date"
	BotNoPeriod     Key = "bot.no_period"
	BotNoneThen     Key = "bot.none_then"
	BotManagersOnly Key = "bot.managers_only"
	BotServersOnly  Key = "bot.servers_only"
	// For the operator, when Discord refuses the bot: what, and a hint.
	BotTokenRefused   Key = "bot.token_refused"
	BotTokenHint      Key = "bot.token_hint"
	BotIntentsRefused Key = "bot.intents_refused"
	BotIntentsHint    Key = "bot.intents_hint"
	BotShardsRefused  Key = "bot.shards_refused"
	BotShardsHint     Key = "bot.shards_hint"
)
