package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// newTestEditor returns an editor that gets these keys, and what it draws.
func newTestEditor(keys string, width int) (*editor, *bytes.Buffer) {
	var out bytes.Buffer
	return newEditor(&session{Streams: Streams{
		In: strings.NewReader(keys), Out: &out,
		Width: func() int { return width },
		Raw:   func() (func() error, error) { return func() error { return nil }, nil },
	}}), &out
}

func TestKeysEditTheLine(t *testing.T) {
	const (
		left, right, up, down = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
		back, del             = "\x7f", "\x1b[3~"
	)
	for _, c := range []struct{ name, keys, want string }{
		{"typed", "회동은 언제?\r", "회동은 언제?"},
		{"backspace takes a syllable", "가나다" + back + "\r", "가나"},
		{"arrows", "가다" + left + "나" + right + "라\r", "가나다라"},
		{"delete", "가나다" + left + left + del + "\r", "가다"},
		{"home and end", "b\x01a\x05c\r", "abc"},
		{"cut a word", "one two \x17three\r", "one three"},
		{"cut to the left", "one\x15two\r", "two"},
		{"cut to the right", "onetwo" + strings.Repeat(left, 3) + "\x0b\r", "one"},
		{"by words", "one two\x1bb\x1bbzero \x1bf!\r", "zero one! two"},
		{"beyond the ends", left + back + "a" + right + del + "\r", "a"},
		{"history", "first\rsecond\r" + up + up + "!\r", "first!"},
		{"down again", "first\rnew" + up + down + "er\r", "newer"},
		{"unknown sequences", "a\x1b[99;7~\x1bOPb\tc\r", "abc"},
		{"delete with Ctrl-D", "ab\x01\x04\r", "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, _ := newTestEditor(c.keys, 80)
			var got string
			for {
				line, err := e.next(t.Context())
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				got = line
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCtrlCClearsALineAndEndsAtAnEmptyOne(t *testing.T) {
	e, _ := newTestEditor("가나\x03\x03", 80)
	if _, err := e.next(t.Context()); !errors.Is(err, errCleared) {
		t.Errorf("got %v", err)
	}
	if _, err := e.next(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("got %v", err)
	}
}

func TestTheCursorStandsWhereHangulDoes(t *testing.T) {
	e, out := newTestEditor("", 12) // eleven columns are used
	for _, c := range []struct {
		line   string
		cursor int
		column int
		row    int
	}{
		{"", 0, 2, 0},
		{"가나", 1, 4, 0},
		{"가나", 2, 6, 0},
		{"가나다라마", 4, 10, 0},
		{"가나다라마", 5, 2, 1},
		{"abcdefghij", 10, 1, 1},
		{"가나다라마바사아자차", 10, 2, 2},
	} {
		out.Reset()
		e.line, e.cursor, e.row = []rune(c.line), c.cursor, 0
		e.draw()
		if !strings.HasSuffix(out.String(), fmt.Sprintf("\r\x1b[%dC", c.column)) || e.row != c.row {
			t.Errorf("%q at %d: row %d, %q", c.line, c.cursor, e.row, out.String())
		}
	}
}

func TestAnEndedContextEndsTheLine(t *testing.T) {
	in, _ := io.Pipe() // nobody types
	e, _ := newTestEditor("", 80)
	e.s.In = in
	e = newEditor(e.s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
