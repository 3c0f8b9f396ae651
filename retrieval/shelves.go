package retrieval

import (
	"slices"
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
	// entries may have such stems, as shelve finds out without an analysis;
	// inflections have only those of words that no entry has.
	entries, inflections []int32

	found, completed  sync.Once
	senses, inflected map[string][]sense
}

// shelve sorts entries by the beginnings of their words.
func shelve(entries []entry) *shelves {
	s := new(shelves)
	for i := range entries {
		e := &entries[i]
		for w := range lemmasIn(e.text[englishSide]) {
			s.put(w, i, e.inflection)
			for _, form := range irregular()[w] {
				s.put(form, i, e.inflection)
			}
		}
		for w := range lemmasIn(e.text[koreanSide]) {
			s.put(w, i, e.inflection)
			for _, form := range shortInfinitives(w) {
				s.put(form, i, e.inflection)
			}
		}
	}
	return s
}

// put notes that an entry has a word.
func (s *shelves) put(word string, entry int, inflection bool) {
	if beginsPlainly(word) {
		s[beginningOf(word)].put(entry, inflection)
		return
	}
	tokens := tokenize(word)
	s[beginningOf(tokens[0].text)].put(entry, inflection)
	if len(tokens) > 1 { // written together as well: R&D
		s[beginningOf(tokens[0].text+tokens[1].text)].put(entry, inflection)
	}
}

// put adds an entry, unless it was the last one added.
func (s *shelf) put(entry int, inflection bool) {
	list := &s.entries
	if inflection {
		list = &s.inflections
	}
	if n := len(*list); n == 0 || (*list)[n-1] != int32(entry) {
		*list = append(*list, int32(entry))
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
	at.completed.Do(func() {
		at.inflected = make(map[string][]sense)
		for _, i := range at.inflections {
			word := entries[i].lemmas(englishSide)[0].forms[0]
			if s.find(beginningOf(word), entries)[word] == nil {
				take(at.inflected, begins, entries, i)
			}
		}
	})
	found, more := s.find(begins, entries)[stem], at.inflected[stem]
	if more == nil {
		return found
	}
	return slices.Concat(found, more)
}

// find returns the senses of the stems with a beginning, but for inflections.
func (s *shelves) find(begins int, entries []entry) map[string][]sense {
	at := &s[begins]
	at.found.Do(func() {
		at.senses = make(map[string][]sense)
		for _, i := range at.entries {
			take(at.senses, begins, entries, i)
		}
	})
	return at.senses
}

// take adds the senses that an entry has for the stems with a beginning.
func take(senses map[string][]sense, begins int, entries []entry, i int32) {
	entries[i].keys(func(key string, side, lemma int) {
		if beginningOf(key) == begins {
			senses[key] = append(senses[key], sense{i, uint16(side), uint16(lemma)})
		}
	})
}
