package importtest_test

import (
	"os"
	"testing"

	"footnote/internal/importtest"
)

// rules are Footnote's: imports run along the way of the data, from corpus to
// the front ends, and each big dependency stays behind one package.
func rules() importtest.Rules {
	return importtest.Rules{
		Module: "footnote",
		Imports: map[string][]string{
			"seeds":           {},
			"corpus":          {"internal/message"},
			"retrieval":       {"internal/wholefile", "corpus"},
			"answer":          {"internal/message", "internal/visible", "corpus", "retrieval", "answer/calendar", "answer/check"},
			"answer/calendar": {"corpus", "retrieval"},
			"answer/check":    {"corpus", "retrieval", "answer/calendar"},
			"bot":             {"internal/message", "internal/visible", "corpus", "retrieval", "answer", "bot/markdown", "bot/limit", "bot/pace", "bot/servers", "internal/feedback", "bot/shown", "bot/titles", "bot/gateway"},
			"bot/titles":      {"corpus"},
			"bot/markdown":    {"internal/visible"},
			"bot/limit":       {},
			"bot/pace":        {},
			"bot/servers":     {"internal/message", "internal/wholefile"},
			"bot/shown":       {"internal/linefile", "corpus"},
			"bot/gateway":     {},
			"cli": {
				"internal/message", "internal/visible", "corpus", "retrieval", "answer", "bot",
				"internal/app", "internal/config", "internal/evaluate", "internal/receipts", "internal/feedback", "internal/wholefile",
			},
			".": {"cli"},

			"internal/message":   {},
			"internal/visible":   {},
			"internal/config":    {"internal/message"},
			"internal/feedback":  {"internal/linefile", "internal/wholefile"},
			"internal/ledger":    {"internal/wholefile", "answer"},
			"internal/linefile":  {},
			"internal/receipts":  {"internal/wholefile", "answer"},
			"internal/wholefile": {},
			"internal/app": {
				"internal/message", "seeds", "corpus", "retrieval", "answer",
				"internal/config", "internal/feedback", "internal/ledger", "internal/receipts",
			},

			"internal/evaluate": {"internal/message", "internal/wholefile", "corpus", "retrieval", "answer"},

			"retrieval/storetest":  {"corpus", "retrieval"},
			"internal/discorddemo": {"internal/discordtest", "cli", "internal/config"},
			"internal/discordtest": {"internal/openapi"},
			"internal/gguftest":    {},
			"internal/importtest":  {},
			"internal/ollamatest":  {"internal/gguftest", "seeds"},
			"internal/openaitest":  {"internal/openapi"},
			"internal/openapi":     {},
			"internal/quality":     {"internal/message", "corpus", "retrieval", "answer", "internal/evaluate"},
			"internal/loadtest":    {"cli", "internal/config"},
		},
		TestOnly: []string{
			"retrieval/storetest",
			"internal/discorddemo",
			"internal/discordtest",
			"internal/gguftest",
			"internal/importtest",
			"internal/loadtest",
			"internal/ollamatest",
			"internal/openaitest",
			"internal/openapi",
			"internal/quality",
		},
		TestData: []string{"seeds"},
		Borders: map[string][]string{
			"github.com/bwmarrin/discordgo":         {"bot"},
			"github.com/coder/websocket":            {"internal/discordtest"},
			"github.com/fsnotify/fsnotify":          {"internal/app"},
			"github.com/gorilla/websocket":          {"bot/gateway"},
			"github.com/ikawaha":                    {"retrieval"},
			"github.com/joho/godotenv":              {"internal/config"},
			"github.com/philippgille/chromem-go":    {"retrieval"},
			"github.com/santhosh-tekuri/jsonschema": {"internal/openapi"},
			"github.com/rivo/uniseg":                {"bot/markdown"},
			"github.com/rogpeppe/go-internal/cache": {"retrieval", "answer"},
			"github.com/sashabaranov/go-openai":     {"retrieval", "answer", "internal/app", "internal/openaitest"},
			"github.com/sony/gobreaker":             {"retrieval"},
			"github.com/spf13/cobra":                {"cli"},
		},
		Environment: []string{"internal/config"},
	}
}

func TestPackagesImportOnlyThoseBeforeThem(t *testing.T) {
	breaches, err := importtest.Check(os.DirFS("../.."), rules())
	if err != nil {
		t.Fatal(err)
	}
	for _, breach := range breaches {
		t.Error(breach)
	}
	if t.Failed() {
		t.Log("the rules stand in internal/importtest/rules_test.go")
	}
}
