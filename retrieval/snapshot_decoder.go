package retrieval

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"footnote/corpus"
)

// A decoder reads until the first error. No length is trusted beyond the
// bytes that are left, so damage costs no memory.
type decoder struct {
	r    *bufio.Reader
	left int64
	err  error
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
	}
}

// ReadByte implements [io.ByteReader], for uvarints.
func (d *decoder) ReadByte() (byte, error) {
	b, err := d.r.ReadByte()
	if err != nil {
		d.err = err
		return 0, err
	}
	d.left--
	return b, nil
}

// bytes reads n bytes.
func (d *decoder) bytes(n int) []byte {
	if d.err == nil && (n < 0 || int64(n) > d.left) {
		d.fail("a length of %d where %d bytes are left", n, d.left)
	}
	if d.err != nil {
		return nil
	}
	b := make([]byte, n)
	d.fill(b)
	return b
}

func (d *decoder) fill(b []byte) {
	n, err := io.ReadFull(d.r, b)
	d.left -= int64(n)
	if err != nil && d.err == nil {
		d.err = err
	}
}

// int reads a uvarint of at most most.
func (d *decoder) int(most int64) int {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d)
	if err != nil { // one of reading is kept already
		d.fail("%v", err)
	} else if n > uint64(max(0, most)) {
		d.fail("a number of %d where %d is the most", n, most)
	}
	if d.err != nil {
		return 0
	}
	return int(n)
}

// count reads the number of things that take at least size bytes each.
func (d *decoder) count(size int64) int { return d.int(d.left / size) }

func (d *decoder) string() string { return string(d.bytes(d.count(1))) }

func (d *decoder) time() time.Time {
	var t time.Time
	if b := d.bytes(d.count(1)); d.err == nil {
		if err := t.UnmarshalBinary(b); err != nil {
			d.fail("%v", err)
		}
	}
	return t
}

// span reads a span within [start, end), of at least least bytes, as its
// distance from start and its length.
func (d *decoder) span(start, end, least int) corpus.Span {
	from := start + d.int(int64(end-start))
	s := corpus.Span{Start: from, End: from + d.int(int64(end-from))}
	if d.err == nil && s.Len() < least {
		d.fail("an empty span")
	}
	return s
}
