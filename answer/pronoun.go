package answer

import (
	"regexp"
	"strings"

	"footnote/corpus"
	"footnote/internal/message"
)

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
