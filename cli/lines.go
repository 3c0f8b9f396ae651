package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"footnote/internal/message"
)

// A lineReader reads lines and can be left waiting for one.
type lineReader struct {
	lines chan string
	err   error
}

// maxInput is the most bytes that a line has: more than any question, so that
// input without line breaks does not fill the memory.
const maxInput = 1 << 20

// readLines reads lines until r or ctx ends. Where ctx ends while r waits for
// input, the read is left behind: nothing can interrupt it.
func readLines(ctx context.Context, r io.Reader) *lineReader {
	l := &lineReader{lines: make(chan string)}
	go func() {
		defer close(l.lines)
		in := bufio.NewReader(r)
		for n := 1; ; n++ {
			line, err := readLine(in, n)
			if line != "" {
				select {
				case l.lines <- strings.TrimRight(line, "\r\n"):
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					l.err = err
				}
				return
			}
		}
	}()
	return l
}

// readLine reads the line that is the nth, 1-based.
func readLine(in *bufio.Reader, n int) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if n == 1 && len(line) == len(part) {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		switch {
		case len(line) > maxInput:
			return "", &failure{
				what: message.CLILongLine, args: []any{n, maxInput >> 20},
				hint: message.CLILongLineHint, cause: err,
			}
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			err = &failure{what: message.CLIUnreadInput, hint: message.CLIUnreadInputHint, cause: err}
		}
		return string(line), err
	}
}

// next returns the next line, [io.EOF] after the last.
func (l *lineReader) next(ctx context.Context) (string, error) {
	select {
	case line, ok := <-l.lines:
		switch {
		case ok:
			return line, nil
		case l.err != nil:
			return "", l.err
		default:
			return "", io.EOF
		}
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
