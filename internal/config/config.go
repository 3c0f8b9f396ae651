package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"footnote/internal/message"
)

// A Lookup finds a variable of the environment, as [os.LookupEnv] does.
type Lookup func(name string) (value string, ok bool)

// Environment returns the process's own environment.
func Environment() Lookup { return os.LookupEnv }

// A Source is where a value comes from, the highest rank first.
type Source int

// The sources.
const (
	FromFlag Source = iota
	FromEnvironment
	FromFile
	FromDefault
)

func (s Source) in(lang string) string {
	switch s {
	case FromFlag:
		return message.ConfigFromFlag.In(lang)
	case FromEnvironment:
		return message.ConfigFromEnvironment.In(lang)
	default:
		return message.ConfigFromFile.In(lang)
	}
}

// A Config is what all settings come to.
type Config struct {
	// Corpus is the folder of articles, empty for the embedded seeds.
	Corpus string
	// Data is the folder of the index, never empty.
	Data string
	// Vocabulary is the file of an operator's own words, empty for none.
	Vocabulary string
	// APIKey and BaseURL are of the model server; see [Config.HasServer].
	APIKey  Secret
	BaseURL string
	// ChatModel, EmbeddingModel and CheckModel are empty for the built-in.
	ChatModel, EmbeddingModel, CheckModel string
	// ChatContext is how many tokens the chat model takes, its reply included.
	ChatContext int
	// Budget is what chat models may cost in a month, nil for no limit; with it,
	// the prices are of a million tokens read and written.
	Budget                  *Dollars
	PriceInput, PriceOutput Dollars
	DiscordToken            Secret
	DiscordAPIURL           string
	// Shards is how many connections to Discord this process makes, 0 for as many
	// as Discord recommends. With a ShardCount above 0, it makes one alone, ShardID
	// of so many, counted from 0.
	Shards, ShardID, ShardCount int
	// WholeArticles: the bot may show whole articles, not quotes alone.
	WholeArticles bool
	// MaxQuestions is how many questions the bot answers at the same time.
	MaxQuestions int
	// How many questions the bot takes in a minute, unless a server has limits of
	// its own.
	PersonPerMinute, ChannelPerMinute, ServerPerMinute int
	// Receipts is how long the bot keeps receipts, 0 for not at all.
	Receipts time.Duration
	StoreURL string

	sources map[string]Source
}

// HasServer reports whether a model server is configured.
func (c *Config) HasServer() bool { return c.APIKey.IsSet() || c.BaseURL != "" }

// Source returns where a setting's value comes from.
func (c *Config) Source(name string) Source {
	if s, ok := c.sources[name]; ok {
		return s
	}
	return FromDefault
}

// Options tell [Load] where values come from.
type Options struct {
	// Flags are values by the name of their setting. They win over Env, which
	// wins over the file.
	Flags map[string]string
	// Env may be nil.
	Env Lookup
	// File is the path of the .env file; it need not exist. Empty for none.
	File string
}

// Load reads and checks all settings. A variable that is set to nothing counts
// as set: it hides the file's, and its setting has its default.
//
// Errors are [FileError] and [ValueError], joined if several are wrong; the
// Config is then usable except for these settings, which have their defaults.
func Load(o Options) (*Config, error) {
	var file map[string]string
	var failed []error
	if o.File != "" {
		var err error
		if file, err = readFile(o.File); err != nil {
			failed = append(failed, err)
		}
	}
	c := &Config{sources: make(map[string]Source)}
	values := make(map[string]string)
	for _, s := range Settings() {
		value, source := find(s.Name, o, file)
		value = strings.TrimSpace(value)
		if value != "" {
			if f := s.check(value); f != nil {
				failed = append(failed, wrong(s, source, value, f))
				value = ""
			}
		}
		if value == "" {
			value, source = s.Default, FromDefault
		}
		values[s.Name] = value
		c.sources[s.Name] = source
	}
	if err := c.pricedBudget(values, failed); err != nil {
		failed = append(failed, err)
	}
	if err := c.oneShard(values, failed); err != nil {
		failed = append(failed, err)
	}
	c.fill(values)
	return c, errors.Join(failed...)
}

// find returns a setting's value and where it is set, with the default's
// source if nowhere.
func find(name string, o Options, file map[string]string) (string, Source) {
	if value, ok := o.Flags[name]; ok {
		return value, FromFlag
	}
	if o.Env != nil {
		if value, ok := o.Env(name); ok {
			return value, FromEnvironment
		}
	}
	if value, ok := file[name]; ok {
		return value, FromFile
	}
	return "", FromDefault
}

func wrong(s Setting, source Source, value string, f *flaw) error {
	if s.Secret || f.hidden {
		value = ""
	}
	return &ValueError{Setting: s.Name, Source: source, value: value, flaw: f}
}

func (c *Config) fill(values map[string]string) {
	model := func(name string) string {
		if strings.EqualFold(values[name], None) {
			return ""
		}
		return values[name]
	}
	address := func(name string) string { return strings.TrimRight(values[name], "/") }
	c.Corpus = values[Corpus]
	c.Data = values[Data]
	c.Vocabulary = values[Vocabulary]
	if c.Data == "" {
		c.Data = filepath.Join(xdg.DataHome, "footnote")
	}
	c.APIKey = NewSecret(values[APIKey])
	c.BaseURL = address(BaseURL)
	c.ChatModel, c.EmbeddingModel, c.CheckModel = model(ChatModel), model(EmbeddingModel), model(CheckModel)
	c.ChatContext = tokens(values[ChatContext])
	if dollars, ok := parseDollars(values[Budget]); ok {
		c.Budget = &dollars
	}
	c.PriceInput, _ = parseDollars(values[PriceInput])
	c.PriceOutput, _ = parseDollars(values[PriceOutput])
	c.Receipts, _ = period(values[Receipts])
	c.DiscordToken = NewSecret(values[DiscordToken])
	c.DiscordAPIURL = address(DiscordAPIURL)
	c.StoreURL = address(StoreURL)
	c.Shards, c.ShardID, c.ShardCount = number(values[Shards]), number(values[ShardID]), number(values[ShardCount])
	c.WholeArticles = isYes(values[WholeArticles])
	c.MaxQuestions = number(values[MaxQuestions])
	c.PersonPerMinute, c.ChannelPerMinute, c.ServerPerMinute = number(values[PersonLimit]), number(values[ChannelLimit]), number(values[ServerLimit])
}
