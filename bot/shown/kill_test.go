package shown

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
)

// toBeKilled names the variable that makes the test below the process that is
// killed. It works in its current folder.
const toBeKilled = "SHOWN_TEST_TO_BE_KILLED"

func TestAKilledProcessLosesNothingThatWasKept(t *testing.T) {
	o := Options{Dir: "shown", Max: 200, Clock: func() time.Time { return noon }}
	if os.Getenv(toBeKilled) != "" {
		s := open(t, o)
		for i := 0; ; i++ {
			keep(t, s, record(1000+10*i, "1", "q"))
			fmt.Fprintln(os.Stdout, i)
		}
	}
	dir := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
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
	told := -1
	lines := bufio.NewScanner(out)
	for told < 500 && lines.Scan() {
		told++
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		told++
	}
	_ = command.Wait()
	t.Chdir(dir)
	s := open(t, o)
	for i := told; i > told-150; i-- {
		if _, err := s.Get(fmt.Sprint(1000 + 10*i)); err != nil {
			t.Errorf("%d of %d: %v", i, told, err)
		}
	}
	keep(t, s, record(10, "1", "q"))
}
