package message

// What the Discord bot says of answers.
const (
	BotSources   Key = "bot.sources"
	BotNear      Key = "bot.near"
	BotAbstained Key = "bot.abstained"
	// BotLine takes a line's number, BotLines those of the first and the last.
	BotLine  Key = "bot.line"
	BotLines Key = "bot.lines"
	// BotExtractive says that no model worded the answer.
	BotExtractive Key = "bot.extractive"
	// BotOnly tells of which articles a question was asked, where that is not all of
	// them, by what follows: BotOnlyArticle takes a title, the others a day.
	BotOnly        Key = "bot.only"
	BotOnlyArticle Key = "bot.only_article"
	BotOnlySince   Key = "bot.only_since"
	BotOnlyUntil   Key = "bot.only_until"
	// The buttons under an answer, and what they open.
	BotEvidence      Key = "bot.evidence"
	BotMore          Key = "bot.more"
	BotFollow        Key = "bot.follow"
	BotEvidenceTitle Key = "bot.evidence_title"
	BotFollowTitle   Key = "bot.follow_title"
	BotFollowLabel   Key = "bot.follow_label"
	BotFollowHint    Key = "bot.follow_hint"
	BotThanks        Key = "bot.thanks"
	// Turning pages; BotPage takes the page and how many there are.
	BotPrevious Key = "bot.previous"
	BotNext     Key = "bot.next"
	BotPage     Key = "bot.page"
	// What a search shows; BotFoundTitle takes what was looked for.
	BotFoundTitle   Key = "bot.found_title"
	BotNothingFound Key = "bot.nothing_found"
	// Articles; BotArticlesTitle takes how many there are.
	BotArticlesTitle Key = "bot.articles_title"
	BotAuthor        Key = "bot.author"
	BotPublisher     Key = "bot.publisher"
	BotPublished     Key = "bot.published"
	BotAddress       Key = "bot.address"
	BotFile          Key = "bot.file"
	BotRead          Key = "bot.read"
	// A message that was checked. BotVerdicts takes how many sentences are
	// supported, contradicted and not found.
	BotCheckTitle   Key = "bot.check_title"
	BotCheckFooter  Key = "bot.check_footer"
	BotVerdicts     Key = "bot.verdicts"
	BotSupported    Key = "bot.supported"
	BotContradicted Key = "bot.contradicted"
	BotNotFound     Key = "bot.not_found"
	BotLeftOut      Key = "bot.left_out"
	// BotNearest says that what follows is the nearest that articles say.
	BotNearest Key = "bot.nearest"
	BotNoClaim Key = "bot.no_claim"
	BotNoText  Key = "bot.no_text"
	// The help. BotHelp takes how many articles there are; BotHelpManagers is a
	// line more for managers.
	BotHelpTitle     Key = "bot.help_title"
	BotHelp          Key = "bot.help"
	BotHelpManagers  Key = "bot.help_managers"
	BotExamples      Key = "bot.examples"
	BotForgotten     Key = "bot.forgotten"
	BotForgottenKept Key = "bot.forgotten_kept"
	// What a mention without a question is told, and a direct message.
	BotGreeting       Key = "bot.greeting"
	BotGreetingDirect Key = "bot.greeting_direct"
	// Answers that only the one who asked may see.
	BotVeiled   Key = "bot.veiled"
	BotReveal   Key = "bot.reveal"
	BotNotYours Key = "bot.not_yours"
)
