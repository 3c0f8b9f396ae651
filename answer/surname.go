package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/retrieval"
)

// surnameTrust is how surely a surname with an office means the person whom a
// question names in full: another one may have both.
const surnameTrust = 0.6

// surnameOf returns the surname of a Korean name in full, "" for other words.
func surnameOf(word string) string {
	noun := word
	if !koreanName.MatchString(noun) {
		noun, _ = endingOf(word) // 손정의 ends like a particle
	}
	if !koreanName.MatchString(noun) {
		return ""
	}
	_, size := utf8.DecodeRuneInString(noun)
	return noun[:size]
}

// bySurname finds in a sentence those of the question's people whom articles,
// once they have named them, call by surname and office: 손 회장 for 손정의.
func (q *inquiry) bySurname(s *statement, quote string, text retrieval.Text) {
	words := text.Words()
	for i, surname := range q.surnames {
		if surname == "" || s.trust[i] >= surnameTrust {
			continue
		}
		for n := 0; n+1 < len(words); n++ {
			if quote[words[n].Start:words[n].End] == surname && beginsWithOffice(quote[words[n+1].Start:words[n+1].End]) {
				s.trust[i] = surnameTrust
				s.at[i] = append(s.at[i], n)
			}
		}
	}
}

func beginsWithOffice(word string) bool {
	return slices.ContainsFunc(offices, func(office string) bool { return strings.HasPrefix(word, office) })
}
