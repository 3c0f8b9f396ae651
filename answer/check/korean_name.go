package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval"
)

// isKoreanName reports whether a Korean word is a name: one of the vocabulary's,
// one that is made as people's names or those of organisations are, or one that
// no dictionary has and that sounds foreign. after is what follows it.
func isKoreanName(word, noun, after string) bool {
	switch {
	case retrieval.IsProper(noun), retrieval.IsProper(word), personIn(word, after) != "":
		return true
	case isOrganisation(noun):
		return true
	case utf8.RuneCountInString(noun) < 2 || retrieval.Knows(noun) || predicateForm.MatchString(word):
		return false
	case placeName.MatchString(noun) && word != noun:
		return true
	}
	return strings.ContainsAny(noun, foreignSyllables) || beforeOffice(after)
}

// personIn returns the name that a word is made of and, it may be, a particle:
// 표윤서, 표윤서였다; "" if it is none. A word that is nothing but three such
// syllables may be anything, unless an office or another name follows.
func personIn(word, after string) string {
	r := []rune(word)
	if m := longSurname.FindStringSubmatch(word); m != nil {
		return m[1]
	}
	if len(r) < 3 || !isPersonal(string(r[:3])) {
		return ""
	}
	name, rest := string(r[:3]), string(r[3:])
	switch {
	case retrieval.Knows(name), strings.ContainsRune(groupEndings, r[2]) && retrieval.IsCommon(string(r[:2])):
		return "" // 연구진
	case strings.HasPrefix(after, " 씨") && rest == "":
		return name
	case r[2] == '자' && rest != "" && !strings.HasPrefix(rest, "이") && !strings.HasPrefix(rest, "입"):
		return "" // 주전자는
	case rest == "" && (officeWithin(after) || beforeRole(after) || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "·")),
		slices.Contains(nameParticles, rest):
		return name
	case rest == "" && strings.ContainsRune("은이의도만", r[2]) && beforeOffice(after):
		return name
	}
	return ""
}

// groupEndings make a noun of a noun.
const groupEndings = "진원소팀단장자실부과학성력권비금물용품층선기표판집점관비"

// longSurname is a name whose surname has two syllables, and its given name.
var longSurname = regexp.MustCompile(`^((?:남궁|황보|제갈|선우|독고|사공)[가-힣]{1,2}?)(?:$|(?:은|는|이|가|을|를|의|와|과|도)$|(?:이다|였다|입니다|였습니다|이었습니다)$)`)

// nameParticles are what may follow a name within a word.
var nameParticles = strings.Fields(`은 는 이 가 을 를 의 와 과 도 만 에게 께서 께서는 에게서 로 으로 이다 다 였다 이었다 이며 이고 이자 입니다 였습니다 이었습니다 이에요 예요 이라고 라고 인 씨 씨는 씨가 씨의 씨도 군 양`)

// officeWithin reports whether an office follows, perhaps after what it is an
// office of: 하예준 누리셀 최고경영자.
func officeWithin(after string) bool {
	for range officeReach {
		if beforeOffice(after) {
			return true
		}
		word, rest, found := strings.Cut(strings.TrimPrefix(after, " "), " ")
		if !found || word == "" || strings.ContainsAny(word, ",.") {
			return false
		}
		after = " " + rest
	}
	return false
}

// officeReach is how many words from a name its office begins.
const officeReach = 3

// beforeRole reports whether the next word is what somebody is by occupation.
func beforeRole(after string) bool {
	next := firstWord(after)
	if next == "" || !strings.HasPrefix(after, " ") {
		return false
	}
	r := []rune(strings.TrimRightFunc(next, unicode.IsPunct))
	return retrieval.IsRole(string(r)) || len(r) > 2 && retrieval.IsRole(string(r[:len(r)-1]))
}

// predicateForm is how verbs, adjectives and adverbs end.
var predicateForm = regexp.MustCompile(`(?:다|요|죠|고|며|면서|[오으하되지리]면|지만|는데|니다|니까|려고|러|도록|으나|거나|어서|아서|해서|워서|[^에]게|던|는|은|을|할|한|된|될|린|긴|른|동안)$`)

// organisation is how the names of organisations end that are one word.
var organisation = regexp.MustCompile(`^([가-힣]{2,})(?:그룹|전자|은행|제약|건설|뱅크|연구소|연구원|대학교|협회|재단|위원회|센터|병원|신문|방송|조합|도서관|박물관|미술관|극장|해운|유업|항공|철도|공사|제과|식품|산업|중공업)$`)

// isOrganisation reports whether a word names one: 다온해양연구소, but not
// 교통공사, which tells what it is alone.
func isOrganisation(noun string) bool {
	m := organisation.FindStringSubmatch(noun)
	return m != nil && !retrieval.Knows(m[1])
}

// placeName is how the names of towns end; many other words do.
var placeName = regexp.MustCompile(`^[가-힣]{2,4}(?:시|군|구|역|섬)$`)

// beforeOffice reports whether an office is the next word, or stands at its end.
func beforeOffice(after string) bool {
	next := firstWord(after)
	return next != "" && strings.HasPrefix(after, " ") && endsWithOffice(next)
}

// firstWord returns that of a text, "" if it has none.
func firstWord(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if n := strings.IndexFunc(text, unicode.IsSpace); n >= 0 {
		return text[:n]
	}
	return text
}

// endsWithOffice reports whether a Korean word ends with an office, a particle
// aside: 시장은, 단호시장.
func endsWithOffice(word string) bool {
	r := []rune(strings.TrimRightFunc(word, unicode.IsPunct))
	for cut := 0; cut <= 2 && cut < len(r); cut++ {
		if cut > 0 && !slices.Contains(officeParticles, string(r[len(r)-cut:])) {
			continue
		}
		if isOffice(string(r[:len(r)-cut])) || endsIn(r[:len(r)-cut]) {
			return true
		}
	}
	return false
}

// endsIn reports whether a word ends with an office of two syllables or more.
func endsIn(r []rune) bool {
	for n := 2; n <= 4 && n < len(r); n++ {
		if officeWords()[string(r[len(r)-n:])] && (len(r) > n+1 || r[0] == '부') {
			return true
		}
	}
	return string(r) == "씨" || len(r) > 2 && r[len(r)-1] == '장' && !retrieval.Knows(string(r)) // 조합장
}

// isPersonal reports whether three syllables are made as a Korean name is.
func isPersonal(noun string) bool {
	syllables := []rune(noun)
	return strings.ContainsRune(surnameSyllables, syllables[0]) &&
		strings.ContainsRune(givenSyllables, syllables[1]) && strings.ContainsRune(givenSyllables, syllables[2]) &&
		!strings.ContainsRune(nounEndings, syllables[2])
}

// nounEndings are syllables that many nouns end with, and hardly a name.
const nounEndings = "회소장사부제력"

// surnameSyllables are the common surnames, givenSyllables those that given
// names are mostly made of.
const (
	surnameSyllables = "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모탁국"
	givenSyllables   = "가강건겸경고광교구국권규균근금기길나남내다단달담대덕도동두라란람래련령루리림마만말명모무문미민바박배범별병보복봉부비빈빛사산상새샘서석선설섭성세소솔송수숙순슬승시식신아안양언연열영예오옥온완용우욱운울웅원월위유윤율은음의이익인일임자장재전정제조종주준중지진찬창채천철청초춘충치태택하학한해향허헌현형혜호홍화환회효후훈휘희흥필결린혁갑득렬률솜곤늘엽응풍협"
)

// foreignSyllables stand in hardly a word that is of Korean or Chinese origin.
const foreignSyllables = "클슨널디티트르스크프브즈츠코키카쿠푸레렌맨터버퍼머너릭벨델셀엘웰튼턴런번넌샘셰츄큐퓨뮤벤켄텐펜펠헬멜젤첼칼탈콘톤폰론"
