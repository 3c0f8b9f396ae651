package answer

import (
	"regexp"
	"strings"

	"footnote/internal/message"
	"footnote/retrieval"
)

// An inquiry is a question as the reader understands it.
type inquiry struct {
	text string
	// kind is what kind of answer it asks for, lang the language it is asked
	// in.
	kind kind
	lang string
	// concepts are what it is about, in its own order.
	concepts []retrieval.Concept
	// focus is the position of the concept that names what is asked for, such
	// as "hotel" of "which hotel", -1 if there is none.
	focus int
	// weight is that of all concepts.
	weight    float64
	focusWord string
	// unit is what is counted ("명" of "몇 명").
	unit string
	// surnames are those of the concepts that are Korean names in full, "" for
	// the others.
	surnames []string
	// given are the quantities that the question says itself, by their text.
	given map[string]bool
	// subject: what is asked for is not who or what does it, since the question
	// names that.
	subject bool
}

var unitAsked = regexp.MustCompile(`몇\s*([가-힣]{1,2}?)(?:[은는이가을를에의나인]|$|\s|\?)`)
var subjectNamed = regexp.MustCompile(`[가-힣A-Za-z0-9]+(이|가)\s.*(은|는|인가|일까|나|까|요)`)

// newInquiry understands a question whose concepts are those of its topic.
func newInquiry(text string, concepts []retrieval.Concept) inquiry {
	q := inquiry{text: text, given: givenBy(text), kind: kindOf(text), lang: message.Of(text), concepts: concepts, focus: -1}
	if m := unitAsked.FindStringSubmatch(text); m != nil {
		q.unit = m[1]
	}
	q.subject = subjectNamed.MatchString(text)
	if word := focusOf(text); word != "" {
		q.focusWord = word
		for i, c := range concepts {
			if strings.HasPrefix(word, c.Word) || strings.HasPrefix(c.Word, word) {
				q.focus = i
			}
		}
		if q.kind == kindOther || q.kind == kindWhen {
			if k := kindOfNoun(word); k != kindOther {
				q.kind = k
			}
		}
	}
	for i := range concepts {
		c := &concepts[i]
		if q.kind == kindWho && attends.MatchString(c.Word) {
			c.Weight, c.Rarity = attendWeight*c.Weight, attendWeight*c.Rarity
		}
		if !c.Known && predicates.MatchString(c.Word) {
			c.Weight, c.Rarity = predicateWeight*c.Weight, predicateWeight*c.Rarity
		}
		q.weight += c.Weight
		q.surnames = append(q.surnames, surnameOf(c.Word))
	}
	return q
}

// What a word for taking part, and a predicate that no article has, weigh
// beside their usual weight. Who met, has met: so a question for the people of
// an event is as well answered by sentences that tell of the event.
const (
	attendWeight    = 0.4
	predicateWeight = 0.3
)

// vague reports whether the question names next to nothing.
func (q *inquiry) vague() bool { return len(q.concepts) <= mostVague }

// mostVague is the number of concepts up to which a question is vague.
const mostVague = 2

// focuses find the noun that names what is asked for, as their last group,
// tried in order.
var focuses = []*regexp.Regexp{
	regexp.MustCompile(`(?:어떤|어떠한|어느|무슨|몇)\s*([가-힣A-Za-z]+)`),
	regexp.MustCompile(`([가-힣A-Za-z]+?)(?:은|는|이|가)\s*(?:누구|무엇|뭐|뭘|어디|언제|얼마|몇|어떤|어느|무슨|어떻게)[가-힣]*\s*[?？]?\s*$`),
	regexp.MustCompile(`([가-힣A-Za-z]+?)(?:은|는)\s*[?？]?\s*$`),
	regexp.MustCompile(`(?i)\b(?:what|which)\s+(?:type|kind|sort|form|piece|part|group|number|amount)s?\s+of\s+([a-z]+)`),
	regexp.MustCompile(`(?i)\b(?:what|which|whose)\s+(?:(?:[a-z'-]+\s+){0,3}?)([a-z'-]+)\s+(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|may|might)\b`),
	regexp.MustCompile(`(?i)\bhow (?:many|much)\s+([a-z]+)`),
	regexp.MustCompile(`(?i)\b(?:what|which|who)(?:'s| is| are| was| were)\s+(?:the|an?|one|his|her|its|their)\s+(?:[a-z'-]+\s+){0,2}?([a-z'-]+)\s+(?:of|for|in|that|which|who|to|by|from|called|named)\b`),
	regexp.MustCompile(`(?i)\b(?:what|which|whose)\s+([a-z]{3,})`),
}

// focusOf returns the noun that names what a question asks for, folded, or "".
func focusOf(question string) string {
	for _, f := range focuses {
		if m := f.FindStringSubmatch(question); m != nil {
			return strings.ToLower(m[len(m)-1])
		}
	}
	return ""
}

// nouns tell the kind of what they name. Korean ones are looked for at the end
// of a word, where a compound has its head.
var nouns = []struct {
	kind  kind
	words *regexp.Regexp
}{
	{kindYear, regexp.MustCompile(`^(해|년도|연도|몇년도|몇년)$|^years?$`)},
	{kindWhen, regexp.MustCompile(`(해|년도|연도|날짜|날|시기|때|시점|시간|요일|월일|세기|연대)$|^(year|date|day|month|century|decade|time|era|period)s?$`)},
	{kindNumber, regexp.MustCompile(`(수|비율|금액|액수|규모|가격|비용|값|거리|길이|높이|무게|넓이|면적|크기|깊이|인구|나이|횟수|점수|순위|정도|속도|온도|용량|지분|점유율|퍼센트|시청률|득표율)$|^(number|amount|percentage|percent|price|cost|size|length|height|weight|distance|population|age|rate|share|stake|score|speed|temperature|area|value)s?$`)},
	{kindWho, regexp.MustCompile(`(사람|인물|선수|감독|작가|가수|배우|대통령|총리|장관|왕|황제|학자|과학자|화가|시인|의원|후보|교수|박사|회장|사장|대표|아버지|어머니|아들|딸|아내|부인|남편|형|동생|친구|스승|제자|장군|사령관|지휘자|작곡가|창립자|설립자|주인공|범인|기자|판사|변호사|멤버)$|^(person|people|man|woman|president|minister|king|queen|emperor|director|author|writer|singer|actor|actress|player|leader|founder|scientist|artist|general|governor|wife|husband|father|mother|son|daughter|brother|sister|inventor|character|composer|professor|chairman|ceo|individual|monarch|ruler)s?$`)},
	{kindWhere, regexp.MustCompile(`(곳|장소|나라|국가|도시|지역|지방|마을|섬|대학|대학교|학교|위치|본사|수도|고향|출생지|대륙|주|동네|항구)$|^(place|country|city|town|state|nation|location|region|area|building|island|river|continent|county|province|street|district|school|university|college|museum|hotel)s?$`)},
	{kindWhy, regexp.MustCompile(`(이유|까닭|원인|배경|계기|목적)$|^(reason|cause|purpose|motive)s?$`)},
}

// kindOfNoun returns the kind of what a noun names.
func kindOfNoun(noun string) kind {
	for _, n := range nouns {
		if n.words.MatchString(noun) {
			return n.kind
		}
	}
	return kindOther
}
