package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// asAsked names words of a question as its asker would: as they are written
// there, those that belong together as one, and without the Korean particle or
// ending; a verb that has no noun in it is left out. What the question does not
// have, such as the year that "올해" means, comes last and as it is.
func asAsked(question string, words []string) []string {
	folded := strings.ToLower(question)
	if len(folded) != len(question) {
		question = folded // places in one are none in the other
	}
	var found []corpus.Span
	var rest []string
	for _, w := range words {
		if at := wordAt(folded, w, found); at.Len() > 0 {
			found = append(found, at)
		} else {
			rest = append(rest, w)
		}
	}
	slices.SortFunc(found, func(a, b corpus.Span) int { return a.Start - b.Start })
	var out []string
	for i := 0; i < len(found); {
		first, last := found[i], found[i]
		for i++; i < len(found) && question[last.End:found[i].Start] == " " && leadsOn(question[last.Start:last.End]); i++ {
			last = found[i]
		}
		if p := strings.TrimSpace(question[first.Start:last.Start] + withoutEnding(question[last.Start:last.End])); p != "" {
			out = append(out, p)
		}
	}
	return append(out, rest...)
}

// verbal is what makes a verb of a Korean noun, and whatever ends it.
var verbal = regexp.MustCompile(`^(.+?)(하|했|할|한|되|됐|될|된)[가-힣]*$`)

// withoutEnding returns a word of a question as a person would name it: of a Korean
// predicate the noun in it, if there is one ("설계" of "설계했나요").
func withoutEnding(word string) string {
	if !predicates.MatchString(word) || retrieval.IsWord(word) {
		return withoutParticle(word)
	}
	if m := verbal.FindStringSubmatch(word); m != nil && retrieval.IsWord(m[1]) {
		return m[1]
	}
	return word[:len(word)-len(strings.TrimLeftFunc(word, unicode.IsDigit))] // 2022 of 2022년인가요
}

// leadsOn reports whether a word may belong together with the next one: 김치
// 냉장고, 이재명의 부인, World Cup.
func leadsOn(word string) bool {
	_, is := endingOf(word)
	return is == noParticle || is == asOwner || retrieval.IsWord(word)
}

// wordAt returns where a folded text has a word that none of the others
// overlaps; a number takes along what is counted.
func wordAt(text, word string, others []corpus.Span) corpus.Span {
	free := func(at corpus.Span) bool {
		return !slices.ContainsFunc(others, func(o corpus.Span) bool { return o.Start < at.End && at.Start < o.End })
	}
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		at := corpus.Span{Start: from + i, End: from + i + len(word)}
		from = at.End
		before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
		after, _ := utf8.DecodeRuneInString(text[at.End:])
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		if sameScript(before, first) || sameScript(last, after) || !free(at) {
			continue
		}
		counted := at
		counted.End += len(text[at.End:]) - len(strings.TrimLeftFunc(text[at.End:], unicode.IsLetter))
		if unicode.IsDigit(last) && free(counted) {
			return counted
		}
		return at
	}
	return corpus.Span{}
}

// sameScript reports whether two characters that stand side by side belong to
// one word.
func sameScript(a, b rune) bool {
	switch {
	case unicode.IsDigit(a):
		return unicode.IsDigit(b)
	case unicode.Is(unicode.Hangul, a):
		return unicode.Is(unicode.Hangul, b)
	default:
		return unicode.IsLetter(a) && unicode.IsLetter(b) && !unicode.Is(unicode.Hangul, b)
	}
}

// sureEndings are particles which hardly any noun ends in, and doubtfulStems
// what verbs end in before 는 more often than nouns do: 담그는, 가르치는.
var sureEndings = wordsSet(`을 를 은 는 에서는 에서도 에서 에게서 에게 에는 에도 에 으로부터 로부터 으로는 으로 까지의 까지 부터 보다 처럼 께서는 께서 이라는 이라고 라는 라고 와의 과의`)

const doubtfulStems = "치르그드리기지추키히우쓰크뜨프"

// withoutParticle returns a Korean word of a question without the particle that
// it ends in, unless what looks like one may belong to it: 고양이, 민주주의.
func withoutParticle(word string) string {
	if noun := retrieval.NounIn(word); noun != "" {
		return noun
	}
	if isFullName(word) {
		return word
	}
	noun, is := endingOf(word)
	if is == noParticle || is == asPredicate || is == asIs || utf8.RuneCountInString(noun) < 2 {
		return word // a syllable before 을 or 은 may be a verb's: 먹을
	}
	if isFullName(noun) {
		return noun
	}
	last, _ := utf8.DecodeLastRuneInString(noun)
	ending, n := word[len(noun):], utf8.RuneCountInString(noun)
	sure := sureEndings()[ending] && (ending != "는" || !strings.ContainsRune(doubtfulStems, last))
	if sure || n > 2 && !sureEndings()[ending] && !endsInNoun(word) {
		return noun
	}
	return word
}

// endsInNoun reports whether a word ends in a common one of two syllables or
// more, as 종합주가 does in 주가.
func endsInNoun(word string) bool {
	for i := range word {
		if i > 0 && utf8.RuneCountInString(word[i:]) > 1 && retrieval.IsWord(word[i:]) {
			return true
		}
	}
	return false
}
