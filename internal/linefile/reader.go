package linefile

import (
	"bufio"
	"errors"
	"io"
)

// A reader cuts lines that may be longer than memory should hold.
type reader struct{ r *bufio.Reader }

// newReader returns a reader of something that is length bytes long.
func newReader(r io.Reader, length int64) *reader {
	return &reader{bufio.NewReaderSize(r, int(min(length, MaxLine+1)))}
}

// next returns a line without its end, nil if it is too long, and how many bytes
// it has with it. A line without an end is io.EOF.
func (r *reader) next() (line []byte, length int64, err error) {
	long := false
	for {
		part, err := r.r.ReadSlice('\n')
		length += int64(len(part))
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			long = true
		case err != nil:
			return nil, 0, err
		case long:
			return nil, length, nil
		default:
			return part[:len(part)-1], length, nil
		}
	}
}
