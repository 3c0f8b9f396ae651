package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind is what a question asks for.
type kind int

const (
	kindOther kind = iota
	kindWho
	kindWhen
	kindWhere
	kindNumber
	kindWhy
	kindYear
	kindCount // how many there are
)

var kindNames = []string{"other", "who", "when", "where", "number", "why", "year"}

// kinds are looked for in this order: "몇 년" asks for a time, "몇" for a
// number.
var kinds = []struct {
	kind  kind
	words *regexp.Regexp
}{
	{kindYear, regexp.MustCompile(`(?i)몇\s*년|어느\s*해|연도|년도|\b(what|which|in what) year\b`)},
	{kindWhen, regexp.MustCompile(`(?i)언제|언젠(?:지|가요)|몇\s*(년|월|일|시)|며칠|어느\s*해|연도|년도|날짜|\bwhen\b|\b(what|which|in what) (year|date|day|month|century|decade|time)\b`)},
	{kindNumber, regexp.MustCompile(`(?i)얼마[가-힣]*|몇\s*[가-힣]*|퍼센트|\bhow (many|much( money)?|long|far|old|tall|large|big|high|deep|often)\b|\bwhat (percent|percentage|number|amount)\b`)},
	{kindWho, regexp.MustCompile(`(?i)누가|누구|누굴|누군(?:지|가요)|사람은|인물은|\bwho\b|\bwhom\b|\bwhose\b`)},
	{kindWhere, regexp.MustCompile(`(?i)어디|어딘(?:지|가요)|장소는|\bwhere\b|\b(what|which|in what) (city|country|state|place|town|building|region|continent)\b`)},
	{kindWhy, regexp.MustCompile(`(?i)왜([^가-힣]|$)|이유|\bwhy\b|\breason\b`)},
}

func kindOf(question string) kind {
	for _, k := range kinds {
		if k.words.MatchString(question) {
			return k.kind
		}
	}
	if measures.MatchString(question) {
		return kindNumber
	}
	return kindOther
}

// measures are questions for a number that name what is counted.
var measures = regexp.MustCompile(`(?i)(비율|인구|지분|점유율|규모|가격)은|\b(share|stake|population|price|size|rate)\b`)

// topic returns a question without the words that tell its kind, which no
// article needs to hold.
func topic(question string) string {
	for _, k := range kinds {
		question = k.words.ReplaceAllString(question, " ")
	}
	words := strings.Fields(takesPlace.ReplaceAllString(question, " "))
	return strings.Join(slices.DeleteFunc(words, func(w string) bool {
		return politeWords()[strings.TrimFunc(w, func(r rune) bool { return !wordy(r) })]
	}), " ")
}

// politeWords are how people ask in Korean as they speak, beside what they ask
// for: 누구예요 without 누구, 알려 주세요.
var politeWords = wordsSet(`예요 에요 이에요 이야 야 인가 인가요 인지 입니까 일까 일까요 이죠 죠 이지 지요 니 냐
	뭐예요 뭐에요 뭐야 뭔가요 뭔지 뭐니 뭐죠 뭐지 무엇입니까 무엇이에요 무엇인지 무엇이죠 어때 어때요 어떤가요 혹시 좀 그럼 그러면
	알려 알려줘 알려줘요 알려주세요 알려줄래 말해 말해줘 말해주세요 설명해 설명해줘 설명해주세요 줘 줘요 주세요 주실래요 줄래 줄래요 주십시오 아세요 아시나요 아나요 궁금해 궁금해요 궁금합니다`)

// takesPlace says no more than that something happened.
var takesPlace = regexp.MustCompile(`(?i)\b(take|takes|took|taken) place\b|\bbe(en)? held\b`)

// predicates are how Korean questions and the clauses in them end. What an article tells in another
// word than the one that it is asked with is mostly the predicate: "열렸나요" is
// answered by "만났다".
var predicates = regexp.MustCompile(`[가-힣](나|나요|는가|은가|인가|까|까요|니|냐|가요|는지|던가|지요|죠|` +
	`나고|하고|되고|지고|오고|가고|리고|기고|내고|치고|으며|하며|되며|지며|면서|려고|는데|지만|어서|아서|거나|도록|다가)$`)

var (
	timeWords   = regexp.MustCompile(`(?i)[0-9]+\s*(년|월|일|시|세기)|\b[12][0-9]{3}\b|\b(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|today|yesterday)\b|오늘|어제|이날|지난해|올해|작년`)
	numberWords = regexp.MustCompile(`(?i)[0-9]|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half)\b|한 |두 |세 |네 |다섯|여섯|일곱|여덟|아홉|열 |절반`)
	unitWords   = regexp.MustCompile(`(?i)[0-9][0-9.,]*\s*(만|억|조|원|달러|유로|엔|%|퍼센트|명|개|km|m\b|kg|million|billion|trillion|percent|dollars|won|euros|people)|[$€£₩]\s*[0-9]|[0-9][0-9.,]*\s+[a-z]+`)
	officeWords = regexp.MustCompile(`회장|사장|대표|대통령|총리|장관|의원|교수|박사|감독|선수|기자|왕|황제|장군|[가-힣]{2,4} 씨|[가-힣]{2,4}(은|는|이|가) `)
	placeWords  = regexp.MustCompile(`에서|[가-힣]+(시|구|동|군|도|역|관|원|사옥|호텔|공원|마을)\b|\b(in|at|near|on) (the )?[A-Z]`)
	causeWords  = regexp.MustCompile(`(?i)때문|위해|으로 인해|덕분|이유|because|due to|in order to|since|so that|reason`)
)

// signs counts the signs in a sentence that it holds what a kind of question
// asks for.
func (k kind) signs(sentence string) int {
	switch k {
	case kindWhen, kindYear:
		return count(timeWords.MatchString(sentence))
	case kindNumber:
		return count(numberWords.MatchString(sentence)) + count(unitWords.MatchString(sentence))
	case kindWho:
		return len(officeWords.FindAllStringIndex(sentence, enoughPeople)) + names(sentence)
	case kindWhere:
		return count(placeWords.MatchString(sentence))
	case kindWhy:
		return count(causeWords.MatchString(sentence))
	default:
		return 1 // Any sentence may hold it.
	}
}

// holds tells how well a text with some signs may hold what a kind of question
// asks for, from 0 to 1.
func (k kind) holds(signs int) float64 {
	enough := 1
	switch k {
	case kindWho:
		enough = enoughPeople
	case kindNumber:
		enough = 2 // the number and its unit
	}
	return float64(min(signs, enough)) / float64(enough)
}

// enoughPeople is how many signs of people in a text are as good as any more.
const enoughPeople = 3

// names counts the words of a sentence that have a capital letter, but for the
// first, which has one in any case.
func names(sentence string) int {
	n := 0
	for i, w := range strings.Fields(sentence) {
		r, _ := utf8.DecodeRuneInString(w)
		if i > 0 && unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
