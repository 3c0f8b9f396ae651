//go:build unix

package cli_test

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/internal/ollamatest"
)

func TestOllamaScripts(t *testing.T) {
	program := os.Getenv("OLLAMA_PROGRAM")
	if program == "" {
		ollamatest.Start(t, program) // which skips the test
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/ollama",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/home")
			server := ollamatest.Start(env.T().(testing.TB), program)
			env.Setenv("OPENAI_BASE_URL", server.URL())
			env.Setenv("CHAT_MODEL", ollamatest.Harvest)
			env.Setenv("EMBEDDING_MODEL", ollamatest.Words)
			env.Values[ollama] = server
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			// ollama stop
			"ollama": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 1 || args[0] != "stop" {
					ts.Fatalf("usage: ollama stop")
				}
				ts.Value(ollama).(*ollamatest.Server).Stop()
			},
		},
	})
}

type ollamaKey struct{}

// ollama is the key of a script's server.
var ollama ollamaKey
