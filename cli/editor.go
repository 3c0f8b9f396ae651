package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// prompt stands before the line that is edited.
const prompt = "> "

// An editor reads lines from a terminal, with arrows, history and Hangul:
// golang.org/x/term takes every character for one column wide, so that the
// cursor would go astray in Korean.
type editor struct {
	s  *session
	in *bufio.Reader

	history []string
	// at is the entry of the history that shows; len(history) is the new line,
	// which draft keeps meanwhile.
	at    int
	draft string

	line   []rune
	cursor int
	// row is the terminal row of the cursor, 0 for the prompt's.
	row int
}

var _ prompter = (*editor)(nil)

func newEditor(s *session) *editor { return &editor{s: s, in: bufio.NewReader(s.In)} }

// next lets a person edit a line. It returns [io.EOF] for Ctrl-D on an empty
// line, and errCleared for Ctrl-C on one that is not; on an empty line Ctrl-C
// is the end as well.
func (e *editor) next(ctx context.Context) (line string, err error) {
	restore, err := e.s.Raw()
	if err != nil {
		return "", fmt.Errorf("prepare the terminal: %w", err)
	}
	defer func() {
		if failed := restore(); err == nil && failed != nil {
			err = fmt.Errorf("restore the terminal: %w", failed)
		}
	}()
	e.line, e.cursor, e.row, e.at, e.draft = nil, 0, 0, len(e.history), ""
	keys := e.keys(ctx)
	for {
		e.draw()
		k, err := keys()
		if err != nil {
			e.write("\r\n")
			return "", err
		}
		done, err := e.press(k)
		if done || err != nil {
			e.cursor = len(e.line)
			e.draw()
			e.write("\r\n")
			return e.enter(err)
		}
	}
}

// enter ends a line, and remembers it.
func (e *editor) enter(err error) (string, error) {
	line := string(e.line)
	if err == nil && strings.TrimSpace(line) != "" && (len(e.history) == 0 || e.history[len(e.history)-1] != line) {
		e.history = append(e.history, line)
	}
	return line, err
}

// press does what a key is for; it reports whether the line is done.
func (e *editor) press(k key) (done bool, err error) {
	switch k.name {
	case keyEnter:
		return true, nil
	case keyInterrupt:
		if len(e.line) == 0 {
			return true, io.EOF
		}
		return true, errCleared
	case keyEnd, keyHome, keyLeft, keyRight, keyWordLeft, keyWordRight:
		e.cursor = e.target(k.name)
	case keyBackspace:
		e.remove(e.cursor-1, e.cursor)
	case keyDelete:
		e.remove(e.cursor, e.cursor+1)
	case keyEOF:
		if len(e.line) == 0 {
			return true, io.EOF
		}
		e.remove(e.cursor, e.cursor+1)
	case keyCutWord:
		e.remove(e.target(keyWordLeft), e.cursor)
	case keyCutLeft:
		e.remove(0, e.cursor)
	case keyCutRight:
		e.remove(e.cursor, len(e.line))
	case keyUp:
		e.recall(e.at - 1)
	case keyDown:
		e.recall(e.at + 1)
	case keyClear:
		e.write("\x1b[H\x1b[2J")
		e.row = 0
	case keyText:
		e.insert(k.text)
	case keyNone:
	}
	return false, nil
}

// insert puts a character at the cursor.
func (e *editor) insert(r rune) {
	if len(e.line) >= maxLine {
		return
	}
	e.line = append(e.line[:e.cursor], append([]rune{r}, e.line[e.cursor:]...)...)
	e.cursor++
}

// maxLine bounds a line, in characters: more than anybody types, so that a
// wrong paste does not stall the terminal.
const maxLine = 4000

// remove takes the characters from start to end away.
func (e *editor) remove(start, end int) {
	start, end = max(start, 0), min(end, len(e.line))
	if start >= end {
		return
	}
	e.line = append(e.line[:start], e.line[end:]...)
	e.cursor = start
}

// target returns where a key takes the cursor.
func (e *editor) target(name keyName) int {
	at := e.cursor
	switch name {
	case keyHome:
		return 0
	case keyEnd:
		return len(e.line)
	case keyLeft:
		return max(at-1, 0)
	case keyRight:
		return min(at+1, len(e.line))
	case keyWordLeft:
		for at > 0 && e.line[at-1] == ' ' {
			at--
		}
		for at > 0 && e.line[at-1] != ' ' {
			at--
		}
	case keyWordRight:
		for at < len(e.line) && e.line[at] == ' ' {
			at++
		}
		for at < len(e.line) && e.line[at] != ' ' {
			at++
		}
	}
	return at
}

// recall shows an entry of the history.
func (e *editor) recall(at int) {
	if at < 0 || at > len(e.history) {
		return
	}
	if e.at == len(e.history) {
		e.draft = string(e.line)
	}
	e.at = at
	e.line = []rune(e.draft)
	if at < len(e.history) {
		e.line = []rune(e.history[at])
	}
	e.cursor = len(e.line)
}
