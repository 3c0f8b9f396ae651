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

// IsProper reports whether the built-in vocabulary has a word as the name, or a
// part of the name, of a country, a place, a company or a person. Case does not
// matter.
func IsProper(word string) bool {
	t := tokenize(word)
	return len(t) == 1 && (properNames()[t[0].text] || properNames()[t[0].stem()])
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

// properSections are the files of the vocabulary that hold names, each with how
// the headers of its sections begin that do; none means all.
var properSections = []struct {
	file    string
	headers []string
}{
	{"companies.txt", nil},
	{"regions.txt", nil},
	{"people.txt", []string{"persons"}},
	{"places.txt", []string{
		"world cities", "korea:", "oceans", "rivers", "mountains", "us states",
	}},
}

// properNames are the single words of those sections.
var properNames = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	for _, s := range properSections {
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
})

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
const placeKinds = " ocean sea river lake mountain mount peak summit volcano desert island state pole 대양 해양 바다 호수 사막 산맥 봉우리 정상 화산 오픈 서울역 "
