package answer

import (
	"regexp"
	"slices"
	"strings"

	"footnote/internal/message"
	"footnote/retrieval"
)

// A followUp is what in a question points back to what was said before.
type followUp struct {
	// text is the question without the words that only link it: "And", "그럼".
	text string
	// about is what is asked about instead of what was asked about before: "the
	// bakery" of "What about the bakery?"; empty if nothing is.
	about string
	// pronouns stand for what was named before, in order.
	pronouns []pronoun
	// elliptic: too little is said to be understood alone: "Why?", "누가
	// 발표했나요?"
	elliptic bool
	// faint: only words such as "this" or "then" point back, which may as well
	// point to nothing.
	faint bool
}

// followUpOf reads a question as a follow-up; ok is false if it stands alone.
func followUpOf(question string) (f followUp, ok bool) {
	question = strings.TrimSpace(first(question, maxQuestion))
	f.text = openers.ReplaceAllString(question, "")
	linked := f.text != question
	if strings.TrimSpace(f.text) == "" {
		return followUp{text: question, elliptic: true}, true
	}
	f.pronouns = pronounsIn(f.text)
	if f.about = aboutOf(f.text, linked); len(f.pronouns) > 0 {
		f.about = ""
	}
	f.elliptic = !namesTopic(f.text)
	f.faint = f.about == "" && !f.elliptic && !slices.ContainsFunc(f.pronouns, func(p pronoun) bool { return !faintWords()[p.word] })
	return f, f.about != "" || len(f.pronouns) > 0 || f.elliptic
}

// openers link a question to the one before.
var openers = regexp.MustCompile(`(?i)^(?:(?:그럼|그러면|그렇다면|그래서|그런데|근데|그리고|그래도|하지만|아니면|또|또한|참|and|but|so|then|also|ok|okay|or)(?:[\s,.…?？]+|$))+`)

var faintWords = wordsSet(`this that these those there then 당시 그`)

// namesTopic reports whether a question says more than what kind of answer it asks
// for, and in Korean more than the predicate.
func namesTopic(question string) bool {
	for word := range strings.FieldsFuncSeq(topic(question), func(r rune) bool { return !wordy(r) }) {
		noun, _ := endingOf(word)
		if !askingWords()[strings.ToLower(word)] && !askingWords()[noun] && !askingEnd.MatchString(word) && !predicates.MatchString(word) {
			return true
		}
	}
	return false
}

// askingWords say nothing of what is asked for, by themselves. askingEnd is what
// remains of a Korean question word, as "서요" of "어디서요".
var (
	askingWords = wordsSet(`what which how many much so else more exactly again though please tell me us about was is are were did does do the a an
		in on at to by with for from of 무엇 뭐 뭘 뭐가 무슨 어떤 어떻게 어느 더 또 정확히 자세히 좀 말해 알려 줘 주세요 주실래요 다른 것 건 사람 예 아 네 응
		다시 모두 함께 처음 직접 먼저 나중에 결국 뭐라고 나와 나와요 해 했어 하지 say says said mention mentions
		it he she they them him her his its their this that there then 그는 그가 그녀 그들 그것 거기 거기서 그때 그건 그게
		really anything anyone else 그 대해 대해서 설명해 설명해줘 알려줘 알려주세요 말해줘 첫 두 세 번째`)
	askingEnd = regexp.MustCompile(`^(서|서요|에서|에서요|요|에|에요|예요|인가요|인가|인지|이야|야|죠|이죠|나요|가요|니|까|까지|부터|는요|은요|지요|입니까|습니까|이에요|이나|나|와|를|을|가|이|의)$`)
)

var (
	koreanAbout  = regexp.MustCompile(`^(.{1,40}?)(?:의 경우(?:에는|는|엔)?|에서는|에서도|에는|에도|은|는|도|이|가)\s*(?:요|어때요?|어떤가요?|어떻습니까|어떻게 되나요?|어떻게 돼요?)?\s*[?？.]*$`)
	englishAbout = regexp.MustCompile(`(?i)^(?:what|how) about\s+(.{1,60}?)\s*[?？.]*$`)
	englishAnd   = regexp.MustCompile(`(?i)^((?:(?:in|at|for|of|on|to|by|with|from)\s+)?[^?？]{1,40}?)\s*[?？]*$`)
	// englishVerbs are in a question that is whole.
	englishVerbs = regexp.MustCompile(`(?i)\b(is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b`)
)

// mostAbout is how many words tell what a question is about instead.
const mostAbout = 5

// aboutOf returns what a question asks about instead of what was asked about
// before, if that is all it says.
func aboutOf(question string, linked bool) string {
	about := ""
	if m := englishAbout.FindStringSubmatch(question); m != nil {
		about = m[1]
	} else if m := koreanAbout.FindStringSubmatch(question); m != nil && message.Of(question) == message.Korean {
		about = m[1]
	} else if m := englishAnd.FindStringSubmatch(question); m != nil && linked && message.Of(question) == message.English {
		about = m[1]
	}
	words := strings.Fields(about)
	if len(words) == 0 || len(words) > mostAbout || kindOf(about) != kindOther || englishVerbs.MatchString(about) || !namesTopic(about) {
		return ""
	}
	for _, w := range words {
		if _, is := endingOf(w); is != noParticle && is != asOwner && !isFullName(w) && retrieval.IsCommon(w) || predicates.MatchString(w) {
			return ""
		}
	}
	return strings.TrimSpace(about)
}
