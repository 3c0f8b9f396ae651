package cli

import (
	"fmt"
	"io"
	"strings"
)

// draw shows the prompt and the line anew, and the cursor in its place.
func (e *editor) draw() {
	var out strings.Builder
	if e.row > 0 {
		fmt.Fprintf(&out, "\x1b[%dA", e.row)
	}
	out.WriteString("\r\x1b[J")
	text, rows := e.layout(len(e.line))
	out.WriteString(text)
	head, row := e.layout(e.cursor)
	if up := rows - row; up > 0 {
		fmt.Fprintf(&out, "\x1b[%dA", up)
	}
	out.WriteByte('\r')
	if right := columns(head[strings.LastIndexByte(head, '\n')+1:]); right > 0 {
		fmt.Fprintf(&out, "\x1b[%dC", right)
	}
	e.row = row
	e.write(out.String())
}

// layout returns the prompt and the first n characters of the line, broken
// into the rows of the terminal, and in which row they end.
func (e *editor) layout(n int) (text string, row int) {
	width := e.s.width()
	var out strings.Builder
	used := 0
	for _, r := range prompt + string(e.line[:n]) {
		wide := columns(string(r))
		if used+wide > width {
			out.WriteString("\r\n")
			used = 0
			row++
		}
		out.WriteRune(r)
		used += wide
	}
	return out.String(), row
}

func (e *editor) write(s string) {
	// Where the terminal is gone, so is the one who would be told.
	_, _ = io.WriteString(e.s.Out, s)
}
