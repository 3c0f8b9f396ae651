package retrieval

import (
	"embed"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// A Vocabulary tells which words of English and Korean may stand for one
// another. It is not changed once it is made.
type Vocabulary struct {
	entries []entry
	// lemmas finds by a stem the words that it is a form of, and by the first
	// stem the phrases.
	lemmas map[string][]sense
	// added identifies what an operator added, 0 if nothing.
	added uint64
}

// An entry is a line: any of its lemmas may tell the same.
type entry struct {
	// id is the same in every run and does not depend on other entries.
	id    uint64
	sides [2][]lemma
}

// The sides of an entry.
const (
	englishSide = iota
	koreanSide
)

// A sense is a lemma of an entry.
type sense struct {
	entry       int32
	side, lemma uint16
}

//go:embed vocabulary/*.txt
var vocabularyFiles embed.FS

// builtinVocabulary is the one that Footnote brings along.
var builtinVocabulary = sync.OnceValue(loadVocabulary)

// loadVocabulary reads the files at the same time, since analyzing thousands of
// words takes longer than all else that a short question needs. A test holds
// that each line is right.
func loadVocabulary() *Vocabulary {
	files, _ := vocabularyFiles.ReadDir("vocabulary")
	read := make([][]entry, len(files)+1)
	var group sync.WaitGroup
	for i, f := range files {
		group.Go(func() {
			text, _ := vocabularyFiles.ReadFile("vocabulary/" + f.Name())
			for line := range strings.Lines(string(text)) {
				if en, ko, found := splitEntry(line); found {
					read[i] = append(read[i], newEntry(en, ko))
				}
			}
		})
	}
	group.Go(func() {
		for _, e := range regionEntries() {
			read[len(files)] = append(read[len(files)], newEntry(e[englishSide], e[koreanSide]))
		}
	})
	group.Wait()
	v := &Vocabulary{lemmas: make(map[string][]sense, manyLemmas)}
	for _, entries := range read {
		for _, e := range entries {
			v.add(e)
		}
	}
	v.addInflections()
	return v
}

// manyLemmas is about how many stems the built-in vocabulary has.
const manyLemmas = 1 << 15

// NewVocabulary returns the built-in vocabulary together with the entries of a
// text, one a line: English words or phrases, an equals sign, and Korean ones,
// separated by commas. After "#" stands a comment. A line that is wrong is a
// [VocabularyError]. A nil reader adds nothing.
func NewVocabulary(extra io.Reader) (*Vocabulary, error) {
	if extra == nil {
		return builtinVocabulary(), nil
	}
	text, err := io.ReadAll(io.LimitReader(extra, maxVocabulary+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxVocabulary {
		return nil, &VocabularyError{Line: strings.Count(string(text), "\n") + 1, Wrong: TooLong}
	}
	return builtinVocabulary().with(strings.TrimPrefix(string(text), "\uFEFF"))
}

// maxVocabulary is in bytes: some hundred thousand lines.
const maxVocabulary = 8 << 20

// with returns a vocabulary with further entries.
func (v *Vocabulary) with(text string) (*Vocabulary, error) {
	out := &Vocabulary{entries: slices.Clone(v.entries), lemmas: make(map[string][]sense, len(v.lemmas))}
	for stem, senses := range v.lemmas {
		out.lemmas[stem] = slices.Clip(senses)
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		en, ko, err := parseEntry(line)
		if err != nil {
			err.Line = n
			return nil, err
		}
		if len(en) == 0 {
			continue
		}
		out.add(newEntry(en, ko))
		out.added = out.added*31 + xxhash.Sum64String(strings.Join(en, ",")+"="+strings.Join(ko, ","))
	}
	return out, nil
}

// newEntry makes an entry. Where one side is empty, the other's lemmas still
// stand for one another.
func newEntry(english, korean []string) entry {
	e := entry{id: xxhash.Sum64String("entry " + slices.Concat(english, korean)[0])}
	for _, w := range english {
		e.sides[englishSide] = append(e.sides[englishSide], englishLemma(w))
	}
	for _, w := range korean {
		e.sides[koreanSide] = append(e.sides[koreanSide], koreanLemma(w))
	}
	return e
}

// add adds an entry.
func (v *Vocabulary) add(e entry) {
	at := int32(len(v.entries))
	v.entries = append(v.entries, e)
	for side, lemmas := range e.sides {
		for i := range lemmas {
			s := sense{at, uint16(side), uint16(i)}
			for _, key := range lemmas[i].forms {
				v.lemmas[key] = append(v.lemmas[key], s)
			}
			if p := lemmas[i].phrase; p != nil && !slices.Contains(lemmas[i].forms, p[0]) {
				v.lemmas[p[0]] = append(v.lemmas[p[0]], s)
			}
		}
	}
}

// name identifies what was added to the built-in vocabulary, empty if nothing
// was.
func (v *Vocabulary) name() string {
	if v == nil || v.added == 0 {
		return ""
	}
	return strconv.FormatUint(v.added, 36)
}

// orBuiltin returns v, and the built-in vocabulary for nil.
func (v *Vocabulary) orBuiltin() *Vocabulary {
	if v == nil {
		return builtinVocabulary()
	}
	return v
}

// at returns the lemma of a sense.
func (v *Vocabulary) at(p sense) *lemma { return &v.entries[p.entry].sides[p.side][p.lemma] }
