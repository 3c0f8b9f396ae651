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

// A carried is a question with what it needs of the conversation.
type carried struct {
	// text stands alone; search is the same without the pronouns that are left.
	text, search string
	// asks is the part of it that tells what kind of answer is asked for, if that
	// is not all.
	asks string
}

// carry rewrites a follow-up without a model: what is asked about instead takes
// its place in the question before, names take the places of pronouns, and
// where neither is enough, the words of the question before are added. The turns
// of the conversation are [resolved].
func carry(f followUp, history []Turn) carried {
	before := coreOf(history[len(history)-1].Meant)
	if f.about != "" {
		if title := aspectOf(f.about, history); title != "" {
			return sameOf(f.text+" ("+title+")", f.text)
		}
		if text := instead(before, f); text != "" {
			return sameOf(text, text)
		}
		return sameOf(withWords(f.text, wordsOf(history)), f.text)
	}
	text, bare, whole := named(f, history)
	if whole && (!f.elliptic || f.namesWho()) {
		return carried{text: text, search: bare, asks: text}
	}
	words := wordsOf(history)
	return carried{text: withWords(text, words), search: withWords(bare, words), asks: f.text}
}

// namesWho reports whether a pronoun stands for what the question is about.
func (f followUp) namesWho() bool {
	return slices.ContainsFunc(f.pronouns, func(p pronoun) bool { return p.what == aPerson || p.what == somePeople || p.what == aThing })
}

func sameOf(text, asks string) carried { return carried{text: text, search: text, asks: asks} }

// aspectOf returns the title of the article that was cited last, if that speaks of
// what is asked about instead, and that is no name: "참가비는?" asks for something
// else of the same race, "부산은?" for the same of something else.
func aspectOf(about string, history []Turn) string {
	sources := history[len(history)-1].Sources
	words := strings.Fields(about)
	if len(sources) == 0 || len(words) == 0 || len(namesOf("of "+about)) > 0 || isDate(about) {
		return ""
	}
	article := sources[0].Article
	text := strings.ToLower(first(article.Text[article.Body.Start:article.Body.End], maxAspect))
	if !strings.Contains(text, strings.ToLower(words[len(words)-1])) {
		return ""
	}
	return oneLine(article.Title)
}

// maxAspect is how many characters of an article are looked through.
const maxAspect = 20000

// isDate reports whether a few words are a date.
func isDate(s string) bool {
	return slices.ContainsFunc(retrieval.Quantities(s), func(q retrieval.Quantity) bool { return q.Class == retrieval.UnitDate })
}

// coreOf returns a question without the words that were added to it.
func coreOf(question string) string {
	if core, _, found := strings.Cut(question, " ("); found && strings.HasSuffix(question, ")") {
		return core
	}
	return question
}

// mostCarried is how many characters of words are carried over, and fewWords how
// many words a question has that does not say by itself what it is about.
const (
	mostCarried = 160
	fewWords    = 3
)

// wordsOf returns the words of the last question, with those that were added to
// it, or those of the one before where it has few.
func wordsOf(history []Turn) string {
	last := history[len(history)-1].Meant
	core := coreOf(last)
	added := strings.Trim(strings.TrimPrefix(last, core), " ()")
	if added == "" && len(history) > 1 && len(strings.Fields(core)) < fewWords {
		added = coreOf(history[len(history)-2].Meant)
	}
	switch {
	case added == "":
	case !namesTopic(core):
		core = added
	default:
		core = topicOf(core) + ", " + added
	}
	return first(core, mostCarried)
}

// resolved returns a conversation in which each turn tells what was meant.
func resolved(history []Turn) []Turn {
	out := make([]Turn, 0, len(history))
	for _, t := range history {
		t.Meant = first(oneLine(t.meant()), maxTurn)
		if f, ok := followUpOf(t.Meant); ok && len(out) > 0 && t.Meant == oneLine(t.Question) {
			t.Meant = carry(f, out).text
		}
		out = append(out, t)
	}
	return out
}

// withWords adds the words of the question before to a question. Where that has
// a kind of its own, the other's is left out.
func withWords(question, before string) string {
	words := before
	if kindOf(question) != kindOther {
		words = topicOf(before)
	}
	words = strings.Trim(words, " ?？.,")
	if words == "" {
		return question
	}
	return question + " (" + words + ")"
}

// topicOf returns the words of a question that tell what it is about.
func topicOf(question string) string {
	words := strings.Fields(leadingAuxiliary.ReplaceAllString(topic(question), ""))
	words = slices.DeleteFunc(words, func(w string) bool {
		w = strings.ToLower(strings.Trim(w, "?？,."))
		return askingEnd.MatchString(w) || pointingWords()[w]
	})
	return strings.Trim(strings.Join(words, " "), " ?？.,")
}

// pointingWords are not carried over: what they stand for may be.
var pointingWords = wordsSet(`it he she they them him her his its 그는 그가 그의 그녀는 그들은 그것은 거기 거기서 그때`)

// leadingAuxiliary is what remains before the topic of an English question.
var leadingAuxiliary = regexp.MustCompile(`(?i)^\s*(is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s+`)

// named returns a follow-up with names in the places of its pronouns, and the same
// without those for which there is none; whole is false if there are any.
func named(f followUp, history []Turn) (text, bare string, whole bool) {
	var b, without strings.Builder
	at, replaced, whole := 0, 0, true
	for _, p := range f.pronouns {
		name := chosen(p.what, antecedents(p.what, history), message.Of(f.text))
		shown, searched := f.text[p.span.Start:p.span.End], ""
		switch {
		case name != "":
			shown = inPlace(p, name, f.text[p.span.End:])
			searched = shown
			replaced++
		case p.what != thatOne:
			whole = false
		}
		b.WriteString(f.text[at:p.span.Start] + shown)
		without.WriteString(f.text[at:p.span.Start] + searched)
		at = p.span.End
	}
	b.WriteString(f.text[at:])
	without.WriteString(f.text[at:])
	return b.String(), oneLine(without.String()), whole && (replaced > 0 || len(f.pronouns) == 0)
}

// chosen returns what stands for a pronoun, given all that fits: the last person,
// the one thing, some people.
func chosen(what pointed, found []string, lang string) string {
	switch {
	case len(found) == 0, what == aThing && len(found) > 1, what == somePeople && len(found) == 1:
		return ""
	case what == somePeople:
		found = found[:min(len(found), mostNamedPeople)]
		if lang == message.Korean {
			return strings.Join(found, ", ")
		}
		n := len(found) - 1
		return strings.Join(found[:n], ", ") + " and " + found[n]
	}
	return found[len(found)-1]
}

// inPlace returns a name in the form of the pronoun whose place it takes.
func inPlace(p pronoun, name, after string) string {
	switch p.word {
	case "his", "its", "their":
		return name + "'s"
	case "her":
		if next := strings.TrimSpace(after); next != "" && wordy([]rune(next)[0]) && !englishVerbs.MatchString(firstWord(next)) && !prepositionFirst.MatchString(next) {
			return name + "'s"
		}
	case "there":
		return "at " + name
	case "then":
		return name
	case "그게", "이게":
		return name + withParticle(name, "가")
	case "그건", "이건":
		return name + withParticle(name, "는")
	case "그걸", "이걸":
		return name + withParticle(name, "를")
	}
	if title, found := strings.CutPrefix(p.word, "그 "); found && p.what == aPerson && title != "사람" && title != "분" && title != "인물" {
		return name + " " + title + p.particle
	}
	particle := p.particle
	if particle == "서" || particle == "서는" {
		particle = "에" + particle
	}
	return name + withParticle(name, particle)
}

var prepositionFirst = regexp.MustCompile(`(?i)^(in|on|at|of|for|to|by|with|from|and|or|when|before|after)\b`)

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// withParticle returns a particle as it follows a name: 은 after a consonant, 는
// after a vowel.
func withParticle(name, particle string) string {
	for _, pair := range [][2]string{{"은", "는"}, {"이", "가"}, {"을", "를"}, {"과", "와"}} {
		if particle == pair[0] || particle == pair[1] {
			if endsInConsonant(name) {
				return pair[0]
			}
			return pair[1]
		}
	}
	return particle
}

// endsInConsonant tells how a name sounds at its end in Korean, in which other
// Latin consonants than these, and the rest of the digits, end in a vowel: 하스.
func endsInConsonant(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if last >= '가' && last <= '힣' {
		return (last-'가')%28 != 0
	}
	return strings.ContainsRune("lmnLMN013678", last) || strings.HasSuffix(name, "ng")
}

// instead returns the question before with something else in the place of what
// it was about; empty if that has no place there.
func instead(before string, f followUp) string {
	if isDate(f.about) {
		for _, q := range retrieval.Quantities(before) {
			if q.Class == retrieval.UnitDate {
				return before[:q.Span.Start] + f.about + before[q.Span.End:]
			}
		}
		if !withPreposition.MatchString(f.about) {
			return ""
		}
		return insteadEnglish(before, f.about)
	}
	if message.Of(before) == message.Korean {
		return insteadKorean(before, f)
	}
	return insteadEnglish(before, f.about)
}

func insteadKorean(before string, f followUp) string {
	at := samePlace(before, f)
	if at.Len() == 0 {
		at = topicPhrase(before)
	}
	if at.Len() == 0 {
		return ""
	}
	at = replaced(before, at, f.about)
	rest := before[at.End:]
	for _, particle := range []string{"은", "는", "이", "가", "을", "를", "과", "와"} {
		if after, found := strings.CutPrefix(rest, particle); found && !startsHangul(after) {
			return before[:at.Start] + f.about + withParticle(f.about, particle) + after
		}
	}
	return before[:at.Start] + f.about + rest
}

func startsHangul(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '가' && r <= '힣'
}

// samePlace returns the nouns of the question before that have the particle of
// what is asked about instead, "에는" of "저녁에는?".
func samePlace(before string, f followUp) corpus.Span {
	_, particle, _ := strings.Cut(f.text, f.about)
	all := tokens(before, corpus.Span{End: len(before)})
	for _, place := range []string{"에서", "에게", "에"} {
		if !strings.HasPrefix(particle, place) {
			continue
		}
		for i := range all {
			if t := &all[i]; t.hangulEnd() && t.is == asPlace && strings.HasPrefix(t.text[len(t.noun):], place) && kindOf(t.text) == kindOther {
				return phraseTo(all, i)
			}
		}
	}
	return corpus.Span{}
}

// replaced returns the part of some nouns whose place others take: up to the word
// that both have ("은가람 마라톤" of "은가람 마라톤 최고 기록"), else what has the rest
// ("ARM" of "ARM의 지분").
func replaced(before string, at corpus.Span, about string) corpus.Span {
	nouns := tokens(before, at)
	words := strings.Fields(about)
	for i := range nouns {
		if nouns[i].noun == words[len(words)-1] {
			return corpus.Span{Start: at.Start, End: nouns[i].span.Start + len(nouns[i].noun)}
		}
	}
	for i := range nouns[:max(0, len(nouns)-1)] {
		if nouns[i].is == asOwner {
			return corpus.Span{Start: at.Start, End: nouns[i].span.Start + len(nouns[i].noun)}
		}
	}
	return at
}

// subject finds what an English question is about: the noun behind its first
// auxiliary verb.
var subject = regexp.MustCompile(`(?i)\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s+((?:the|an?|this|that)\s+(?:[a-z0-9'’-]+\s+)??[a-z0-9'’-]+|\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*)`)

// withPreposition splits what is asked about instead from its preposition.
var withPreposition = regexp.MustCompile(`(?i)^(in|at|for|of|on|to|by|with|from)\s+(.+)$`)

func insteadEnglish(before, about string) string {
	if m := withPreposition.FindStringSubmatch(about); m != nil {
		phrase := regexp.MustCompile(`(?i)\b` + m[1] + `\s+((?:the|an?)\s+[a-z0-9'’-]+|\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*|[a-z0-9'’-]+)`)
		if at := phrase.FindStringSubmatchIndex(before); at != nil {
			return before[:at[2]] + m[2] + before[at[3]:]
		}
		return strings.TrimRight(before, "?？ ") + " " + about + "?"
	}
	if names := namesOf(before); len(names) > 0 && len(namesOf("about "+about)) > 0 {
		name := names[len(names)-1]
		i := strings.LastIndex(before, name)
		return before[:i] + about + before[i+len(name):]
	}
	if at := subject.FindStringSubmatchIndex(before); at != nil {
		return before[:at[2]] + about + before[at[3]:]
	}
	return ""
}
