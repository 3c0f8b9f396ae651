package retrieval

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// documents returns what the lexical was built from.
func (x *lexical) documents() []document {
	sizes := make([]int, len(x.lengths))
	for i := range x.terms {
		// Postings were checked when they were read or built.
		_ = x.each(i, func(doc uint32, _ uint8) { sizes[doc]++ })
	}
	docs := make([]document, len(x.lengths))
	for i, n := range sizes {
		docs[i] = make(document, 0, n)
	}
	for i, h := range x.terms {
		_ = x.each(i, func(doc uint32, count uint8) {
			docs[doc] = append(docs[doc], termCount{h, count})
		})
	}
	return docs
}

// appendTo appends the lexical in its form on disk, all numbers little
// endian: the number of terms and of bytes of the runs, then lengths, terms,
// ends, document frequencies and runs, and after them the dictionary.
func (x *lexical) appendTo(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(len(x.terms)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(x.runs)))
	for _, l := range x.lengths {
		b = binary.LittleEndian.AppendUint32(b, l[0])
		b = binary.LittleEndian.AppendUint32(b, l[1])
	}
	for _, t := range x.terms {
		b = binary.LittleEndian.AppendUint64(b, t)
	}
	for _, e := range x.ends {
		b = binary.LittleEndian.AppendUint32(b, e)
	}
	for _, n := range x.df {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return x.words.appendTo(append(b, x.runs...))
}

// parseLexical reads what appendTo wrote for a number of documents. The
// result keeps parts of b. Everything a search relies on is checked.
func parseLexical(b []byte, docs int) (*lexical, error) {
	if len(b) < 16 {
		return nil, errPostings
	}
	terms, runs := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	b = b[16:]
	const most = 1 << 40
	if docs < 0 || docs > most || terms > most || runs > most || uint64(len(b)) < 8*uint64(docs)+16*terms+runs {
		return nil, fmt.Errorf("%w: wrong size", errPostings)
	}
	x := &lexical{
		lengths: make([][2]uint32, docs),
		terms:   make([]uint64, terms),
		ends:    make([]uint32, terms),
		df:      make([]uint32, terms),
	}
	for i := range x.lengths {
		x.lengths[i] = [2]uint32{binary.LittleEndian.Uint32(b[8*i:]), binary.LittleEndian.Uint32(b[8*i+4:])}
	}
	b = b[8*docs:]
	for i := range x.terms {
		x.terms[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	b = b[8*terms:]
	for i := range x.ends {
		x.ends[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*terms:]
	for i := range x.df {
		x.df[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*terms:]
	x.runs = b[:runs:runs]
	x.setNorms()
	words, rest, err := parseDictionary(b[runs:])
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("%w: bytes behind the dictionary", errPostings)
	}
	x.setDictionary(words)
	return x, errors.Join(x.check(), words.check(x))
}

// check makes sure that no search can fail on the postings.
func (x *lexical) check() error {
	end := uint32(0)
	for i, t := range x.terms {
		if i > 0 && t <= x.terms[i-1] || x.ends[i] < end || uint64(x.ends[i]) > uint64(len(x.runs)) {
			return fmt.Errorf("%w: terms out of order", errPostings)
		}
		end = x.ends[i]
		n, last, ordered := uint32(0), int64(-1), true
		err := x.each(i, func(doc uint32, count uint8) {
			ordered = ordered && int64(doc) > last && count > 0
			n, last = n+1, int64(doc)
		})
		if err != nil {
			return err
		}
		if n == 0 || n != x.df[i] || !ordered {
			return fmt.Errorf("%w: counts do not add up", errPostings)
		}
	}
	if uint64(end) != uint64(len(x.runs)) {
		return fmt.Errorf("%w: bytes left over", errPostings)
	}
	return nil
}
