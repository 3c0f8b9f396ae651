package retrieval

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestAKilledProcessLeavesNoWrongVector(t *testing.T) {
	const calls = 20
	if os.Getenv(toBeKilled) != "" {
		cacheUntilKilled(t)
		return
	}
	dir := filepath.Join(t.TempDir(), "vectors")
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		command := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$")
		command.Dir = filepath.Dir(dir)
		command.Env = append(os.Environ(), toBeKilled+"=1")
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
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
		var texts []string
		for i := range 5 * calls {
			texts = append(texts, fmt.Sprint(i))
		}
		// It checks each vector.
		if asked := cached(t, largeHashed(), dir, texts...); len(asked) > len(texts)-calls {
			t.Errorf("%d of %d texts were embedded again", len(asked), len(texts))
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// largeHashed makes vectors that take a while to write.
func largeHashed() *hashed {
	h := newHashed()
	h.dimension = 32
	return h
}

// cacheUntilKilled prints a line for each call.
func cacheUntilKilled(t *testing.T) {
	h := largeHashed()
	e := NewCachedEmbedder(h, "vectors", nil)
	for i := 0; ; i++ {
		through(t, e, h, []string{fmt.Sprint(i)})
		if _, err := fmt.Fprintln(os.Stdout, i); err != nil {
			t.Fatal(err)
		}
	}
}
