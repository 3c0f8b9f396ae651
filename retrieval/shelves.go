package retrieval

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// shelves find the entries of a vocabulary by stems. All entries that have a
// word with a certain beginning are analyzed when a stem with it is first asked
// for, so that a question costs the analysis of a few of them.
type shelves [mostBeginnings]shelf

// A shelf is for the stems with one beginning.
type shelf struct {
	// words are the sides of entries that may have such stems, as shelve finds
	// out without an analysis; inflections are those of entries that only count
	// where no other one has the stem.
	words, inflections []shelved

	read   sync.Once
	senses map[string][]sense
}

// A shelved is a side of an entry.
type shelved struct {
	entry int32
	side  uint16
}

// shelve sorts entries by the beginnings of their words.
func shelve(entries []entry) *shelves {
	s := new(shelves)
	for i := range entries {
		e := &entries[i]
		for side, text := range e.text {
			at := shelved{int32(i), uint16(side)}
			for w := range lemmasIn(text) {
				s.put(w, at, e.inflection)
				more := irregular()[w]
				if side == koreanSide {
					more = shortInfinitives(w)
				}
				for _, form := range more {
					s.put(form, at, e.inflection)
				}
			}
		}
	}
	return s
}

// put notes that a side of an entry has a word.
func (s *shelves) put(word string, at shelved, inflection bool) {
	if beginsPlainly(word) {
		s[beginningOf(word)].put(at, inflection)
		return
	}
	tokens := tokenize(word)
	s[beginningOf(tokens[0].text)].put(at, inflection)
	if len(tokens) > 1 { // written together as well: R&D
		s[beginningOf(tokens[0].text+tokens[1].text)].put(at, inflection)
	}
}

// put adds a side of an entry, unless it was the last one added.
func (s *shelf) put(at shelved, inflection bool) {
	list := &s.words
	if inflection {
		list = &s.inflections
	}
	if n := len(*list); n == 0 || (*list)[n-1] != at {
		*list = append(*list, at)
	}
}

// beginsPlainly reports whether a word, or the first one of a phrase, begins as
// its token does.
func beginsPlainly(word string) bool {
	if len(word) > 1 && word[0] < utf8.RuneSelf {
		return scriptOf(rune(word[0])) == latin && scriptOf(rune(word[1])) == latin && word[1] < utf8.RuneSelf
	}
	r, _ := utf8.DecodeRuneInString(word)
	_, _, _, ok := apart(r)
	return ok
}

// shortInfinitives returns the forms in 아 or 어 of a dictionary form whose stem
// has one syllable: these may begin with another vowel.
func shortInfinitives(word string) []string {
	stem, isVerb := strings.CutSuffix(word, "다")
	r, n := utf8.DecodeRuneInString(stem)
	lead, vowel, tail, ok := apart(r)
	if !isVerb || !ok || n != len(stem) {
		return nil
	}
	return vowelForms(stem, "", compose(lead, vowel, 0), lead, vowel, tail)
}

// of returns the senses of a stem among entries.
func (s *shelves) of(stem string, entries []entry) []sense {
	begins := beginningOf(stem)
	at := &s[begins]
	at.read.Do(func() {
		at.senses = make(map[string][]sense)
		for _, w := range at.words {
			take(at.senses, begins, entries, w)
		}
		more := make(map[string][]sense)
		for _, w := range at.inflections {
			take(more, begins, entries, w)
		}
		for stem, senses := range more {
			if at.senses[stem] == nil {
				at.senses[stem] = senses
			}
		}
	})
	return at.senses[stem]
}

// take adds the senses that a side of an entry has for the stems with a
// beginning.
func take(senses map[string][]sense, begins int, entries []entry, from shelved) {
	entries[from.entry].keys(int(from.side), func(key string, lemma int) {
		if beginningOf(key) == begins {
			senses[key] = append(senses[key], sense{from.entry, from.side, uint16(lemma)})
		}
	})
}
