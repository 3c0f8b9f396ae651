package message

// What evaluation says: of a file of questions, and of the figures.
const (
	// EvalFile takes a file and what is wrong with it, EvalLine the line between.
	EvalFile Key = "eval.file"
	EvalLine Key = "eval.line"

	EvalMissing     Key = "eval.missing"
	EvalMissingHint Key = "eval.missing_hint"
	EvalUnread      Key = "eval.unread"
	EvalUnreadHint  Key = "eval.unread_hint"

	// EvalLongLine takes the limit in MiB, EvalNotJSON the line's beginning,
	// EvalBadType a name and what is its value there, EvalNoWords a name and a
	// value, EvalTwice an ID and the line of the other, EvalUnknown a name.
	EvalNoQuestions Key = "eval.no_questions"
	EvalLongLine    Key = "eval.long_line"
	EvalNotUTF8     Key = "eval.not_utf8"
	EvalNotJSON     Key = "eval.not_json"
	EvalFormatHint  Key = "eval.format_hint"
	EvalBadType     Key = "eval.bad_type"
	EvalTypesHint   Key = "eval.types_hint"
	EvalNoQuestion  Key = "eval.no_question"
	EvalNoWords     Key = "eval.no_words"
	EvalWordsHint   Key = "eval.words_hint"
	EvalTwice       Key = "eval.twice"
	EvalTwiceHint   Key = "eval.twice_hint"
	EvalUnknown     Key = "eval.unknown"

	// EvalNoArticle takes an article, EvalNoEvidence evidence and an article.
	EvalNoArticle     Key = "eval.no_article"
	EvalNoArticleHint Key = "eval.no_article_hint"
	EvalNoEvidence    Key = "eval.no_evidence"

	// Kept runs.
	EvalUnsaved     Key = "eval.unsaved"
	EvalUnsavedHint Key = "eval.unsaved_hint"
	EvalNoRun       Key = "eval.no_run"
	EvalNoRunHint   Key = "eval.no_run_hint"

	// The help.
	EvalShort            Key = "eval.short"
	EvalLong             Key = "eval.long"
	EvalExample          Key = "eval.example"
	EvalFlagQuestions    Key = "eval.flag_questions"
	EvalFlagUnanswerable Key = "eval.flag_unanswerable"
	EvalFlagN            Key = "eval.flag_n"
	EvalFlagSave         Key = "eval.flag_save"
	EvalFlagCompare      Key = "eval.flag_compare"
	EvalFlagFailures     Key = "eval.flag_failures"
	EvalFlagJSON         Key = "eval.flag_json"

	// Wrong usage.
	EvalNoFile     Key = "eval.no_file"
	EvalNoFileHint Key = "eval.no_file_hint"
	EvalCountHint  Key = "eval.count_hint"

	// EvalAsking stands beside the progress bar.
	EvalAsking Key = "eval.asking"

	// EvalMoreFaults takes how many lines with faults were not named, EvalFailed
	// how many questions failed and of how many, EvalNotices how many answers
	// were made otherwise, of how many, and why the first was.
	EvalMoreFaults Key = "eval.more_faults"
	EvalFailed     Key = "eval.failed"
	EvalFailedHint Key = "eval.failed_hint"
	EvalNotices    Key = "eval.notices"

	// EvalCounts takes how many questions articles answer and how many none does.
	EvalCounts Key = "eval.counts"

	// What each figure is. EvalRecall takes a number of passages, EvalFalse a set
	// of questions, EvalSearchTime and EvalAskTime how many in a hundred.
	EvalFirst      Key = "eval.first"
	EvalRecall     Key = "eval.recall"
	EvalMRR        Key = "eval.mrr"
	EvalQuote1     Key = "eval.quote_1"
	EvalQuote3     Key = "eval.quote_3"
	EvalAnswer     Key = "eval.answer"
	EvalShortEM    Key = "eval.short_em"
	EvalShortF1    Key = "eval.short_f1"
	EvalFacts      Key = "eval.facts"
	EvalAnswered   Key = "eval.answered"
	EvalFalse      Key = "eval.false"
	EvalBrier      Key = "eval.brier"
	EvalECE        Key = "eval.ece"
	EvalSearchTime Key = "eval.search_time"
	EvalAskTime    Key = "eval.ask_time"
	// EvalOf takes over how many questions a figure is taken.
	EvalOf Key = "eval.of"

	// EvalConfidence heads the bins; EvalBin takes its bounds, the mean
	// confidence, the share that was right, and how many answers it has.
	EvalConfidence Key = "eval.confidence"
	EvalBin        Key = "eval.bin"

	// What became better, worse or is in one run alone; each takes how many.
	EvalBetter     Key = "eval.better"
	EvalWorse      Key = "eval.worse"
	EvalOnlyBefore Key = "eval.only_before"
	EvalOnlyAfter  Key = "eval.only_after"

	// EvalFailures takes how many there are. The reasons stand before a question;
	// EvalSaidWith takes the confidence, EvalPassage the place of the passage that
	// holds the evidence.
	EvalFailures    Key = "eval.failures"
	EvalFalseAnswer Key = "eval.false_answer"
	EvalWrongAnswer Key = "eval.wrong_answer"
	EvalAbstention  Key = "eval.abstention"
	EvalBreakdown   Key = "eval.breakdown"
	EvalPassage     Key = "eval.passage"
	EvalNoPassage   Key = "eval.no_passage"
	EvalSaidWith    Key = "eval.said_with"
)
