//go:build unix

package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"footnote/internal/message"
	"footnote/internal/ollamatest"
)

// A watch is a terminal on which somebody waits for a text.
type watch struct {
	shown strings.Builder
	text  string
	// seen is called once, when the text is there.
	seen func()
}

// Write implements [io.Writer].
func (w *watch) Write(p []byte) (int, error) {
	n, err := w.shown.Write(p)
	if w.seen != nil && strings.Contains(unstyled(w.shown.String()), w.text) {
		w.seen()
		w.seen = nil
	}
	return n, err
}

// The model would go on, so that its first sentence is shown before its end
// is proof of streaming; and then it breaks off in the middle of the second.
func TestWhatStreamsFromOllamaIsShownAndKeptIfTheEngineBreaksOff(t *testing.T) {
	for name, cut := range map[string]func(*ollamatest.Server){
		"the process of the model": (*ollamatest.Server).KillRunners,
		"the server":               (*ollamatest.Server).Stop,
	} {
		t.Run(name, func(t *testing.T) {
			server := ollamatest.Start(t, os.Getenv("OLLAMA_PROGRAM"))
			env := map[string]string{
				"OPENAI_BASE_URL": server.URL(), "CHAT_MODEL": ollamatest.Endless, "EMBEDDING_MODEL": ollamatest.Words,
			}
			out := &watch{text: "each.", seen: func() { cut(server) }}
			var errs bytes.Buffer
			t.Chdir(t.TempDir()) // no .env
			status := Main(t.Context(), []string{"ask", "How many jars of honey did the school sell?", "--data", t.TempDir()}, Streams{
				In: strings.NewReader(""), Out: out, Err: &errs, OutTerminal: true,
				Width: func() int { return 200 },
				Env:   func(name string) (string, bool) { value, ok := env[name]; return value, ok },
			})
			got := unstyled(out.shown.String())
			broke := message.ModelCutShort.In("en", message.ModelUnreachable.In("en"))
			if status != 0 || !strings.HasPrefix(got, ollamatest.Sold+" [1]\n") || !strings.Contains(got, broke) || strings.Contains(got, "prices") {
				t.Errorf("status %d, %s\n%s", status, got, errs.String())
			}
			if out.seen != nil {
				t.Error("the first sentence was never shown")
			}
		})
	}
}
