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

	// ConfigFileUnread takes the path of a .env file, ConfigFileLine a line's
	// number as well.
	ConfigFileUnread     Key = "config.file_unread"
	ConfigFileUnreadHint Key = "config.file_unread_hint"
	ConfigFileLine       Key = "config.file_line"
	ConfigFileLineHint   Key = "config.file_line_hint"
)
