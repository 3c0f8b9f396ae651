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

// mostNamedPeople bounds the people whom "they" stands for.
const mostNamedPeople = 4

// antecedents returns what a pronoun stands for in a conversation, empty if
// nothing there fits.
func antecedents(what pointed, history []Turn) []string {
	for _, t := range slices.Backward(history) {
		var found []string
		switch what {
		case aPerson, somePeople:
			found = t.people(history)
			if what == somePeople && !slices.Equal(found, peopleIn(t.meant(), knownPeople(history))) {
				return nil // a list of many says less than the question that it answers
			}
		case aPlace:
			found = t.place()
		case aTime:
			found = t.time()
		case aThing:
			found = t.thing(history)
		case thatOne:
			return nil
		}
		if len(found) > 0 {
			return found
		}
		if what == aPlace || what == aTime {
			return nil // only what was just said
		}
	}
	return nil
}

// people returns those whom a turn names: in its question, else in its short
// answer, else in its answer. One alone is the last of them.
func (t Turn) people(history []Turn) []string {
	known := knownPeople(history)
	if found := peopleIn(t.meant(), known); len(found) > 0 {
		return found
	}
	for _, said := range []string{t.Short, withoutMarks(first(t.Answer, maxTurn))} {
		if found := peopleIn(said, known); len(found) > 0 {
			return found
		}
	}
	if kindOf(t.meant()) == kindWho && len(strings.Fields(t.Short)) <= 4 && len(namesOf("of "+t.Short)) > 0 {
		return []string{t.Short}
	}
	for _, name := range namesOf(t.meant()) {
		if !organisation.MatchString(name) || message.Of(name) == message.English {
			return []string{name}
		}
	}
	return nil
}

// knownPeople returns the names of the people whom the sources of a conversation
// name.
func knownPeople(history []Turn) []string {
	var out []string
	for _, t := range history {
		for _, c := range t.Sources {
			for _, p := range people(mentionsNear(c)) {
				if utf8.RuneCountInString(p.fullest.name) > 1 && !slices.Contains(out, p.fullest.name) {
					out = append(out, p.fullest.name)
				}
			}
		}
	}
	return out
}

// nearCitation is how many characters around a citation tell who the people are
// that it speaks of: some paragraphs, in which they are named in full.
const nearCitation = 2000

// mentionsNear returns the people whom an article names around a citation.
func mentionsNear(c Citation) []mention {
	var out []mention
	near := corpus.Span{Start: max(c.Article.Body.Start, c.Span.Start-nearCitation), End: min(c.Article.Body.End, c.Span.End+nearCitation)}
	for _, s := range corpus.Sentences(c.Article.Text, runes(c.Article.Text, near)) {
		out = append(out, mentions(c.Article, s)...)
	}
	return out[:min(len(out), mostMentions)]
}

// runes returns a span without the parts of characters at its ends.
func runes(text string, s corpus.Span) corpus.Span {
	for s.Start < s.End && !utf8.RuneStart(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End--
	}
	return s
}

// peopleIn returns the people whom a text names, in order: with an office, by two
// names, or as the sources do.
func peopleIn(text string, known []string) []string {
	type named struct {
		name string
		at   int
	}
	var found []named
	a := &corpus.Article{Text: text, Body: corpus.Span{End: len(text)}}
	var all []mention
	for _, s := range corpus.Sentences(text, a.Body) {
		all = append(all, mentions(a, s)...)
	}
	for _, p := range people(all) {
		if utf8.RuneCountInString(p.fullest.name) > 1 {
			found = append(found, named{p.fullest.name, p.fullest.span.Start})
		}
	}
	for _, name := range namesOf("of " + text) { // the first word may be known
		at := strings.Index(text, name)
		overlaps := slices.ContainsFunc(found, func(n named) bool { return strings.Contains(n.name, name) || strings.Contains(name, n.name) })
		if !overlaps && (isKnown(name, known) || isFullName(name) && !seemsForeign(name)) {
			found = append(found, named{name, at})
		}
	}
	slices.SortStableFunc(found, func(a, b named) int { return a.at - b.at })
	var out []string
	for _, n := range found {
		out = append(out, n.name)
	}
	return out
}

// isKnown reports whether a name is one of those known, or a part of one.
func isKnown(name string, known []string) bool {
	return slices.ContainsFunc(known, func(k string) bool {
		return k == name || slices.ContainsFunc(strings.Fields(k), func(part string) bool { return retrieval.Alike(part, name) })
	})
}

// place returns where something was, if that was asked just before, or is told in
// the question.
func (t Turn) place() []string {
	if kindOf(t.meant()) == kindWhere && t.Short != "" {
		return []string{t.Short}
	}
	if m := placeAsked.FindStringSubmatch(t.meant()); m != nil {
		return []string{strings.TrimSpace(m[1] + m[2])}
	}
	return nil
}

// placeAsked finds the place that a question names.
var placeAsked = regexp.MustCompile(`([가-힣A-Za-z0-9]+(?:\s[가-힣A-Za-z0-9]+)?)에서|\b(?:in|at)\s+((?:the\s+)?\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*)`)

// time returns when something was, if that was asked just before, or the date
// that the question tells.
func (t Turn) time() []string {
	for _, text := range []string{t.Short, t.meant()} {
		for _, q := range retrieval.Quantities(text) {
			if q.Class == retrieval.UnitDate {
				return []string{text[q.Span.Start:q.Span.End]}
			}
		}
	}
	return nil
}

// thing returns what a question is about that is no person: its topic in Korean,
// its first noun with an article in English, else what it names.
func (t Turn) thing(history []Turn) []string {
	question := t.meant()
	if message.Of(question) == message.Korean {
		if np := topicPhrase(question); np.Len() > 0 {
			if topic := strings.TrimPrefix(question[np.Start:np.End], "그 "); len(peopleIn(topic, knownPeople(history))) == 0 {
				return []string{topic}
			}
		}
	}
	var out []string
	if m := nounPhrase.FindStringSubmatch(question); m != nil {
		return []string{m[1]}
	}
	persons := peopleIn(question, knownPeople(history))
	for _, name := range namesOf(question) {
		isPerson := slices.ContainsFunc(persons, func(p string) bool { return strings.Contains(p, name) })
		if !isPerson && !slices.ContainsFunc(out, func(n string) bool { return strings.Contains(n, name) }) && len(out) < mostPronouns {
			out = append(out, name)
		}
	}
	return out
}

// nounPhrase finds a noun with its article, to the next word of grammar.
var nounPhrase = regexp.MustCompile(`(?i)\b((?:the|an?)\s+[a-z0-9'’-]+)(?:\s+(?:in|on|at|of|for|to|by|with|from|take|be|is|was|were|did|do|does|have|has|had|open|close|cost|under)\b|\s*[?？.,]|$)`)

// topicPhrase returns the place of a Korean question's topic, else of its subject,
// without the particle; empty if there is none.
func topicPhrase(question string) corpus.Span {
	all := tokens(question, corpus.Span{End: len(question)})
	at := markedBy(all, "은", "는")
	if at < 0 {
		at = markedBy(all, "이", "가")
	}
	if at < 0 {
		return corpus.Span{}
	}
	return phraseTo(all, at)
}

// markedBy returns the last noun with one of some particles, -1 if there is none: a
// verb before a noun may end in 는 too, "팔리는 빵은".
func markedBy(all []token, particles ...string) int {
	for i := range slices.Backward(all) {
		t := &all[i]
		if t.hangulEnd() && slices.Contains(particles, t.text[len(t.noun):]) && t.noun != "" && kindOf(t.text) == kindOther && !predicates.MatchString(t.text) {
			return i
		}
	}
	return -1
}

// hangulEnd reports whether a word ends in Hangul: ARM은 does.
func (t *token) hangulEnd() bool {
	last, _ := utf8.DecodeLastRuneInString(t.text)
	return last >= '가' && last <= '힣'
}

// phraseTo returns the place of the nouns up to a token that belong together,
// without the particle.
func phraseTo(all []token, at int) corpus.Span {
	from := at
	for from > 0 && all[from].before == "" && (all[from-1].is == noParticle || all[from-1].is == asOwner) && !predicates.MatchString(all[from-1].text) &&
		kindOf(all[from-1].text) == kindOther && !askingWords()[all[from-1].text] {
		from--
	}
	return corpus.Span{Start: all[from].span.Start, End: all[at].span.Start + len(all[at].noun)}
}
