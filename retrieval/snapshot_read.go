package retrieval

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"footnote/corpus"
)

// readSnapshot reads a snapshot of size bytes. What it returns is as it was
// written; the lexical alone checks itself when it is parsed.
func readSnapshot(r io.Reader, size int64) (*snapshot, error) {
	if size < int64(prefixBytes+checksumBytes) {
		return nil, fmt.Errorf("%w: %d bytes are too few", ErrDamaged, size)
	}
	digest := xxhash.New()
	d := &decoder{left: size - checksumBytes}
	d.r = bufio.NewReaderSize(io.TeeReader(io.LimitReader(r, d.left), digest), int(min(size, snapshotBuffer)))
	var s snapshot
	newer := d.prefix(&s)
	if newer {
		d.skip()
	} else {
		d.body(&s)
	}
	if d.err == nil && d.left > 0 {
		d.fail("%d bytes left over", d.left)
	}
	if d.err == nil {
		d.checksum(r, digest.Sum64())
	}
	switch {
	case errors.Is(d.err, io.EOF), errors.Is(d.err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("%w: it ends too early", ErrDamaged)
	case d.err != nil:
		return nil, d.err
	case newer:
		return nil, ErrVersion
	}
	return &s, nil
}

// prefix reads all up to the header and reports whether the file is of a newer
// version: then it reads no further.
func (d *decoder) prefix(s *snapshot) (newer bool) {
	b := d.bytes(prefixBytes)
	if d.err != nil {
		return false
	}
	if string(b[:len(snapshotMagic)]) != snapshotMagic {
		d.fail("it is no index")
		return false
	}
	b = b[len(snapshotMagic):]
	version, length := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])
	if version > snapshotVersion {
		return true
	}
	if version < snapshotVersion {
		d.fail("there is no version %d", version)
	}
	h := d.bytes(int(length))
	if d.err != nil {
		return false
	}
	if err := json.Unmarshal(h, &s.header); err != nil {
		d.fail("header: %v", err)
	}
	return false
}

// skip reads all that is left, for the checksum.
func (d *decoder) skip() {
	n, err := io.Copy(io.Discard, d.r)
	d.left -= n
	d.err = err
}

func (d *decoder) checksum(r io.Reader, sum uint64) {
	var b [checksumBytes]byte
	if _, err := io.ReadFull(r, b[:]); err != nil {
		d.err = err
	} else if binary.LittleEndian.Uint64(b[:]) != sum {
		d.fail("its checksum is wrong")
	}
}

// The fewest bytes that an article and a passage take.
const (
	articleBytes = 8 + 1 + 2 + 1
	passageBytes = 1 + 2 + 1 + 1
)

func (d *decoder) body(s *snapshot) {
	h := s.header
	if d.err == nil && (h.Dimension < 0 || h.Articles < 0 || int64(h.Articles) > d.left/articleBytes ||
		h.Passages < 0 || int64(h.Passages) > d.left/passageBytes) {
		d.fail("the header's numbers do not fit its size")
	}
	if d.err != nil {
		return
	}
	embedded := d.articles(s)
	if h.Dimension > 0 {
		s.vectors = d.vectors(embedded, h.Dimension)
	}
	if size := d.bytes(8); d.err == nil {
		s.lexical = d.bytes(int(min(binary.LittleEndian.Uint64(size), math.MaxInt)))
	}
}

// articles reads the articles with their passages and returns how many of
// these have a vector.
func (d *decoder) articles(s *snapshot) (embedded int) {
	h := s.header
	s.articles = make([]*corpus.Article, 0, h.Articles)
	s.first = append(make([]int, 0, h.Articles+1), 0)
	s.passages = make([]*corpus.Passage, 0, h.Passages)
	s.embedded = make([]bool, 0, h.Passages)
	ids := make(map[string]bool, h.Passages)
	for i := 0; i < h.Articles && d.err == nil; i++ {
		a := d.article()
		if i > 0 && a.ID <= s.articles[i-1].ID {
			d.fail("articles out of order")
		}
		s.articles = append(s.articles, a)
		for n := d.int(int64(h.Passages - len(s.passages))); n > 0 && d.err == nil; n-- {
			p, has := d.passage(a)
			if ids[p.ID] {
				d.fail("two passages have one ID")
			}
			ids[p.ID] = true
			s.passages, s.embedded = append(s.passages, p), append(s.embedded, has)
			if has {
				embedded++
			}
		}
		s.first = append(s.first, len(s.passages))
	}
	if d.err == nil && len(s.passages) != h.Passages {
		d.fail("%d passages instead of %d", len(s.passages), h.Passages)
	}
	return embedded
}

func (d *decoder) article() *corpus.Article {
	a := &corpus.Article{}
	for _, s := range []*string{&a.ID, &a.Title, &a.Author, &a.Publisher, &a.Language, &a.URL, &a.Text, &a.Hash} {
		*s = d.string()
	}
	a.Published = d.time()
	a.Body = d.span(0, len(a.Text), 0)
	if d.err == nil && (!utf8.ValidString(a.Text) || !onRunes(a.Text, a.Body)) {
		d.fail("a text that is no UTF-8")
	}
	return a
}

func (d *decoder) passage(a *corpus.Article) (p *corpus.Passage, embedded bool) {
	p = &corpus.Passage{Article: a, ID: d.string()}
	p.Span = d.span(0, len(a.Text), 1)
	embedded = d.int(1) == 1
	p.Sentences = make([]corpus.Span, d.count(2))
	at := p.Span.Start
	for i := range p.Sentences {
		s := d.span(at, p.Span.End, 1)
		if d.err != nil {
			return p, embedded
		}
		if !onRunes(a.Text, s) {
			d.fail("a sentence that cuts a character")
		}
		p.Sentences[i], at = s, s.End
	}
	if d.err == nil && (p.ID == "" || !onRunes(a.Text, p.Span)) {
		d.fail("a passage that cuts a character, or without an ID")
	}
	return p, embedded
}

// onRunes reports whether a span begins and ends between characters.
func onRunes(text string, s corpus.Span) bool {
	return (s.Start == len(text) || utf8.RuneStart(text[s.Start])) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

func (d *decoder) vectors(n, dimension int) [][]float32 {
	if d.err == nil && n > 0 && int64(dimension) > d.left/4/int64(n) {
		d.fail("%d vectors of %d in %d bytes", n, dimension, d.left)
	}
	if d.err != nil || n == 0 {
		return nil
	}
	out := make([][]float32, n)
	b := make([]byte, 4*dimension)
	for i := range out {
		d.fill(b)
		if d.err != nil {
			return nil
		}
		v := make([]float32, dimension)
		for j := range v {
			v[j] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*j:]))
		}
		if length(v) == 0 {
			d.fail("a vector that is zero or not finite")
		}
		out[i] = v
	}
	return out
}
