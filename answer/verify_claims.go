package answer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/internal/visible"
	"footnote/retrieval"
)

// A claimed is a sentence that somebody wrote.
type claimed struct {
	// sentence is as it stands, text without markup and what nobody sees.
	sentence, text string
}

// claimsIn returns the sentences of a text that hold a word, and what of it is too
// much. A line that begins a new item, or that is a fence of code, ends a sentence.
func claimsIn(text string) (claims []claimed, rest string) {
	examined := first(text, MostClaimsText)
	for _, s := range corpus.Sentences(examined, corpus.Span{End: len(examined)}) {
		sentence := examined[s.Start:s.End]
		plain := withoutMarkup(sentence)
		if !strings.ContainsFunc(plain, wordy) && !check.HasLink(sentence) {
			continue
		}
		if len(claims) == MostClaims {
			return claims, text[s.Start:]
		}
		claims = append(claims, claimed{sentence: sentence, text: plain})
	}
	return claims, strings.TrimSpace(text[len(examined):])
}

// chatMarkup is what Discord does not show as it is written, or shows as something
// that is no word: mentions, emoji, times, fences, signs of weight, quotations,
// headings and items of lists. See
// https://discord.com/developers/docs/reference#message-formatting
var chatMarkup = []struct {
	found *regexp.Regexp
	with  string
}{
	{regexp.MustCompile("(?m)^\\s*```[a-zA-Z]*\\s*$|```"), " "},
	{regexp.MustCompile(`<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|</[^<>]{1,100}:\d+>|<t:-?\d+(?::\w)?>|<id:\w+>|@everyone\b|@here\b`), " "},
	{regexp.MustCompile(`\[([^\[\]]{1,300})\]\(<?https?://[^()\s<>]+>?\)`), "$1"},
	{regexp.MustCompile(`</?[a-zA-Z][^<>]{0,40}>`), " "},
	{regexp.MustCompile(`(?m)^\s*(?:>{1,3}\s+|#{1,3}\s+|-#\s+|[-*+•]\s+|\d{1,3}[.)]\s+|\[\d{1,3}\]\s+)+`), ""},
	{regexp.MustCompile(`(?:^|\s):\w{2,32}:(?:\s|$)`), " "},
	{regexp.MustCompile(`\\([*_~|>` + "`" + `#\[\]()-])`), "$1"},
	{regexp.MustCompile("\\*+|__+|~~+|\\|\\|+|`+"), ""},
	{regexp.MustCompile(`(^|[\s(])_+|_+($|[\s).,!?])`), "$1$2"},
}

// withoutMarkup returns a sentence as it is read.
func withoutMarkup(s string) string {
	s = visible.Text(s)
	for _, m := range chatMarkup {
		s = m.found.ReplaceAllString(s, m.with)
	}
	return strings.TrimSpace(s)
}

// emptiness returns why a sentence claims nothing, "" if it may claim something.
func (c claimed) emptiness() message.Key {
	bare := strings.TrimSpace(addresses.ReplaceAllString(c.text, ""))
	switch {
	case !strings.ContainsFunc(bare, wordy):
		return message.VerifyLink
	case check.IsOrder(bare):
		return message.VerifyBids
	case isAsking(bare):
		return message.VerifyAsks
	case isGreeting(bare):
		return message.VerifyGreets
	case bidding.MatchString(bare):
		return message.VerifyBids
	}
	return ""
}

// addresses are those of pages.
var addresses = regexp.MustCompile(`(?i)<?\bhttps?://[^\s<>]+>?`)

// isAsking reports whether a sentence asks.
func isAsking(s string) bool {
	trimmed := strings.TrimRight(s, " \t\n)]\"'”’~!.…")
	return strings.HasSuffix(trimmed, "?") || strings.HasSuffix(trimmed, "？") || koreanAsking.MatchString(trimmed) ||
		utf8.RuneCountInString(trimmed) < mostAskingText && englishAsking.MatchString(s)
}

// mostAskingText is how many characters a question without its mark has at most.
const mostAskingText = 120

var (
	koreanAsking  = regexp.MustCompile(`(?:나요|까요|[습입합됩갑옵봅줍십립]니까|인가요|가요|는지요|을까|[할일될갈올볼줄]까|는가|은가|던가|[으느이하되었았했]냐)$`)
	englishAsking = regexp.MustCompile(`(?i)^(?:(?:so|and|but|hey|ok|um)[,\s]+)*(?:(?:what|who|when|where|why|how|which)\s+(?:is|are|was|were|do|does|did|can|could|will|would|should|about|time|many|much)\b|(?:does|did|do|is|are|can|could|would|will)\s+(?:anyone|anybody|someone|you|we|i|it|they|he|she|there)\b)`)
)

// Greets reports whether what somebody wrote greets, thanks, laughs or cheers, as
// "hi all" and "고마워요" do, and asks nothing.
func Greets(text string) bool {
	bare := withoutMarkup(text)
	return greeting.MatchString(bare) && isGreeting(bare) && !strings.ContainsAny(bare, "?？")
}

// greeting is a word that is one, and no mere answer as "no" is.
var greeting = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:hi|hiya|hello|hey|yo|thanks?|thx|ty|good|bye|goodbye|welcome|congrat\w*|lo+l|lmao|rofl|ha(?:ha)+h?|wow|nice|cool|great|` +
	`안녕[가-힣]*|감사[가-힣]*|고마[가-힣]*|고맙[가-힣]*|반가[가-힣]*|반갑[가-힣]*|수고[가-힣]*|축하[가-힣]*|굿[가-힣]*|[ㄱ-ㅎ]{2,}|하하+|잘자요?|대박)(?:$|[^\p{L}])`)

// isGreeting reports whether a sentence is made of words that only keep people
// company.
func isGreeting(s string) bool {
	words, kept := 0, 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !wordy(r) && r != '\'' && r != '’' }) {
		words++
		if companyWords()[word] || companyEnd.MatchString(word) {
			kept++
		}
	}
	return words > 0 && kept == words
}

var (
	companyWords = wordsSet(`hi hello hey hiya yo sup thanks thank thx ty you u all everyone guys folks good morning afternoon evening night day bye goodbye
		lol lmao rofl haha hahaha wow nice cool great ok okay yes no yep nope yeah sure please welcome congrats congratulations np brb gg omg wtf so much very
		there again see later the to and a well done oh ah hmm um uh really
		안녕 안녕하세요 안녕하십니까 여러분 다들 모두 감사 감사합니다 고마워 고마워요 고맙습니다 네 넵 예 아니요 아니 응 어 오 아 와 우와 헐 대박 진짜 정말 굿 굿모닝 좋은 아침 아침이에요 아침입니다
		반가워요 반갑습니다 수고하세요 수고하셨습니다 축하해요 축하합니다 축하드려요 그렇군요 그렇구나 그러네요 맞아요 맞습니다 맞네요 알겠습니다 알겠어요 잘자 잘자요 안녕히 계세요 가세요 저도 저 나 나도 너무 아주 정말로 완전`)
	companyEnd = regexp.MustCompile(`^(?:[ㄱ-ㅎㅏ-ㅣ]+|ha(?:ha)+h?|l+o+l+|no+|ye+s+|he(?:he)+|크크+|하하+|호호+|흐흐+|굿+|넹+|넵+)$`)
)

// bidding is how people tell others to do something.
var bidding = regexp.MustCompile(`(?i)^(?:please|pls|let's|lets|check out|look at|have a look|see|click|read|visit|come|join|subscribe|note that)\b[^"“]{0,200}$|(?:세요|십시오|바랍니다|합시다|하자|주라|해라|줘|줘요|자고)[.!~ ]*$`)

// opinion is how people tell what they think, feel and wish, and not what is.
var opinion = regexp.MustCompile(`(?i)\b(?:i|we)\s+(?:\w+\s+)?(?:think|feel|believe|guess|hope|wish|love|like|hate|want|need|prefer|agree|disagree|wonder|can['’]?t wait)\b|\bi['’]m\b|\bin my opinion\b|\b(?:imo|imho|tbh)\b|\b(?:so|really|very|super|pretty)\s+(?:cool|nice|good|great|bad|sad|funny|boring|interesting|beautiful|cute|awesome)\b|\b(?:awesome|amazing|terrible|beautiful|lovely|boring|interesting)[.!]*$` +
	`|(?:좋|싫|멋지|멋있|예쁘|재밌|재미있|재미없|지루하|아쉽|슬프|기쁘|궁금하|신기하|부럽|무섭|귀엽|웃기)[가-힣]*[.!~ㅠㅜㅋㅎ ]*$|(?:고|면)\s?싶(?:다|어|네|습|군)[가-힣]*[.!~ ]*$|(?:것|거)\s?같(?:다|아|네|습)[가-힣]*[.!~ ]*$|생각(?:한다|해|합니다|해요|이다|입니다)[.!~ ]*$`)

// isOpinion reports whether a sentence tells what somebody thinks and nothing that
// could be looked up: no number and no name.
func (c claimed) isOpinion() bool {
	return opinion.MatchString(c.text) && len(retrieval.Quantities(c.text)) == 0 && len(namesOf("of "+c.text)) == 0
}
