package loadtest_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"footnote/cli"
	"footnote/internal/config"
	"footnote/internal/discordtest"
)

// Variables that make the test's program the bot's, and have it write profiles
// into a folder.
const (
	asBot    = "LOADTEST_AS_BOT"
	profiles = "LOADTEST_PROFILES"
)

func TestMain(m *testing.M) {
	if os.Getenv(asBot) != "" {
		beTheBot()
		return
	}
	m.Run()
}

// beTheBot runs "footnote bot" until the standard input ends. For each line of
// it, one with the [usage] is written to the standard output.
func beTheBot() {
	ctx, stop := context.WithCancel(context.Background())
	defer profile(os.Getenv(profiles))()
	go func() {
		defer stop()
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			_ = json.NewEncoder(os.Stdout).Encode(used())
		}
	}()
	streams := cli.System()
	streams.In, streams.Out = strings.NewReader(""), os.Stderr
	if status := cli.Main(ctx, []string{"bot"}, streams); status != 0 {
		fmt.Fprintf(os.Stderr, "exit status %d\n", status)
	}
}

// profile begins a profile of the processor's time in a folder, unless that is
// empty; end writes it, and one of the memory.
func profile(folder string) (end func()) {
	if folder == "" {
		return func() {}
	}
	cpu, err := os.Create(filepath.Join(folder, "cpu.pprof"))
	if err != nil {
		panic(err)
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		panic(err)
	}
	return func() {
		pprof.StopCPUProfile()
		heap, err := os.Create(filepath.Join(folder, "heap.pprof"))
		if err != nil {
			panic(err)
		}
		_ = pprof.Lookup("allocs").WriteTo(heap, 0)
		_ = heap.Close()
		_ = cpu.Close()
	}
}

// A usage is what a program takes, after a collection of its garbage.
type usage struct {
	// Heap and Resident are in bytes; Resident is 0 where that is not told.
	Heap, Resident uint64
	Goroutines     int
}

func used() usage {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u := usage{Heap: m.HeapAlloc, Goroutines: runtime.NumGoroutine()}
	// https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
	if told, err := os.ReadFile("/proc/self/statm"); err == nil {
		var size uint64
		_, _ = fmt.Sscan(string(told), &size, &u.Resident)
		u.Resident *= uint64(os.Getpagesize())
	}
	return u
}

// A program is the bot's, running.
type program struct {
	folder  string
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
	log     bytes.Buffer
}

// run starts the program on a Discord, and waits until it serves.
func run(t *testing.T, s *discordtest.Server) *program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{folder: t.TempDir()}
	p.command = exec.CommandContext(t.Context(), self)
	p.command.Dir = p.folder // where no .env is
	p.command.Env = os.Environ()
	for _, setting := range config.Settings() {
		p.command.Env = append(p.command.Env, setting.Name+"=")
	}
	p.command.Env = append(p.command.Env, asBot+"=1", profiles+"="+*profilesTo,
		"DISCORD_TOKEN="+discordtest.Token, "DISCORD_API_URL="+s.URL, "FOOTNOTE_DATA="+p.folder)
	p.command.Stderr = &p.log
	var out io.ReadCloser
	if p.in, err = p.command.StdinPipe(); err == nil {
		out, err = p.command.StdoutPipe()
	}
	if err == nil {
		err = p.command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	s.Wait(t, "the bot", func() bool { return s.Commands() != nil && s.Connected() })
	return p
}

// usage asks the program what it takes.
func (p *program) usage() (u usage, err error) {
	if _, err = io.WriteString(p.in, "\n"); err != nil {
		return u, err
	}
	if !p.out.Scan() {
		return u, fmt.Errorf("the bot tells nothing: %w", io.ErrUnexpectedEOF)
	}
	return u, json.Unmarshal(p.out.Bytes(), &u)
}

// end ends the program, and returns how long it used a processor.
func (p *program) end(t *testing.T) time.Duration {
	t.Helper()
	_ = p.in.Close()
	if err := p.command.Wait(); err != nil {
		t.Errorf("the bot: %v", err)
	}
	state := p.command.ProcessState
	return state.UserTime() + state.SystemTime()
}

// disk returns how many files the program keeps, and how many bytes they have.
func (p *program) disk(t *testing.T) (files int, size int64) {
	t.Helper()
	err := filepath.WalkDir(p.folder, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		files, size = files+1, size+info.Size()
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return files, size
}
