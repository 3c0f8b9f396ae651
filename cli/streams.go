package cli

import (
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"footnote/internal/config"
)

// Streams are what a command line talks through.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal, OutTerminal and ErrTerminal tell which of them is one.
	InTerminal, OutTerminal, ErrTerminal bool
	// Width returns the terminal's width in columns.
	Width func() int
	// Raw makes the terminal hand over each key at once, until restore is
	// called. It is nil where there is no terminal to read from.
	Raw func() (restore func() error, err error)
	// Env finds variables of the environment.
	Env config.Lookup
	// Now is the clock, in the person's zone. Without one, "yesterday" is no date.
	Now func() time.Time
}

// System returns the process's own streams.
func System() Streams {
	return Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  isTerminal(os.Stdin),
		OutTerminal: isTerminal(os.Stdout),
		ErrTerminal: isTerminal(os.Stderr),
		Width:       terminalWidth,
		Raw:         makeRaw,
		Env:         config.Environment(),
		Now:         time.Now,
	}
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// defaultWidth is for a terminal that does not tell its width.
const defaultWidth = 80

func terminalWidth() int {
	for _, f := range []*os.File{os.Stdout, os.Stderr} {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	return defaultWidth
}

func makeRaw() (func() error, error) {
	fd := int(os.Stdin.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	return func() error { return term.Restore(fd, state) }, nil
}

// now returns the time, zero if there is no clock.
func (s Streams) now() time.Time {
	if s.Now == nil {
		return time.Time{}
	}
	return s.Now()
}

// variable returns a variable of the environment, empty if it is not set.
func (s Streams) variable(name string) string {
	if s.Env == nil {
		return ""
	}
	value, _ := s.Env(name)
	return value
}

// coloured reports whether a terminal is to be coloured: https://no-color.org.
func (s Streams) coloured() bool { return s.variable("NO_COLOR") == "" && s.variable("TERM") != "dumb" }

// locale returns the locale of messages, as POSIX has it.
func (s Streams) locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := s.variable(name); value != "" {
			return value
		}
	}
	return ""
}
