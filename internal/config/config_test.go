package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/internal/config"
	"footnote/internal/message"
)

func env(vars map[string]string) config.Lookup {
	return func(name string) (string, bool) {
		value, ok := vars[name]
		return value, ok
	}
}

// dotenv writes a .env file and returns its path.
func dotenv(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNothingNeedsToBeSet(t *testing.T) {
	c, err := config.Load(config.Options{File: filepath.Join(t.TempDir(), ".env")})
	if err != nil {
		t.Fatal(err)
	}
	if c.HasServer() || c.Corpus != "" || c.DiscordToken.IsSet() || c.Source(config.Corpus) != config.FromDefault {
		t.Errorf("got %+v", c)
	}
	if filepath.Base(c.Data) != "footnote" || !filepath.IsAbs(c.Data) {
		t.Errorf("data folder %q", c.Data)
	}
	if c.ChatModel == "" || c.EmbeddingModel == "" || c.CheckModel != "" {
		t.Errorf("models %q, %q, %q", c.ChatModel, c.EmbeddingModel, c.CheckModel)
	}
}

func TestFlagsWinOverTheEnvironmentWhichWinsOverTheFile(t *testing.T) {
	file := dotenv(t, "\uFEFFFOOTNOTE_CORPUS=file # a comment\r\nexport CHAT_MODEL=\"from file\"\r\n")
	for _, c := range []struct {
		name       string
		flags, env map[string]string
		want       string
		source     config.Source
	}{
		{"file", nil, nil, "file", config.FromFile},
		{"environment", nil, map[string]string{config.Corpus: " env\n"}, "env", config.FromEnvironment},
		{"flag", map[string]string{config.Corpus: "flag"}, map[string]string{config.Corpus: "env"}, "flag", config.FromFlag},
		{"empty in the environment", nil, map[string]string{config.Corpus: ""}, "", config.FromDefault},
		{"empty flag", map[string]string{config.Corpus: ""}, map[string]string{config.Corpus: "env"}, "", config.FromDefault},
	} {
		t.Run(c.name, func(t *testing.T) {
			vars := map[string]string{config.ChatModel: "m"} // hides the file's, which is wrong
			for name, value := range c.env {
				vars[name] = value
			}
			got, err := config.Load(config.Options{Flags: c.flags, Env: env(vars), File: file})
			if err != nil {
				t.Fatal(err)
			}
			if got.Corpus != c.want || got.Source(config.Corpus) != c.source {
				t.Errorf("got %q from %d, want %q from %d", got.Corpus, got.Source(config.Corpus), c.want, c.source)
			}
		})
	}
}

func TestEitherKeyOrAddressTurnsTheModelOn(t *testing.T) {
	for name, value := range map[string]string{config.APIKey: "sk-1", config.BaseURL: "http://localhost:11434/v1/"} {
		c, err := config.Load(config.Options{Env: env(map[string]string{name: value, config.ChatModel: "None"})})
		if err != nil || !c.HasServer() || c.ChatModel != "" || c.EmbeddingModel == "" {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
		if strings.HasSuffix(c.BaseURL, "/") {
			t.Errorf("address %q", c.BaseURL)
		}
	}
}

func TestAWrongValueIsNamedWithAHint(t *testing.T) {
	for _, c := range []struct {
		name, value string
		shown       bool
	}{
		{config.BaseURL, "localhost:11434", true},
		{config.BaseURL, "ftp://host/v1", true},
		{config.BaseURL, "http://host:99999/v1", true},
		{config.BaseURL, "https://host/v1?key=hunter2", false},
		{config.BaseURL, "https://host/v1?", false},
		{config.BaseURL, "https://host/v1#hunter2", false},
		{config.BaseURL, "me:hunter2@host/v1", false},
		{config.BaseURL, "sk-hunter2", false},
		{config.BaseURL, "http://", true},
		{config.BaseURL, "https://me:hunter2@host/v1", false},
		{config.BaseURL, "https://me:hunter2@ho st/v1", false},
		{config.DiscordAPIURL, "//host/v10", true},
		{config.ChatModel, "gpt 6", true},
		{config.APIKey, "sk-hunter2 sk-2", false},
		{config.APIKey, "sk-“hunter2”", false},
		{config.APIKey, `"sk-hunter2"`, false},
		{config.DiscordToken, "Bot hunter2 hunter2", false},
		{config.Corpus, "a\x00b", true},
		{config.ChatContext, "1023", true},
		{config.ChatContext, "8k", true},
		{config.ChatContext, "-8192", true},
		{config.ChatContext, "99999999999999999999", true},
		{config.Budget, "ten", true},
		{config.Budget, "$10", true},
		{config.Budget, "-1", true},
		{config.Budget, "1e3", true},
		{config.Budget, "NaN", true},
		{config.Budget, "1,000", true},
		{config.Budget, "1000000", true},
		{config.PriceInput, ".15", true},
		{config.PriceOutput, "0.1234567", true},
		{config.Shards, "0", true},
		{config.Shards, "automatic", true},
		{config.Shards, "16001", true},
		{config.WholeArticles, "1", true},
		{config.MaxQuestions, "0", true},
		{config.MaxQuestions, "8 at once", true},
		{config.PersonLimit, "61", true},
		{config.ChannelLimit, "-1", true},
		{config.ServerLimit, "6001", true},
		{config.Receipts, "3", true},
		{config.Receipts, "-1h", true},
		{config.Receipts, "3 days", true},
	} {
		got, err := config.Load(config.Options{Env: env(map[string]string{c.name: c.value})})
		var wrong *config.ValueError
		if !errors.As(err, &wrong) || wrong.Setting != c.name || wrong.Source != config.FromEnvironment {
			t.Errorf("%s=%q: got %v", c.name, c.value, err)
			continue
		}
		for _, lang := range []string{message.English, message.Korean} {
			line, hint := wrong.Explain(lang)
			if !strings.Contains(line, c.name) || hint == "" || strings.Contains(line+hint+err.Error(), "hunter2") {
				t.Errorf("%s=%q: %q, %q", c.name, c.value, line, hint)
			}
			if shown := strings.Contains(line, "="); shown != c.shown {
				t.Errorf("%s=%q: %q", c.name, c.value, line)
			}
		}
		if got.Source(c.name) != config.FromDefault {
			t.Errorf("%s=%q is used", c.name, c.value)
		}
	}
}

func TestAllThatIsWrongIsTold(t *testing.T) {
	_, err := config.Load(config.Options{
		Env:  env(map[string]string{config.BaseURL: "x", config.ChatModel: "a b"}),
		File: dotenv(t, "hunter2\n"),
	})
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || len(joined.Unwrap()) != 3 {
		t.Errorf("got %v", err)
	}
}

func TestABrokenFileIsNamedWithItsFirstWrongLine(t *testing.T) {
	for _, c := range []struct {
		text string
		line int
	}{
		{"A=1\nhunter2\nB=2\n", 2},
		{"hunter2", 1},
		{"A=1\n\n# fine\nB=\"hunter2\nC=3\n", 4},
		{"A=\"one\ntwo\"\nB C=hunter2\n", 3},
		{"A='hunter2\n", 1},
		{strings.Repeat("A=1\n", 9000) + "hunter2\n" + strings.Repeat("B=1\n", 6000), 9001},
	} {
		path := dotenv(t, c.text)
		_, err := config.Load(config.Options{File: path})
		var wrong *config.FileError
		if !errors.As(err, &wrong) || wrong.Line != c.line || wrong.Path != path {
			t.Errorf("%q: got %v, want line %d", c.text, err, c.line)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error holds the text: %v", err)
		}
	}
}

func TestAFileThatCannotBeReadIsNamed(t *testing.T) {
	for _, path := range []string{t.TempDir(), dotenv(t, strings.Repeat("# a line\n", 1<<20))} {
		_, err := config.Load(config.Options{File: path})
		var wrong *config.FileError
		if !errors.As(err, &wrong) || wrong.Line != 0 || errors.Unwrap(wrong) == nil {
			t.Fatalf("got %v", err)
		}
		if line, hint := wrong.Explain(message.English); !strings.Contains(line, path) || hint == "" {
			t.Errorf("%q, %q", line, hint)
		}
	}
}

func TestEachSettingHasHelpInBothLanguages(t *testing.T) {
	var names []string
	for _, s := range config.Settings() {
		names = append(names, s.Name)
		english, korean := s.Explain(message.English), s.Explain(message.Korean)
		if english == "" || korean == "" || english == korean {
			t.Errorf("%s: %q, %q", s.Name, english, korean)
		}
	}
	if slices.Sort(names); len(slices.Compact(names)) != len(config.Settings()) {
		t.Error("a setting stands in the table twice")
	}
}
