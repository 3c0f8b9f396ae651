package retrieval

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/cespare/xxhash/v2"

	"footnote/corpus"
)

// snapshotBuffer is in bytes: large enough that system calls do not count.
const snapshotBuffer = 256 << 10

func writeSnapshot(w io.Writer, s *snapshot) error {
	digest := xxhash.New()
	e := &encoder{Writer: bufio.NewWriterSize(io.MultiWriter(w, digest), snapshotBuffer)}
	h, err := json.Marshal(s.header)
	if err != nil {
		return fmt.Errorf("encode header: %w", err)
	}
	prefix := binary.LittleEndian.AppendUint32([]byte(snapshotMagic), snapshotVersion)
	e.bytes(binary.LittleEndian.AppendUint32(prefix, uint32(len(h))))
	e.bytes(h)
	for i, a := range s.articles {
		e.article(a)
		lo, hi := s.first[i], s.first[i+1]
		e.int(hi - lo)
		for j, p := range s.passages[lo:hi] {
			e.passage(p, s.embedded[lo+j])
		}
	}
	for _, v := range s.vectors {
		e.vector(v)
	}
	e.bytes(binary.LittleEndian.AppendUint64(nil, uint64(len(s.lexical))))
	e.bytes(s.lexical)
	if err := e.Flush(); err != nil {
		return err
	}
	_, err = w.Write(binary.LittleEndian.AppendUint64(nil, digest.Sum64()))
	return err
}

// An encoder writes; its first error comes out of Flush.
type encoder struct {
	*bufio.Writer
	scratch []byte
}

func (e *encoder) bytes(b []byte) { _, _ = e.Write(b) }

func (e *encoder) int(n int) {
	e.scratch = binary.AppendUvarint(e.scratch[:0], uint64(n))
	_, _ = e.Write(e.scratch)
}

func (e *encoder) string(s string) {
	e.int(len(s))
	_, _ = e.WriteString(s)
}

func (e *encoder) article(a *corpus.Article) {
	for _, s := range []string{a.ID, a.Title, a.Author, a.Publisher, a.Language, a.URL, a.Text, a.Hash} {
		e.string(s)
	}
	e.time(a.Published)
	e.int(a.Body.Start)
	e.int(a.Body.Len())
}

func (e *encoder) time(t time.Time) {
	b, err := t.MarshalBinary()
	if err != nil { // a time zone of more than 22 days
		b, _ = t.UTC().MarshalBinary()
	}
	e.string(string(b))
}

func (e *encoder) passage(p *corpus.Passage, embedded bool) {
	e.string(p.ID)
	e.int(p.Span.Start)
	e.int(p.Span.Len())
	var has byte
	if embedded {
		has = 1
	}
	_ = e.WriteByte(has)
	e.int(len(p.Sentences))
	at := p.Span.Start
	for _, s := range p.Sentences {
		e.int(s.Start - at)
		e.int(s.Len())
		at = s.End
	}
}

func (e *encoder) vector(v []float32) {
	e.scratch = e.scratch[:0]
	for _, x := range v {
		e.scratch = binary.LittleEndian.AppendUint32(e.scratch, math.Float32bits(x))
	}
	_, _ = e.Write(e.scratch)
}
