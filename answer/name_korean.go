package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// bare returns the nouns before the last of some tokens that may belong to a
// mention with it: those after the last one that has a particle, is a verb or
// a word that stands by itself. What stands in brackets is left out.
func bare(all []token) []token {
	var out []token
	inside := false
	for i := len(all) - 2; i >= 0 && len(out) < mostBefore; i-- {
		t := &all[i]
		switch gap := all[i+1].before; gap {
		case "":
		case ")", "(":
			inside = gap == ")"
		case ")(":
		default:
			if !inside {
				slices.Reverse(out)
				return out
			}
		}
		if inside {
			continue
		}
		if !belongs(t) {
			break
		}
		out = append(out, *t)
	}
	slices.Reverse(out)
	return out
}

// belongs reports whether a word may belong to a mention that goes on after it.
func belongs(t *token) bool {
	if modifiers()[t.text] || isFullName(t.text) {
		return true
	}
	if t.function || noNames()[t.text] {
		return false
	}
	switch t.is {
	case noParticle, asSubject: // many nouns end in 이 or 가
		return true
	case asPredicate:
		return !retrieval.IsCommon(t.text) && !strings.HasSuffix(t.text, "한") && !strings.HasSuffix(t.text, "된")
	default:
		return utf8.RuneCountInString(t.noun) < 2 && !isParticle(t.text)
	}
}

// organisation is the end of what people have an office of.
var organisation = regexp.MustCompile(`[A-Za-z]|(전자|그룹|은행|텔레콤|하이닉스|자동차|화학|건설|증권|물산|중공업|에너지|카드|보험|생명|항공|대학교|대학|연구소|연구원|학회|협회|위원회|재단|정부|행정부|병원|신문|방송|당|뱅크|부|청|기업|회사|업체|조합|반도체)$`)

// A part is what a word before an office may be.
type part int

const (
	partOther part = iota // 반도체, 미국
	partOrganisation
	partName   // 이재용
	partOfName // 샘, 올트먼: no word that is known
)

// partOf tells what a word before an office is.
func partOf(t *token) part {
	switch word := t.text; {
	case isFullName(word) && !seemsForeign(word):
		return partName
	case organisation.MatchString(word):
		return partOrganisation
	case noNames()[word], isCompound(word), utf8.RuneCountInString(word) > longestName:
		return partOther
	}
	return partOfName
}

// longestName is how many syllables a part of a foreign name has at most.
const longestName = 5

// isCompound reports whether a word is common, or made of two that are.
func isCompound(word string) bool {
	n := utf8.RuneCountInString(word)
	if n > 1 && retrieval.IsCommon(word) {
		return true
	}
	for i := range word {
		if k := utf8.RuneCountInString(word[:i]); k > 1 && n-k > 1 && retrieval.IsCommon(word[:i]) && retrieval.IsCommon(word[i:]) {
			return true
		}
	}
	return false
}

// nameIn finds the name among the bare nouns before an office, which may also
// tell whose office it is, before or after the name; an empty span if none of
// them is a name.
func nameIn(words []token, title string) corpus.Span {
	n := len(words)
	if n == 0 {
		return corpus.Span{}
	}
	if isSurname(words[n-1].text) {
		if n > 1 && partOf(&words[n-2]) == partOfName && utf8.RuneCountInString(words[n-2].text) < longestName-1 { // 제이슨 권 대표
			return hull(words[n-2:])
		}
		return words[n-1].span // 이 회장
	}
	parts := make([]part, n)
	for i := range words {
		parts[i] = partOf(&words[i])
	}
	if i := slices.Index(parts, partName); i >= 0 {
		return words[i].span // 이재용 삼성전자 회장, 삼성 이재용 회장
	}
	return foreignName(words, parts, title)
}

// rareSurnames are those which words of other languages begin with more often.
const rareSurnames = "기마제모도소하표육인금맹명연반위왕옥"

// foreignSyllables stand in no Chinese character's Korean reading, of which
// nearly all given names are made.
const foreignSyllables = "클슨널드니디티트르스크프브그즈츠코키카쿠푸레렌맨터더버퍼머너러릭벨델셀엘웰튼턴던런번넌"

// seemsForeign reports whether a word that is written like a Korean name is
// more likely the first part of another: 기시다 후미오.
func seemsForeign(name string) bool {
	first, size := utf8.DecodeRuneInString(name)
	return strings.ContainsRune(rareSurnames, first) || strings.ContainsAny(name[size:], foreignSyllables)
}

// foreignName finds a name that is not Korean: two words that no dictionary has,
// wherever they stand, or one that stands before the office or, with the
// organisation between them, near it.
func foreignName(words []token, parts []part, title string) corpus.Span {
	for i := 0; i+1 < len(words); i++ {
		if parts[i] == partOfName && parts[i+1] == partOfName {
			return hull(words[i : i+2]) // 샘 올트먼 오픈 AI 최고경영자
		}
	}
	i := slices.Index(parts, partOfName)
	if i < 0 || utf8.RuneCountInString(words[i].text) < 2 {
		return corpus.Span{}
	}
	if i == len(words)-1 || parts[i+1] == partOrganisation && !isCompound(words[i+1].text) || stateOffices.MatchString(title) {
		return words[i].span // ARM 하스 CEO, 올트먼 오픈AI CEO, 바이든 미국 대통령
	}
	return corpus.Span{}
}

func hull(words []token) corpus.Span {
	return corpus.Span{Start: words[0].span.Start, End: words[len(words)-1].span.End}
}

// isFullName reports whether a word is written like a Korean name and no other
// word that is known, with or without a particle.
func isFullName(word string) bool {
	if !koreanName.MatchString(word) || noNames()[word] || organisation.MatchString(word) || retrieval.IsCommon(word) {
		return false
	}
	noun, is := endingOf(word)
	if is == noParticle || is == asPredicate {
		return true
	}
	// 손정의 is a name, 정부는 and 한국의 are not.
	return strings.ContainsAny(word[len(noun):], "은이의인도만로") && !retrieval.IsCommon(noun) && !noNames()[noun] && !slices.Contains(offices, noun)
}

// noNames are nouns, adverbs and determiners that may stand before a person and
// are none.
var noNames = wordsSet(`이날 전날 당시 이번 지난 다음 오늘 어제 내일 최근 현재 이후 이전 이어 이어서 함께 또 또한 및 겸 등 특히 한편 다만 먼저 이미 앞서 역시 바로 직접
	첫 두 세 네 번째 여러 모든 각 양 같은 다른 새 옛 그 저 어느 어떤 이런 그런 전 현 신임 전임 후임 차기 초대 공동 명예 수석 선임 담당 전직 현직 올해 지난해 작년 내년
	오전 오후 저녁 아침 아시아 국회 서울 서울대 한국 전국 연구 조직`)

// modifiers stand between a name and an office, "윤석열 전 대통령".
var modifiers = wordsSet(`전 현 신임 전임 차기 초대 공동 명예 수석 선임 겸`)

// isSurname reports whether a word is one of the common Korean surnames.
func isSurname(word string) bool {
	return utf8.RuneCountInString(word) == 1 && koreanName.MatchString(word+"가가") && !modifiers()[word]
}
