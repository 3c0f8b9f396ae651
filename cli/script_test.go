package cli_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/cli"
	"footnote/internal/discordtest"
	"footnote/internal/openaitest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"footnote": func() { os.Exit(cli.Main(context.Background(), os.Args[1:], cli.System())) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/home")
			env.Values[servers] = &testServers{t: env.T().(testing.TB)}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"sigterm": sigterm,
			"lines":   lines,
			"openai":  openai,
			"discord": discord,
			"service": service,
		},
	})
}

// exits N PROGRAM ARG... runs a program, which must end with status N.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}

// sigterm sends SIGTERM, which kill does not know, to what runs in the
// background.
func sigterm(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: sigterm")
	}
	for _, c := range ts.BackgroundCmds() {
		ts.Check(c.Process.Signal(syscall.SIGTERM))
	}
}

// lines FILE N KEY... wants N lines of JSON, objects with just these keys in
// this order.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: lines FILE N KEY...")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	all := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
	if len(all) != want {
		ts.Fatalf("%d lines, want %d", len(all), want)
	}
	for _, line := range all {
		if got := keys(ts, line); !slices.Equal(got, args[2:]) {
			ts.Fatalf("keys %q, want %q", got, args[2:])
		}
	}
}

// keys returns the keys of a JSON object, in order.
func keys(ts *testscript.TestScript, object string) []string {
	var out []string
	d := json.NewDecoder(strings.NewReader(object))
	_, err := d.Token()
	ts.Check(err)
	for d.More() {
		key, err := d.Token()
		ts.Check(err)
		name, ok := key.(string)
		if !ok {
			ts.Fatalf("%v is no key", key)
		}
		out = append(out, name)
		var value json.RawMessage
		ts.Check(d.Decode(&value))
	}
	return out
}

type serversKey struct{}

var servers serversKey

// testServers are the servers of one script.
type testServers struct {
	t       testing.TB
	openai  *openaitest.Server
	discord *discordtest.Server
	// stalled is closed when a request waits for ever.
	stalled chan struct{}
	// service is what runs until it is interrupted, log what it logs.
	service *exec.Cmd
	log     *bufio.Scanner
}

// openai start | say CHUNK... | fault chat|embed STATUS | stall chat|embed |
// await | requests PATH N
func openai(ts *testscript.TestScript, _ bool, args []string) {
	s := ts.Value(servers).(*testServers)
	script := func(name string) func(...openaitest.Reply) {
		if name == "chat" {
			return s.openai.Chat
		}
		return s.openai.Embed
	}
	switch args[0] {
	case "start":
		s.openai = openaitest.New(s.t)
		ts.Setenv("OPENAI_BASE_URL", s.openai.URL())
		ts.Setenv("OPENAI_API_KEY", openaitest.Key)
		ts.Setenv("CHAT_MODEL", openaitest.ChatModel)
		ts.Setenv("EMBEDDING_MODEL", openaitest.EmbeddingModel)
	case "say":
		s.openai.Chat(openaitest.Text(args[1:]...))
	case "fault":
		status, err := strconv.Atoi(args[2])
		ts.Check(err)
		for range 8 {
			script(args[1])(openaitest.Fault(status, "", "no"))
		}
	case "stall":
		stalled := make(chan struct{})
		s.stalled = stalled
		script(args[1])(func(x *openaitest.Exchange) {
			close(stalled)
			openaitest.Stalled()(x)
		})
	case "await":
		<-s.stalled
	case "requests":
		want, err := strconv.Atoi(args[2])
		ts.Check(err)
		if got := len(s.openai.Requests(args[1])); got != want {
			ts.Fatalf("%d requests to %s, want %d", got, args[1], want)
		}
	default:
		ts.Fatalf("openai %s?", args[0])
	}
}

// discord start | await | ask QUESTION TEXT
func discord(ts *testscript.TestScript, _ bool, args []string) {
	s := ts.Value(servers).(*testServers)
	switch args[0] {
	case "start":
		s.discord = discordtest.New(s.t)
		ts.Setenv("DISCORD_API_URL", s.discord.URL)
		ts.Setenv("DISCORD_TOKEN", discordtest.Token)
	case "await":
		s.discord.Wait(s.t, "the bot to come", func() bool { return s.discord.Connected() })
	case "ask":
		id := s.discord.Ask("en-US", args[1])
		s.discord.Wait(s.t, "an answer", func() bool {
			for _, m := range s.discord.Interaction(id).Messages() {
				if strings.Contains(m.Content, args[2]) {
					return true
				}
			}
			return false
		})
	default:
		ts.Fatalf("discord %s?", args[0])
	}
}
