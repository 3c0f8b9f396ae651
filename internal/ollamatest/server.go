//go:build unix

package ollamatest

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"footnote/internal/gguftest"
)

// startWithin bounds the wait for the server, which takes a tenth of a second.
const startWithin = time.Minute

// A Server is a running Ollama.
type Server struct {
	t       testing.TB
	program string
	// folder is the server's home and working folder.
	folder  string
	address string
	log     *journal
	command *exec.Cmd
	// alive is what the server's life hangs on: see guarded.
	alive io.Closer
}

// guarded runs a program's "serve" until its standard input ends, and then
// kills it with all that it started. A test that panics or is killed closes
// that input too.
const guarded = `"$0" serve & read -r end; kill -9 0`

// Start starts an Ollama program with the models of this package. Without a
// program, the test is skipped.
func Start(t testing.TB, program string) *Server {
	t.Helper()
	if program == "" {
		t.Skip("no Ollama: `make ollama` builds it and runs this test")
	}
	s := &Server{t: t, program: program, folder: t.TempDir(), log: newJournal()}
	// The test's own context ends before the cleanup, which ends the whole group.
	ctx := context.WithoutCancel(t.Context())
	s.command = exec.CommandContext(ctx, "/bin/sh", "-c", guarded, program)
	s.command.Dir = s.folder
	// Nothing of whoever runs the test: neither their models nor their settings.
	s.command.Env = s.environment("127.0.0.1:0")
	s.command.Stdout, s.command.Stderr = s.log, s.log
	s.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	s.command.WaitDelay = 10 * time.Second
	alive, err := s.command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.alive = alive
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Stop()
		if t.Failed() {
			t.Logf("the end of Ollama's log:\n%s", s.log.end())
		}
	})
	select {
	case s.address = <-s.log.address:
	case <-time.After(startWithin):
		t.Fatalf("%s does not listen after %v", program, startWithin)
	}
	s.create()
	return s
}

// environment returns a command's environment, for a server at an address.
func (s *Server) environment(address string) []string {
	return []string{
		"HOME=" + s.folder,
		"TMPDIR=" + s.folder,
		"OLLAMA_HOST=" + address,
		"OLLAMA_MODELS=" + filepath.Join(s.folder, "models"),
		"OLLAMA_NUM_PARALLEL=1",
	}
}

// URL returns the base of the server's OpenAI-compatible interface.
func (s *Server) URL() string { return "http://" + s.address + "/v1" }

// Create creates a model as people do, from a file and the lines of a
// Modelfile.
func (s *Server) Create(name string, model *gguftest.File, lines ...string) {
	s.t.Helper()
	var b bytes.Buffer
	if _, err := model.WriteTo(&b); err != nil {
		s.t.Fatal(err)
	}
	modelfile := strings.Join(append([]string{"FROM ./" + name + ".gguf"}, lines...), "\n")
	s.write(name+".gguf", b.Bytes())
	s.write(name+".Modelfile", []byte(modelfile))
	command := exec.CommandContext(s.t.Context(), s.program, "create", name, "-f", name+".Modelfile")
	command.Dir = s.folder
	command.Env = s.environment(s.address)
	if out, err := command.CombinedOutput(); err != nil {
		s.t.Fatalf("ollama create %s: %v\n%s", name, err, out)
	}
}

func (s *Server) write(name string, content []byte) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.folder, name), content, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// Stop kills the server and all that it started, and waits for their end.
func (s *Server) Stop() {
	s.alive.Close()
	_ = s.command.Wait() // It was killed, which is an error.
}
