package retrieval

import (
	"slices"
	"strings"
	"sync"
)

// Knows reports whether the built-in vocabulary has a word, in either language
// and in any of its forms.
func Knows(word string) bool {
	t := tokenize(word)
	return len(t) == 1 && builtinVocabulary().of(t[0].stem()) != nil
}

// IsProper reports whether the built-in vocabulary has a word, with or without a
// particle, as the name, or a part of the name, of a country, a place, a company
// or a person. Case does not matter.
func IsProper(word string) bool { return isNamed(word, properNames()) }

// IsPlace reports whether the built-in vocabulary has a word, with or without a
// particle, as the name of a country or a place.
func IsPlace(word string) bool { return isNamed(word, placeNames()) }

// isNamed reports whether a word is one of some names. A Korean one may hold more
// than the particle that its stem is without: 경기도에서.
func isNamed(word string, names map[string]bool) bool {
	t := tokenize(word)
	if len(t) != 1 {
		return false
	}
	if names[t[0].text] || names[t[0].stem()] {
		return true
	}
	for n := 2 * syllableBytes; t[0].script == hangul && n < len(t[0].text); n += syllableBytes {
		if names[t[0].text[:n]] && particles.all[t[0].text[n:]] {
			return true
		}
	}
	return false
}

// IsRole reports whether the built-in vocabulary has a word as what somebody is
// by office or occupation.
func IsRole(word string) bool {
	t := tokenize(word)
	return len(t) == 1 && (roles()[t[0].text] || roles()[t[0].stem()])
}

// IsPredicate reports whether the built-in vocabulary has a word, in any of its
// forms, as a verb or as an adjective.
func IsPredicate(word string) bool {
	t := tokenize(word)
	if len(t) != 1 {
		return false
	}
	v, stem := builtinVocabulary(), t[0].stem()
	return slices.ContainsFunc(v.of(stem), func(s sense) bool { return predicates()[s.entry] && v.at(s).phrase == nil })
}

// Translations returns what the built-in vocabulary has for a word in the other
// language, whether an article has it or not.
func Translations(word string) []string {
	t := tokenize(word)
	if len(t) != 1 {
		return nil
	}
	v, stem := builtinVocabulary(), t[0].stem()
	var out []string
	for _, s := range v.of(stem) {
		if v.at(s).phrase == nil {
			for lemma := range lemmasIn(v.entry(s).text[1-s.side]) {
				out = append(out, lemma)
			}
		}
	}
	return out
}

// Surnames returns the Korean surnames that a word in Latin letters may be:
// 이 for "Lee".
func Surnames(word string) []string {
	t := tokenize(word)
	if len(t) != 1 || t[0].script != latin {
		return nil
	}
	return surnames()[t[0].text]
}

// placeSections are those that hold names of places, properSections those that
// hold names.
var (
	placeSections = []section{
		{"regions.txt", nil},
		{"world.txt", nil},
		{"places.txt", []string{
			"world cities", "korea:", "oceans", "rivers", "mountains", "us states",
		}},
	}
	properSections = append([]section{{"companies.txt", nil}, {"people.txt", []string{"persons"}}}, placeSections...)
)

// roleSections are those that hold what people are.
var roleSections = []section{{"people.txt", []string{"offices", "judges", "military", "religious", "occupations"}}}

// A section is a file of the vocabulary, and how the headers of its sections
// begin that are meant; none means all.
type section struct {
	file    string
	headers []string
}

// properNames, placeNames and roles are the single words of those sections.
var (
	placeNames  = sync.OnceValue(func() map[string]bool { return wordsOfSections(placeSections) })
	properNames = sync.OnceValue(func() map[string]bool { return wordsOfSections(properSections) })
	roles       = sync.OnceValue(func() map[string]bool { return wordsOfSections(roleSections) })
)

// predicates are the entries of the vocabulary's files of verbs and adjectives.
var predicates = sync.OnceValue(func() map[int32]bool { return entriesOf("verbs.txt", "describing.txt") })

// entriesOf returns the entries of some files, numbered as [loadVocabulary] does.
func entriesOf(names ...string) map[int32]bool {
	out := make(map[int32]bool)
	files, _ := vocabularyFiles.ReadDir("vocabulary")
	n := int32(0)
	for _, f := range files {
		text, _ := vocabularyFiles.ReadFile("vocabulary/" + f.Name())
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(line, "#")
			if strings.Contains(line, "=") {
				if slices.Contains(names, f.Name()) {
					out[n] = true
				}
				n++
			}
		}
	}
	return out
}

func wordsOfSections(sections []section) map[string]bool {
	out := make(map[string]bool)
	for _, s := range sections {
		text, _ := vocabularyFiles.ReadFile("vocabulary/" + s.file)
		named := s.headers == nil
		for line := range strings.Lines(string(text)) {
			if header, found := strings.CutPrefix(line, "# "); found {
				named = s.headers == nil || slices.ContainsFunc(s.headers, func(h string) bool { return strings.HasPrefix(header, h) })
				continue
			}
			if english, korean, found := splitEntry(line); found && named {
				addProper(out, english)
				addProper(out, korean)
			}
		}
	}
	return out
}

// addProper adds the names of one word. A single syllable, and what only says
// what kind of place it is, is none.
func addProper(out map[string]bool, names []string) {
	for _, name := range names {
		if !strings.Contains(name, " ") && len(name) > syllableBytes && !strings.Contains(placeKinds, " "+name+" ") {
			out[fold(name)] = true
		}
	}
}

// placeKinds are the kinds of places that those sections name first.
const placeKinds = " ocean sea river lake mountain mount peak summit volcano desert island state pole 대양 해양 바다 호수 사막 산맥 봉우리 정상 화산 오픈 서울역 경기 "
