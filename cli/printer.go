package cli

import (
	"io"
	"strings"

	"footnote/corpus"
	"footnote/internal/message"
)

// A printer writes for people.
type printer struct {
	w io.Writer
	// width is in columns, 0 for no limit: lines are not wrapped then.
	width  int
	colour bool
	lang   string
	// err is the first error of w.
	err error
}

// A style is the number of an SGR sequence (ECMA-48, section 8.3.117).
type style string

const (
	bold   style = "1"
	dim    style = "2"
	cyan   style = "36"
	yellow style = "33"
	red    style = "31"
	green  style = "32"
)

// in returns s in a style, where there is one and colour.
func (p *printer) in(st style, s string) string {
	if !p.colour || s == "" || st == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

func (p *printer) line(s string) { p.write(s + "\n") }

// say prints a text of ours.
func (p *printer) say(k message.Key, args ...any) { p.line(k.In(p.lang, args...)) }

// block prints the text of others, each line after an indent. Where there is a
// width it is wrapped to that, whatever page its lines were broken for.
func (p *printer) block(s, indent string, st style) {
	width := 0
	if p.width > 0 {
		width = max(p.width-columns(indent), 20)
		s = corpus.Unwrap(s)
	}
	for _, line := range wrap(strings.TrimSpace(plain(s)), width) {
		if st != "" {
			line = p.in(st, line)
		}
		p.line(strings.TrimRight(indent+line, " "))
	}
}
