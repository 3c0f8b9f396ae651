package config

import (
	"footnote/internal/message"
)

// Names of the settings.
const (
	Corpus         = "FOOTNOTE_CORPUS"
	Data           = "FOOTNOTE_DATA"
	Vocabulary     = "FOOTNOTE_VOCABULARY"
	APIKey         = "OPENAI_API_KEY" //nolint:gosec // a name, not a key
	BaseURL        = "OPENAI_BASE_URL"
	ChatModel      = "CHAT_MODEL"
	EmbeddingModel = "EMBEDDING_MODEL"
	CheckModel     = "CHECK_MODEL"
	ChatContext    = "CHAT_CONTEXT"
	Budget         = "MODEL_BUDGET_USD"
	PriceInput     = "MODEL_PRICE_INPUT"
	PriceOutput    = "MODEL_PRICE_OUTPUT"
	DiscordToken   = "DISCORD_TOKEN"
	DiscordAPIURL  = "DISCORD_API_URL"
	Shards         = "SHARDS"
	ShardID        = "SHARD_ID"
	ShardCount     = "SHARD_COUNT"
	WholeArticles  = "DISCORD_WHOLE_ARTICLES"
	MaxQuestions   = "DISCORD_MAX_QUESTIONS"
	PersonLimit    = "DISCORD_PERSON_PER_MINUTE"
	ChannelLimit   = "DISCORD_CHANNEL_PER_MINUTE"
	ServerLimit    = "DISCORD_SERVER_PER_MINUTE"
	Receipts       = "FOOTNOTE_RECEIPTS"
	StoreURL       = "STORE_URL"
)

// None as the value of a model's setting means the built-in instead.
const None = "none"

// Auto as the value of [Shards] means as many as Discord recommends.
const Auto = "auto"

// A Setting is one row of the table.
type Setting struct {
	Name string
	// Default is used where the setting is not set; empty for none.
	Default string
	// Secret: the value is never shown.
	Secret bool
	// Planned: the name is reserved, the value has no effect yet.
	Planned bool
	// Help takes no arguments.
	Help message.Key
	// check returns what is wrong with a value that is not empty, and a hint
	// how it should be.
	check func(value string) *flaw
}

// Settings returns the table, in the order in which people read it.
//
// The default models are OpenAI's smallest current chat model and its smaller
// embedding model, as of November 2026: both are the cheapest of their kind,
// and an answer is read from passages, not from what the model knows.
//
// The default context is what servers of one's own give a model unasked, or
// near it; models of OpenAI's take more, and lose nothing by being given less.
//
// The default limits of the bot are far above what a person asks, and keep one
// person, channel or server from having the bot for itself.
func Settings() []Setting {
	return []Setting{
		{Name: Corpus, Help: message.ConfigCorpus, check: checkPath},
		{Name: Data, Help: message.ConfigData, check: checkPath},
		{Name: Vocabulary, Help: message.ConfigVocabulary, check: checkFile},
		{Name: APIKey, Secret: true, Help: message.ConfigAPIKey, check: checkToken},
		{Name: BaseURL, Help: message.ConfigBaseURL, check: checkURL},
		{Name: ChatModel, Default: "gpt-6-luna", Help: message.ConfigChatModel, check: checkName},
		{Name: EmbeddingModel, Default: "text-embedding-3-small", Help: message.ConfigEmbeddingModel, check: checkName},
		{Name: CheckModel, Default: None, Help: message.ConfigCheckModel, check: checkName},
		{Name: ChatContext, Default: "8192", Help: message.ConfigChatContext, check: checkContext},
		{Name: Budget, Help: message.ConfigBudget, check: checkDollars},
		{Name: PriceInput, Help: message.ConfigPriceInput, check: checkDollars},
		{Name: PriceOutput, Help: message.ConfigPriceOutput, check: checkDollars},
		{Name: DiscordToken, Secret: true, Help: message.ConfigDiscordToken, check: checkToken},
		{Name: DiscordAPIURL, Help: message.ConfigDiscordAPIURL, check: checkURL},
		{Name: Shards, Default: "1", Help: message.ConfigShards, check: checkShards},
		{Name: ShardID, Help: message.ConfigShardID, check: within(0, mostShards-1)},
		{Name: ShardCount, Help: message.ConfigShardCount, check: within(1, mostShards)},
		{Name: WholeArticles, Default: "no", Help: message.ConfigWholeArticles, check: checkYes},
		{Name: MaxQuestions, Default: "8", Help: message.ConfigMaxQuestions, check: within(1, mostQuestions)},
		{Name: PersonLimit, Default: "30", Help: message.ConfigPersonLimit, check: within(1, mostPersonLimit)},
		{Name: ChannelLimit, Default: "120", Help: message.ConfigChannelLimit, check: within(1, mostChannelLimit)},
		{Name: ServerLimit, Default: "600", Help: message.ConfigServerLimit, check: within(1, mostServerLimit)},
		{Name: Receipts, Default: "72h", Help: message.ConfigReceipts, check: checkPeriod},
		{Name: StoreURL, Planned: true, Help: message.ConfigStoreURL, check: checkURL},
	}
}
