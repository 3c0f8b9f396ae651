package cli_test

import (
	"bufio"
	"os"
	"os/exec"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/internal/config"
)

// service start PROGRAM ARG... | await REGEXP | stop
//
// It runs a program in the background, as exec does with &, and waits until a
// line of what it logs, after those that were awaited before, is as expected.
func service(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: service start PROGRAM ARG... | await REGEXP | stop")
	}
	s := ts.Value(servers).(*testServers)
	switch args[0] {
	case "start":
		c := exec.Command(args[1], args[2:]...)
		c.Dir, c.Env = ts.MkAbs("."), append(os.Environ(), "XDG_DATA_HOME="+ts.Getenv("XDG_DATA_HOME"))
		for _, setting := range config.Settings() {
			c.Env = append(c.Env, setting.Name+"="+ts.Getenv(setting.Name))
		}
		log, err := c.StderrPipe()
		ts.Check(err)
		ts.Check(c.Start())
		s.service, s.log = c, bufio.NewScanner(log)
		ts.Defer(func() { _ = c.Process.Kill() }) // unless it was stopped
	case "await":
		want := regexp.MustCompile(args[1])
		for s.log.Scan() {
			ts.Logf("%s", s.log.Text())
			if want.MatchString(s.log.Text()) {
				return
			}
		}
		ts.Fatalf("it ended without a line that matches %s", want)
	case "stop":
		ts.Check(s.service.Process.Signal(os.Interrupt))
		for s.log.Scan() { // all of it, before Wait closes the pipe
			ts.Logf("%s", s.log.Text())
		}
		ts.Check(s.service.Wait())
	default:
		ts.Fatalf("service %s?", args[0])
	}
}
