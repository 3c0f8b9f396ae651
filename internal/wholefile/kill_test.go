package wholefile

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// toBeKilled names the variable that makes the test below the process that is
// killed. It works in its current folder.
const toBeKilled = "WHOLEFILE_TEST_TO_BE_KILLED"

// written is the length of what the process writes, in bytes: long enough to be
// killed in the middle.
const written = 1 << 20

func TestAKilledProcessLeavesAWholeFile(t *testing.T) {
	if os.Getenv(toBeKilled) != "" {
		for i := 0; ; i++ {
			data := bytes.Repeat([]byte{'a' + byte(i%26)}, written)
			if err := ReplaceBytes("file", Options{Hurried: true}, data); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(os.Stdout, i)
		}
	}
	dir := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for killed := range 5 {
		command := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$")
		command.Dir = dir
		command.Env = append(os.Environ(), toBeKilled+"=1")
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); killed >= 0 && lines.Scan(); killed-- {
			continue
		}
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait()
		data, err := os.ReadFile(filepath.Join(dir, "file"))
		if err != nil || len(data) != written || bytes.Count(data, data[:1]) != written {
			t.Fatalf("%d bytes, %v", len(data), err)
		}
	}
	RemoveLeft(filepath.Join(dir, "file"), 0)
	if left := names(t, dir); len(left) != 1 {
		t.Errorf("left %q", left)
	}
}
