package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
)

// A lineReader reads lines and can be left waiting for one.
type lineReader struct {
	lines chan string
	err   error
}

// readLines reads lines until r or ctx ends. Where ctx ends while r waits for
// input, the read is left behind: nothing can interrupt it.
func readLines(ctx context.Context, r io.Reader) *lineReader {
	l := &lineReader{lines: make(chan string)}
	go func() {
		defer close(l.lines)
		in := bufio.NewReader(r)
		for first := true; ; first = false {
			line, err := in.ReadString('\n')
			if first {
				line = strings.TrimPrefix(line, "\uFEFF")
			}
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
