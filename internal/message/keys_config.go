package message

// What the settings are, and what is wrong with them.
const (
	// ConfigExample heads .env.example.
	ConfigExample Key = "config.example"

	// ConfigPlanned follows the help of a setting that does nothing yet.
	ConfigPlanned Key = "config.planned"

	// The help of each setting.
	ConfigCorpus         Key = "config.corpus"
	ConfigData           Key = "config.data"
	ConfigVocabulary     Key = "config.vocabulary"
	ConfigAPIKey         Key = "config.api_key"
	ConfigBaseURL        Key = "config.base_url"
	ConfigChatModel      Key = "config.chat_model"
	ConfigEmbeddingModel Key = "config.embedding_model"
	ConfigCheckModel     Key = "config.check_model"
	ConfigChatContext    Key = "config.chat_context"
	ConfigBudget         Key = "config.budget"
	ConfigPriceInput     Key = "config.price_input"
	ConfigPriceOutput    Key = "config.price_output"
	ConfigDiscordToken   Key = "config.discord_token"
	ConfigDiscordAPIURL  Key = "config.discord_api_url"
	ConfigShards         Key = "config.shards"
	ConfigShardID        Key = "config.shard_id"
	ConfigShardCount     Key = "config.shard_count"
	ConfigWholeArticles  Key = "config.whole_articles"
	ConfigMaxQuestions   Key = "config.max_questions"
	ConfigPersonLimit    Key = "config.person_limit"
	ConfigChannelLimit   Key = "config.channel_limit"
	ConfigServerLimit    Key = "config.server_limit"
	ConfigReceipts       Key = "config.receipts"
	ConfigStoreURL       Key = "config.store_url"

	// ConfigWrong takes a setting, with its value unless it is secret, where it is
	// set, and what is wrong with it.
	ConfigWrong Key = "config.wrong"

	// Where a setting is set.
	ConfigFromFlag        Key = "config.from_flag"
	ConfigFromEnvironment Key = "config.from_environment"
	ConfigFromFile        Key = "config.from_file"

	// What is wrong with a value, and a hint how it should be.
	ConfigBadPath        Key = "config.bad_path"
	ConfigBadPathHint    Key = "config.bad_path_hint"
	ConfigBadFileHint    Key = "config.bad_file_hint"
	ConfigBadSecret      Key = "config.bad_secret"
	ConfigBadSecretHint  Key = "config.bad_secret_hint"
	ConfigBadName        Key = "config.bad_name"
	ConfigBadNameHint    Key = "config.bad_name_hint"
	ConfigBadURL         Key = "config.bad_url"
	ConfigBadURLHint     Key = "config.bad_url_hint"
	ConfigURLSecret      Key = "config.url_secret"
	ConfigURLSecretHint  Key = "config.url_secret_hint"
	ConfigBadContext     Key = "config.bad_context"
	ConfigBadContextHint Key = "config.bad_context_hint"
	ConfigBadDollars     Key = "config.bad_dollars"
	ConfigBadDollarsHint Key = "config.bad_dollars_hint"
	ConfigNoPrices       Key = "config.no_prices"
	ConfigNoPricesHint   Key = "config.no_prices_hint"
	ConfigBadPeriod      Key = "config.bad_period"
	ConfigBadPeriodHint  Key = "config.bad_period_hint"

	// ConfigBadNumber takes the least and the most, ConfigShardAlone the setting
	// that is missing.
	ConfigBadNumber       Key = "config.bad_number"
	ConfigBadNumberHint   Key = "config.bad_number_hint"
	ConfigBadShards       Key = "config.bad_shards"
	ConfigBadShardsHint   Key = "config.bad_shards_hint"
	ConfigShardAlone      Key = "config.shard_alone"
	ConfigShardAloneHint  Key = "config.shard_alone_hint"
	ConfigShardBeyond     Key = "config.shard_beyond"
	ConfigShardBeyondHint Key = "config.shard_beyond_hint"
	ConfigShardsBoth      Key = "config.shards_both"
	ConfigShardsBothHint  Key = "config.shards_both_hint"
	ConfigBadYes          Key = "config.bad_yes"
	ConfigBadYesHint      Key = "config.bad_yes_hint"

	// ConfigFileUnread takes the path of a .env file, ConfigFileLine a line's
	// number as well.
	ConfigFileUnread     Key = "config.file_unread"
	ConfigFileUnreadHint Key = "config.file_unread_hint"
	ConfigFileLine       Key = "config.file_line"
	ConfigFileLineHint   Key = "config.file_line_hint"
)
