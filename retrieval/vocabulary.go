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
// another. What it tells does not change once it is made.
type Vocabulary struct {
	// base is what it adds to, nil for the built-in one.
	base *Vocabulary
	// entries are numbered on from those of the base.
	entries []entry
	// shelves finds the entries of the built-in one, senses what is added.
	shelves *shelves
	senses map[string][]sense
	// added identifies what an operator added, 0 if nothing.
	added uint64
}

//go:embed vocabulary/*.txt
var vocabularyFiles embed.FS

// builtinVocabulary is the one that Footnote brings along.
var builtinVocabulary = sync.OnceValue(loadVocabulary)

// loadVocabulary reads the files. It analyzes none of their words, which would
// take longer than all else that a question needs. A test holds that each line
// is right.
func loadVocabulary() *Vocabulary {
	v := &Vocabulary{entries: make([]entry, 0, manyEntries)}
	files, _ := vocabularyFiles.ReadDir("vocabulary")
	for _, f := range files {
		text, _ := vocabularyFiles.ReadFile("vocabulary/" + f.Name())
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(line, "#")
			if en, ko, found := strings.Cut(line, "="); found {
				v.entries = append(v.entries, entry{text: [2]string{en, ko}})
			}
		}
	}
	for _, e := range regionEntries() {
		v.entries = append(v.entries, entry{text: [2]string{strings.Join(e[englishSide], ","), strings.Join(e[koreanSide], ",")}})
	}
	for _, word := range inflected() {
		v.entries = append(v.entries, entry{text: [2]string{word}, inflection: true})
	}
	v.shelves = shelve(v.entries)
	return v
}

// manyEntries is about how many the built-in vocabulary has.
const manyEntries = 1 << 14

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

// with returns the built-in vocabulary with further entries.
func (v *Vocabulary) with(text string) (*Vocabulary, error) {
	out := &Vocabulary{base: v, senses: make(map[string][]sense)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		en, ko, err := parseEntry(line)
		if err != nil {
			err.Line = n
			return nil, err
		}
		if len(en) > 0 {
			out.entries = append(out.entries, entry{text: [2]string{strings.Join(en, ","), strings.Join(ko, ",")}})
			out.added = out.added*31 + xxhash.Sum64String(strings.Join(en, ",")+"="+strings.Join(ko, ","))
		}
	}
	for i := range out.entries {
		out.entries[i].keys(func(key string, side, lemma int) {
			out.senses[key] = append(out.senses[key], sense{int32(len(v.entries) + i), uint16(side), uint16(lemma)})
		})
	}
	return out, nil
}

// of returns the senses of a stem, in the order of their entries.
func (v *Vocabulary) of(stem string) []sense {
	if v.base == nil {
		return v.shelves.of(stem, v.entries)
	}
	return slices.Concat(v.base.of(stem), v.senses[stem])
}

// entry returns that of a sense.
func (v *Vocabulary) entry(s sense) *entry {
	if v.base == nil {
		return &v.entries[s.entry]
	}
	if n := len(v.base.entries); int(s.entry) >= n {
		return &v.entries[int(s.entry)-n]
	}
	return v.base.entry(s)
}

// at returns the lemma of a sense.
func (v *Vocabulary) at(s sense) *lemma { return &v.entry(s).lemmas(int(s.side))[s.lemma] }

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
