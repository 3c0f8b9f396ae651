package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
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

// A pronoun stands in a text for something.
type pronoun struct {
	span corpus.Span
	what pointed
	// word is the pronoun, in small letters; particle what follows a Korean one.
	word, particle string
}

// A pointed is what a pronoun stands for.
type pointed int

const (
	aPerson pointed = iota
	somePeople
	aThing
	aPlace
	aTime
	thatOne // 그 계획, that company: the noun is there
)

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

var koreanPronouns = []struct {
	what  pointed
	words *regexp.Regexp
}{
	{aPerson, regexp.MustCompile(`(?:^|[\s"'“‘(])((그|그녀|그분|그이)(가|는|의|를|도|와|에게|에게는|께서|께서는|한테|만))(?:$|[^가-힣])`)},
	{aPerson, regexp.MustCompile(`(?:^|[\s"'“‘(])((그 사람|그 분|그 인물|그 회장|그 대표|그 작가|그 선수|그 감독|그 교수|그 박사)(이|가|은|는|의|을|를|도|과|와|에게|에게는)?)(?:$|[^가-힣])`)},
	{somePeople, regexp.MustCompile(`(?:^|[\s"'“‘(])((그들|이들|그 사람들|두 사람|세 사람|둘)(이|가|은|는|의|을|를|도|과|와|에게|에게는)?)(?:$|[^가-힣])`)},
	{aPlace, regexp.MustCompile(`(?:^|[\s"'“‘(])((거기|그곳|그 곳|그 장소)(서|서는|에서|에서는|에|에는|는|은|가|이|까지|로|의|를|을)?)(?:$|[^가-힣])`)},
	{aTime, regexp.MustCompile(`(?:^|[\s"'“‘(])((그때|그 때|그날|그 날|당시|그해|그 해)(에|에는|는|은|의|까지|부터)?)(?:$|[^가-힣])`)},
	{aThing, regexp.MustCompile(`(?:^|[\s"'“‘(])((그것|그거|이것|이거)(은|는|이|가|을|를|의|도|에|에는|로)?)(?:$|[^가-힣])`)},
	{aThing, regexp.MustCompile(`(?:^|[\s"'“‘(])((그게|그건|이게|이건|그걸|이걸)())(?:$|[^가-힣])`)},
	{thatOne, regexp.MustCompile(`(?:^|[\s"'“‘(])((그)())\s`)},
}

var englishPronouns = []struct {
	what  pointed
	words *regexp.Regexp
}{
	{aPerson, regexp.MustCompile(`(?i)\b((he|she|him|his|her)())\b`)},
	{somePeople, regexp.MustCompile(`(?i)\b((they|them|their)())\b`)},
	{aThing, regexp.MustCompile(`(?i)\b((it|its)())\b`)},
	{thatOne, regexp.MustCompile(`(?i)\b((this|these|those)())\b`)},
	{aThing, regexp.MustCompile(`(?i)(?:\b(?:about|of|at|in|on|for|with|by|after|before|than|like|is|was|did|does|do|said|say|why|how|when)\s+)((that)())\b`)},
	{aPlace, regexp.MustCompile(`(?i)\b((there)())\b`)},
	{aTime, regexp.MustCompile(`(?i)\b((then)())\s*[?？.]*$`)},
}

// notPointing are uses of such words that stand for nothing: "Is there a
// ferry?", "What time is it?", "How long does it take?"
var notPointing = regexp.MustCompile(`(?i)\b(is|are|was|were|will|would) there\b|\bthere (is|are|was|were|will|be)\b|\b(does|did|will|would) it (take|cost to)\b|\bit (takes?|took) to\b|` +
	`\b(is|was) it (true|possible|legal|likely|necessary)\b|\bwhat (time|day) is it\b|\bthis (year|month|week|morning|evening)\b`)

// pronounsIn returns the pronouns of a question that point out of it. One that
// stands behind a name may be that name, unless it is one of the kind that is
// not, such as "him".
func pronounsIn(text string) []pronoun {
	var out []pronoun
	idle := notPointing.FindAllStringIndex(text, -1)
	forms := koreanPronouns
	if message.Of(text) == message.English {
		forms = englishPronouns
	}
	for _, form := range forms {
		for _, m := range form.words.FindAllStringSubmatchIndex(text, mostPronouns) {
			p := pronoun{what: form.what, span: corpus.Span{Start: m[2], End: m[3]}, word: strings.ToLower(text[m[4]:m[5]])}
			if m[6] >= 0 {
				p.particle = text[m[6]:m[7]]
			}
			if p.what == aThing && p.word == "that" && nounFollows.MatchString(text[p.span.End:]) {
				p.what = thatOne
			}
			if overlaps(idle, p.span) || p.word != "him" && p.word != "them" && namesBefore(text[:p.span.Start], form.what) {
				continue
			}
			out = append(out, p)
		}
	}
	return inOrder(out)
}

// nounFollows finds the noun that "that" belongs to.
var nounFollows = regexp.MustCompile(`(?i)^\s+(?:[a-hj-z]|i[a-mo-rt-z])[a-z]{2,}`)

// mostPronouns is how many of a kind are read.
const mostPronouns = 8

func overlaps(places [][]int, s corpus.Span) bool {
	for _, p := range places {
		if s.Overlaps(corpus.Span{Start: p[0], End: p[1]}) {
			return true
		}
	}
	return false
}

// namesBefore reports whether a text names what a pronoun after it may stand
// for.
func namesBefore(before string, what pointed) bool {
	switch what {
	case aPerson, somePeople, aThing:
		return len(namesOf(before)) > 0
	}
	return false
}

// inOrder sorts pronouns, and leaves out those within others.
func inOrder(all []pronoun) []pronoun {
	var out []pronoun
	for at := 0; ; {
		best := -1
		for i, p := range all {
			if p.span.Start >= at && (best < 0 || p.span.Start < all[best].span.Start) {
				best = i
			}
		}
		if best < 0 {
			return out
		}
		out = append(out, all[best])
		at = all[best].span.End
	}
}

// namesOf returns the words of a question that are written like names, in order:
// runs of words with a capital letter, but for the first of the question if it
// stands alone, Korean names in full, and Korean words that no dictionary has
// where they are the topic or do something.
func namesOf(question string) []string {
	var out []string
	all := tokens(question, corpus.Span{End: len(question)})
	for i := 0; i < len(all); i++ {
		t := &all[i]
		switch {
		case t.capital && !t.hangul() && (i > 0 || len(all) > 1 && all[1].capital) && !englishNoName()[t.lower]:
			j := i
			for j+1 < len(all) && all[j+1].capital && all[j+1].before == "" && !all[j+1].glued && !all[j+1].hangul() {
				j++
			}
			end := all[j].span.End
			if all[j].is != noParticle && len(all[j].noun) < len(all[j].text) { // ARM은
				end = all[j].span.Start + len(all[j].noun)
			}
			name := question[t.span.Start:end]
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
			i = j
		case t.hangul() && isFullName(t.noun) && !seemsForeign(t.noun):
			out = append(out, t.noun)
		case t.hangul() && t.is != asPredicate && t.is != noParticle && unknownNoun(t.noun):
			out = append(out, t.noun)
		}
	}
	return out
}

// englishNoName are words that may have a capital letter at the start of a
// question and are no names.
var englishNoName = wordsSet(`what which who whom whose when where why how is are was were do does did has have had can could will would
	the a an in on at of to for from by with and but so then i tell please also`)

// unknownNoun reports whether a Korean noun may be a foreign name: no dictionary
// has it or its parts.
func unknownNoun(noun string) bool {
	n := utf8.RuneCountInString(noun)
	return n >= 2 && n <= longestName && !isCompound(noun) && !noNames()[noun] && !askingWords()[noun] && kindOf(noun) == kindOther &&
		strings.ContainsAny(noun, foreignSyllables)
}
