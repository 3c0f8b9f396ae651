package retrieval

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// toBeKilled names the variable that makes the test below the process that is
// killed. It works in its current folder.
const toBeKilled = "RETRIEVAL_TEST_TO_BE_KILLED"

func TestAKilledProcessLosesNothingThatWasSaved(t *testing.T) {
	if os.Getenv(toBeKilled) != "" {
		updateUntilKilled(t, "index")
		return
	}
	path := filepath.Join(t.TempDir(), "index")
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$")
	command.Dir = filepath.Dir(path)
	command.Env = append(os.Environ(), toBeKilled+"=1")
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	const calls = 12
	lines := bufio.NewScanner(out)
	for range calls {
		if !lines.Scan() {
			t.Fatalf("the process ended early: %v", lines.Err())
		}
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()

	e := &testEmbedder{}
	ix := open(t, path, e)
	// All calls but those of the workers at that moment.
	saved := ix.Embedded()
	if least := (calls - 1 - embedWorkers) * chunkPassages; ix.Damage() != nil || saved < least {
		t.Errorf("%v, %d vectors saved, want at least %d", ix.Damage(), saved, least)
	}
	bring(t, ix, library(530)...)
	if n := e.embedded(); n != 1060-saved {
		t.Errorf("%d texts embedded after %d of 1060 were saved", n, saved)
	}
	whole(t, ix)
	if left := leftBeside(path); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// updateUntilKilled prints a line for each call of the embedder, and saves
// after each.
func updateUntilKilled(t *testing.T, path string) {
	t.Helper()
	e := &testEmbedder{before: func(call int) error {
		_, err := fmt.Fprintln(os.Stdout, call)
		return err
	}}
	looks := 0
	clock := func() time.Time {
		now := time.Unix(0, 0).Add(time.Duration((looks+1)/2) * (saveEvery + 1))
		looks++
		return now
	}
	ix, err := Open(path, Options{Embedder: e, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	bring(t, ix, library(530)...)
}
