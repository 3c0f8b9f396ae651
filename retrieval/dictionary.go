package retrieval

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A dictionary holds the words of an index that may be taken for others: the
// stems that have enough letters for it, sorted.
type dictionary struct {
	// text has all words one after another; the i-th ends at ends[i].
	text string
	ends []uint32
	// terms hold the position of each word's term in the lexical.
	terms []uint32
	// signatures is made at the first search that needs it, since most runs
	// of an update are never searched.
	signatures func() *signatures
}

// leastWordBytes and mostWordBytes bound what a dictionary holds. Shorter words
// are too easily another one; longer ones are no words.
const (
	leastWordBytes = 4 // letters of Latin, more than one syllable of Korean
	mostWordBytes  = mostLetters / 2 * syllableBytes
)

// inDictionary reports whether a token's stem belongs into the dictionary.
func inDictionary(t token, stem string) bool {
	return (t.script == hangul || t.script == latin) && len(stem) >= leastWordBytes && len(stem) <= mostWordBytes
}

// dictionaryWords appends the stems of a text that belong into a dictionary.
func dictionaryWords(out []string, tokens []token, terms []term) []string {
	for _, t := range terms {
		if t.field == word && inDictionary(tokens[t.token], t.text) {
			out = append(out, t.text)
		}
	}
	return out
}

// spellings hold words by the hash of their terms.
type spellings map[uint64]string

// add adds words, and keeps nothing of the texts that they were cut from.
func (s spellings) add(words []string) {
	for _, w := range words {
		h := term{text: w, field: word}.hash()
		if _, known := s[h]; !known {
			s[h] = strings.Clone(w)
		}
	}
}

// setWords gives the lexical the dictionary of those words of an older one and
// of a set that its documents have.
func (x *lexical) setWords(old *dictionary, fresh spellings) {
	type entry struct {
		word string
		term uint32
	}
	var entries []entry
	add := func(w string, hash uint64) {
		if i := x.find(hash); i >= 0 {
			entries = append(entries, entry{w, uint32(i)})
		}
	}
	for i := range old.ends {
		w := old.word(i)
		add(w, term{text: w, field: word}.hash())
	}
	for h, w := range fresh {
		add(w, h)
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(a.term, b.term)) })
	entries = slices.Compact(entries)
	d := dictionary{ends: make([]uint32, len(entries)), terms: make([]uint32, len(entries))}
	var text strings.Builder
	for i, e := range entries {
		text.WriteString(e.word)
		d.ends[i], d.terms[i] = uint32(text.Len()), e.term
	}
	d.text = text.String()
	x.setDictionary(d)
}

func (x *lexical) setDictionary(d dictionary) {
	x.words = d
	x.words.signatures = sync.OnceValue(func() *signatures { return newSignatures(&d) })
}

// word returns the i-th word.
func (d *dictionary) word(i int) string {
	from := uint32(0)
	if i > 0 {
		from = d.ends[i-1]
	}
	return d.text[from:d.ends[i]]
}

// appendTo appends the dictionary in its form on disk, all numbers little
// endian: the number of words and of bytes of the text, then ends, terms and
// the text.
func (d *dictionary) appendTo(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(len(d.ends)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(d.text)))
	for _, e := range d.ends {
		b = binary.LittleEndian.AppendUint32(b, e)
	}
	for _, t := range d.terms {
		b = binary.LittleEndian.AppendUint32(b, t)
	}
	return append(b, d.text...)
}

// parseDictionary reads what appendTo wrote at the start of b, and returns the
// rest.
func parseDictionary(b []byte) (d dictionary, rest []byte, err error) {
	wrong := fmt.Errorf("%w: wrong size of the dictionary", errPostings)
	if len(b) < 16 {
		return d, nil, wrong
	}
	words, text := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	b = b[16:]
	if room := uint64(len(b)); words > room/8 || text > room-8*words {
		return d, nil, wrong
	}
	d = dictionary{ends: make([]uint32, words), terms: make([]uint32, words)}
	for i := range d.ends {
		d.ends[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*words:]
	for i := range d.terms {
		d.terms[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*words:]
	d.text = string(b[:text])
	return d, b[text:], nil
}

// check makes sure that the words are those of their terms, and in order.
func (d *dictionary) check(x *lexical) error {
	end := uint32(0)
	for i, e := range d.ends {
		if e < end || uint64(e) > uint64(len(d.text)) {
			return fmt.Errorf("%w: words that overlap", errPostings)
		}
		end = e
		w, t := d.word(i), d.terms[i]
		if i > 0 && w <= d.word(i-1) {
			return fmt.Errorf("%w: words out of order", errPostings)
		}
		if uint64(t) >= uint64(len(x.terms)) || x.terms[t] != (term{text: w, field: word}).hash() {
			return fmt.Errorf("%w: a word of another term", errPostings)
		}
	}
	if uint64(end) != uint64(len(d.text)) {
		return fmt.Errorf("%w: letters left over", errPostings)
	}
	return nil
}
