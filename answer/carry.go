package answer

import (
	"regexp"
	"slices"
	"strings"

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
		t.Meant, t.Short = first(oneLine(t.meant()), maxTurn), first(t.Short, maxTurn)
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
