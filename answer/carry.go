package answer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/internal/message"
)

// A carried is a question with what it needs of the conversation.
type carried struct {
	// text stands alone.
	text string
	// asks is the part of it that tells what kind of answer is asked for, if that
	// is not all.
	asks string
}

// carry rewrites a follow-up without a model: what is asked about instead takes
// its place in the question before, names take the places of pronouns, and
// where neither is enough, the words of the question before are added. The turns
// of the conversation are [resolved].
func carry(f followUp, history []Turn) carried {
	before := history[len(history)-1].Meant
	if f.about != "" {
		if text := instead(before, f); text != "" {
			return carried{text: text, asks: text}
		}
	}
	text, whole := named(f, history)
	if whole && !f.elliptic {
		return carried{text: text, asks: text}
	}
	return carried{text: withWords(text, before), asks: f.text}
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
		words = strings.Trim(oneLine(leadingAuxiliary.ReplaceAllString(topic(before), "")), " ?？.,")
	}
	if words == "" {
		return question
	}
	return question + " (" + words + ")"
}

// leadingAuxiliary is what remains before the topic of an English question.
var leadingAuxiliary = regexp.MustCompile(`(?i)^\s*(is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s+`)

// named returns a follow-up with names in the places of its pronouns; whole is
// false if one of them stands for nothing that is known.
func named(f followUp, history []Turn) (text string, whole bool) {
	var b strings.Builder
	at, whole := 0, true
	for _, p := range f.pronouns {
		found := antecedents(p.what, history)
		name := chosen(p.what, found, message.Of(f.text))
		if name == "" {
			whole = false
			continue
		}
		b.WriteString(f.text[at:p.span.Start])
		b.WriteString(inPlace(p, name, f.text[p.span.End:]))
		at = p.span.End
	}
	b.WriteString(f.text[at:])
	return b.String(), whole
}

// chosen returns what stands for a pronoun, given all that fits: the last person,
// the one thing, some people.
func chosen(what pointed, found []string, lang string) string {
	switch {
	case len(found) == 0, what == aThing && len(found) > 1:
		return ""
	case what == somePeople:
		found = found[:min(len(found), mostNamedPeople)]
		if lang == message.Korean {
			return strings.Join(found, ", ")
		}
		if n := len(found) - 1; n > 0 {
			return strings.Join(found[:n], ", ") + " and " + found[n]
		}
		return found[0]
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
	case "it", "this", "that", "these", "those":
		return "the " + name
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

// endsInConsonant tells how a name sounds at its end; of Latin letters, by the
// last one.
func endsInConsonant(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if last >= '가' && last <= '힣' {
		return (last-'가')%28 != 0
	}
	return !strings.ContainsRune("aeiouyAEIOUYwW2459", last)
}

// instead returns the question before with something else in the place of what
// it was about; empty if that has no place there.
func instead(before string, f followUp) string {
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
