package answer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

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
