package message

// What goes wrong before there is an answer, each with its hint.
const (
	// Folders of articles; each takes the folder.
	AppCorpusMissing     Key = "app.corpus_missing"
	AppCorpusMissingHint Key = "app.corpus_missing_hint"
	AppCorpusFile        Key = "app.corpus_file"

	// AppCorpusFileHint takes the folder that the file is in.
	AppCorpusFileHint   Key = "app.corpus_file_hint"
	AppCorpusUnread     Key = "app.corpus_unread"
	AppCorpusUnreadHint Key = "app.corpus_unread_hint"
	AppNoArticles       Key = "app.no_articles"
	AppNoArticlesHint   Key = "app.no_articles_hint"

	// AppProblemHint goes with a file that was skipped.
	AppProblemHint Key = "app.problem_hint"

	// The data folder; both take it.
	AppDataUnwritten     Key = "app.data_unwritten"
	AppDataMemory        Key = "app.data_memory"
	AppDataUnwrittenHint Key = "app.data_unwritten_hint"

	// The model server; these take why.
	AppServer     Key = "app.server"
	AppWordsAlone Key = "app.words_alone"
	AppStale      Key = "app.stale"

	// What to do about the model server.
	AppServerHint       Key = "app.server_hint"
	AppServerKeyHint    Key = "app.server_key_hint"
	AppServerModelHint  Key = "app.server_model_hint"
	AppServerCreditHint Key = "app.server_credit_hint"
	AppServerReachHint  Key = "app.server_reach_hint"

	// The index; each takes its path.
	AppIndexDamaged    Key = "app.index_damaged"
	AppIndexBusy       Key = "app.index_busy"
	AppIndexUnread     Key = "app.index_unread"
	AppIndexUnreadHint Key = "app.index_unread_hint"
	AppIndexNewer      Key = "app.index_newer"
	AppIndexNewerHint  Key = "app.index_newer_hint"

	// AppWatchFailed: articles that changed are not indexed, for another reason.
	AppWatchFailed     Key = "app.watch_failed"
	AppWatchFailedHint Key = "app.watch_failed_hint"

	// The operator's vocabulary. AppVocabularyUnread takes the path,
	// AppVocabularyLine the path, a line's number, what of it is wrong and how.
	AppVocabularyUnread     Key = "app.vocabulary_unread"
	AppVocabularyUnreadHint Key = "app.vocabulary_unread_hint"
	AppVocabularyLine       Key = "app.vocabulary_line"
	AppVocabularyLineHint   Key = "app.vocabulary_line_hint"
	AppVocabularyNoEquals   Key = "app.vocabulary_no_equals"
	AppVocabularyNotEnglish Key = "app.vocabulary_not_english"
	AppVocabularyNotKorean  Key = "app.vocabulary_not_korean"
	AppVocabularyTooLong    Key = "app.vocabulary_too_long"
)
