package ledger

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"footnote/answer"
)

// toSpend names the variable that makes the tests below the processes that
// spend. It holds how often, 0 for until they are killed.
const toSpend = "LEDGER_TEST_TO_SPEND"

// spender returns a process that spends a dollar at a time on a file.
func spender(t *testing.T, path string, times int) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$")
	command.Dir = filepath.Dir(path)
	command.Env = append(os.Environ(), fmt.Sprintf("%s=%d", toSpend, times))
	return command
}

// spending spends, if this is such a process, and tells each time.
func spending(t *testing.T) bool {
	t.Helper()
	var times int
	if n, _ := fmt.Sscan(os.Getenv(toSpend), &times); n != 1 {
		return false
	}
	l := New(Options{Path: "spending.json", Budget: Millionths(1e12), Prices: Prices{Input: 1e6}})
	for i := 0; times == 0 || i < times; i++ {
		if err := l.Spend(answer.Usage{Requests: 1, PromptTokens: 1e6}); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(os.Stdout, "spent")
	}
	return true
}

func TestSeveralProcessesCountInOneFile(t *testing.T) {
	if spending(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "spending.json")
	const processes, times = 3, 20
	var started []*exec.Cmd
	for range processes {
		command := spender(t, path, times)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		started = append(started, command)
	}
	for _, command := range started {
		if err := command.Wait(); err != nil {
			t.Error(err)
		}
	}
	s, err := New(Options{Path: path, Budget: Millionths(1e9)}).Standing()
	if err != nil || s.Spent != processes*times*dollar {
		t.Errorf("%s, %v", s.Spent, err)
	}
}

func TestAKilledProcessLosesNothingThatWasSpent(t *testing.T) {
	if spending(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "spending.json")
	command := spender(t, path, 0)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	told := 0
	lines := bufio.NewScanner(out)
	for told < 10 && lines.Scan() {
		told++
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		told++
	}
	_ = command.Wait()
	l := New(Options{Path: path, Budget: Millionths(1e9), Prices: Prices{Input: 1e6}})
	s, err := l.Standing()
	if most := Amount(told+1) * dollar; err != nil || s.Spent < Amount(told)*dollar || s.Spent > most {
		t.Errorf("%s of %d told, %v", s.Spent, told, err)
	}
	if err := l.Allow(); err != nil {
		t.Errorf("the next is kept from it: %v", err)
	}
}
