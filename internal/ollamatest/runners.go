//go:build unix

package ollamatest

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// KillRunners kills the processes that run the models, and leaves the server,
// as when a machine is out of memory. It needs the proc file system.
func (s *Server) KillRunners() {
	killed := 0
	folders, _ := filepath.Glob("/proc/[0-9]*")
	for _, folder := range folders {
		pid, err := strconv.Atoi(filepath.Base(folder))
		if err != nil || !s.started(folder) {
			continue
		}
		arguments, _ := os.ReadFile(filepath.Join(folder, "cmdline"))
		if slices.Contains(strings.Split(string(arguments), "\x00"), "runner") && syscall.Kill(pid, syscall.SIGKILL) == nil {
			killed++
		}
	}
	if killed == 0 {
		s.t.Error("no process that runs a model is found in /proc")
	}
}

// started reports whether a process is of the server's group.
func (s *Server) started(folder string) bool {
	stat, err := os.ReadFile(filepath.Join(folder, "stat"))
	if err != nil {
		return false
	}
	// After the name in round brackets stand state, parent and group.
	_, rest, found := bytes.Cut(stat, []byte(") "))
	fields := bytes.Fields(rest)
	return found && len(fields) > 2 && string(fields[2]) == strconv.Itoa(s.command.Process.Pid)
}
