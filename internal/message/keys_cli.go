package message

// What the command line says.
const (
	// The help of each command.
	CLIShort         Key = "cli.short"
	CLIAskShort      Key = "cli.ask_short"
	CLIAskLong       Key = "cli.ask_long"
	CLIAskExample    Key = "cli.ask_example"
	CLISearchShort   Key = "cli.search_short"
	CLISearchLong    Key = "cli.search_long"
	CLISearchExample Key = "cli.search_example"
	CLIIndexShort    Key = "cli.index_short"
	CLIIndexLong     Key = "cli.index_long"
	CLIArticlesShort Key = "cli.articles_short"
	CLIArticlesLong  Key = "cli.articles_long"
	CLIChatShort     Key = "cli.chat_short"
	CLIChatLong      Key = "cli.chat_long"
	CLIBotShort      Key = "cli.bot_short"
	CLIBotLong       Key = "cli.bot_long"
	CLIDoctorShort   Key = "cli.doctor_short"
	CLIDoctorLong    Key = "cli.doctor_long"
	CLIReceiptsShort Key = "cli.receipts_short"
	CLIReceiptsLong  Key = "cli.receipts_long"
	CLIFeedbackShort Key = "cli.feedback_short"
	CLIFeedbackLong  Key = "cli.feedback_long"

	// The help of each flag; the word in `` stands for the value.
	CLIFlagCorpus  Key = "cli.flag_corpus"
	CLIFlagData    Key = "cli.flag_data"
	CLIFlagVerbose Key = "cli.flag_verbose"
	CLIFlagHelp    Key = "cli.flag_help"
	CLIFlagJSON    Key = "cli.flag_json"
	CLIFlagK       Key = "cli.flag_k"
	CLIFlagExplain Key = "cli.flag_explain"
	CLIFlagReceipt Key = "cli.flag_receipt"
	CLIFlagNoCache Key = "cli.flag_no_cache"
	CLIFlagDown    Key = "cli.flag_down"
	CLIFlagSince   Key = "cli.flag_since"

	// Headings of the help.
	CLIUsage        Key = "cli.usage"
	CLIUsageCommand Key = "cli.usage_command"
	CLIExamples     Key = "cli.examples"
	CLICommands     Key = "cli.commands"
	CLIFlags        Key = "cli.flags"

	// Wrong usage. CLINoCommand takes what stands in a command's place, CLINoFlag,
	// CLIFlagValue and CLIBadFlag a flag, the last its value too, CLINoArgs a
	// command and what is too much.
	CLINoCommand  Key = "cli.no_command"
	CLINoFlag     Key = "cli.no_flag"
	CLIFlagValue  Key = "cli.flag_value"
	CLIBadFlag    Key = "cli.bad_flag"
	CLIBadFlags   Key = "cli.bad_flags"
	CLINoArgs     Key = "cli.no_args"
	CLINoQuestion Key = "cli.no_question"

	// Hints. CLINoQuestionHint and CLIHelpHint take a command, CLINearHint the
	// command that was meant, CLIHitsHint the greatest number.
	CLINoQuestionHint  Key = "cli.no_question_hint"
	CLICommandsHint    Key = "cli.commands_hint"
	CLINearHint        Key = "cli.near_hint"
	CLIAskHint         Key = "cli.ask_hint"
	CLIHelpHint        Key = "cli.help_hint"
	CLIHitsHint        Key = "cli.hits_hint"
	CLIReceiptFlagHint Key = "cli.receipt_flag_hint"

	// An error without words of its own.
	CLIFailed     Key = "cli.failed"
	CLIFailedHint Key = "cli.failed_hint"

	// Standard output and input. CLILongLine takes a line's number and the limit
	// in MiB, CLILineNotUTF8 a line's number.
	CLIUnwritten       Key = "cli.unwritten"
	CLIUnwrittenHint   Key = "cli.unwritten_hint"
	CLIUnreadInput     Key = "cli.unread_input"
	CLIUnreadInputHint Key = "cli.unread_input_hint"
	CLILongLine        Key = "cli.long_line"
	CLILongLineHint    Key = "cli.long_line_hint"
	CLILineNotUTF8     Key = "cli.line_not_utf8"
	CLINotUTF8         Key = "cli.not_utf8"
	CLINotUTF8Hint     Key = "cli.not_utf8_hint"

	// CLIStopped follows Ctrl-C.
	CLIStopped Key = "cli.stopped"

	// CLIMoreProblems takes how many files with problems were not named.
	CLIMoreProblems     Key = "cli.more_problems"
	CLIMoreProblemsHint Key = "cli.more_problems_hint"

	// CLIIndexing stands beside the progress bar.
	CLIIndexing Key = "cli.indexing"

	// CLIIndexed takes articles, passages, and of the articles those added,
	// changed, removed and unchanged.
	CLIIndexed Key = "cli.indexed"

	// CLILine takes a line's number, CLILines those of the first and the last.
	CLILine  Key = "cli.line"
	CLILines Key = "cli.lines"

	// CLINear heads the passages that are near a question without an answer.
	CLINear   Key = "cli.near"
	CLINoHits Key = "cli.no_hits"

	// CLIExtractive says that no model worded the answer.
	CLIExtractive Key = "cli.extractive"

	// CLIExplain takes the lexical score and rank, the cosine and rank, what
	// proximity added, and terms with scores.
	CLIExplain Key = "cli.explain"

	// The conversation. CLIChatWelcome takes the number of articles,
	// CLIChatUnknown what was typed.
	CLIChatWelcome Key = "cli.chat_welcome"
	CLIChatHelp    Key = "cli.chat_help"
	CLIChatNew     Key = "cli.chat_new"
	CLIChatUnknown Key = "cli.chat_unknown"

	// The bot. CLINoTokenHint takes the setting.
	CLINoToken       Key = "cli.no_token"
	CLINoTokenHint   Key = "cli.no_token_hint"
	CLIBotFailed     Key = "cli.bot_failed"
	CLIBotFailedHint Key = "cli.bot_failed_hint"

	// Receipts. CLIReceiptUnwritten takes the file, CLIReceiptUnread,
	// CLIReceiptDamaged and CLINoReceipt the receipt.
	CLIReceiptUnwritten     Key = "cli.receipt_unwritten"
	CLIReceiptUnwrittenHint Key = "cli.receipt_unwritten_hint"
	CLIReceiptsUnread       Key = "cli.receipts_unread"
	CLIReceiptsUnreadHint   Key = "cli.receipts_unread_hint"
	CLIReceiptUnread        Key = "cli.receipt_unread"
	CLIReceiptDamaged       Key = "cli.receipt_damaged"
	CLINoReceipt            Key = "cli.no_receipt"
	CLINoReceiptHint        Key = "cli.no_receipt_hint"

	// Feedback. CLIFeedbackSum takes the numbers of answers, of thumbs up and down.
	CLIFeedbackUnread Key = "cli.feedback_unread"
	CLIFeedbackSum    Key = "cli.feedback_sum"
)
