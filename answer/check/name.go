package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval"
)

// isName reports whether a concept of the sentence is a name or an office.
func (r *review) isName(i int) bool {
	c := &r.concepts[i]
	if r.isEmpty(i) || r.isQuantity(i) {
		return false
	}
	if isOffice(c.Stem) || isOffice(c.Word) || isRole(c.Stem) {
		return true
	}
	word := r.written(i)
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case strings.HasSuffix(r.text[:r.at[i]], "-") && i > 0 && slices.Contains(r.names, i-1):
		return true // Da-eun
	case isHangul(first):
		return isKoreanName(word, c.Stem, r.text[min(len(r.text), r.at[i]+len(c.Word)):])
	case !unicode.IsUpper(first):
		return retrieval.IsProper(word) && unicode.IsLetter(first) && strings.ContainsFunc(word, unicode.IsUpper)
	case r.beginsSentence(i):
		return retrieval.IsProper(word) || strings.ContainsFunc(word[1:], unicode.IsUpper) ||
			!retrieval.Knows(word) && (r.namesNext(i) || !inflects(word))
	}
	return true
}

// isRole reports whether a word is what somebody is by occupation, and not only
// somebody's part in what is told.
func isRole(stem string) bool { return retrieval.IsRole(stem) && !casual()[stem] }

var casual = wordSet(`patient student pupil worker reader writer head leader member official engineer 환자 학생 대신 직원 손님 기사 의원 지도자 회원 관계자 전문가 연구자 책임자 담당자 대표자 작가`)

func isOffice(stem string) bool {
	if officeWords()[stem] {
		return true
	}
	// 심사위원장, 부시장
	for _, n := range []int{2, 3, 4} {
		if end := tailOf(stem, n); end != stem && (utf8.RuneCountInString(stem) > n+1 || strings.HasPrefix(stem, "부")) && utf8.RuneCountInString(end) > 1 && officeWords()[end] && !retrieval.Knows(stem) {
			return true
		}
	}
	return false
}

// tailOf returns the last n characters of a Korean word.
func tailOf(word string, n int) string {
	r := []rune(word)
	if len(r) <= n || !isHangul(r[0]) {
		return word
	}
	return string(r[len(r)-n:])
}

// beginsSentence reports whether a word stands first in the sentence or in a
// quotation, where a capital letter says nothing.
func (r *review) beginsSentence(i int) bool {
	before := strings.TrimRightFunc(r.text[:r.at[i]], func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsPunct(c) && c != '.' && c != '!' && c != '?' && c != ',' && c != ')'
	})
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:")
}

// namesNext reports whether a word with a capital letter follows.
func (r *review) namesNext(i int) bool {
	rest := strings.TrimLeft(r.text[min(len(r.text), r.at[i]+len(r.concepts[i].Word)):], " -")
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(next)
}

// inflects reports whether an English word ends as verbs and adverbs do: such a
// word, first in a sentence, is hardly a name.
func inflects(word string) bool {
	for _, ending := range []string{"ly", "ing", "ed", "es", "ers", "tion", "ions", "ments", "ment", "ness"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
