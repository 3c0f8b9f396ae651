package answer

import (
	"cmp"
	"slices"
	"strings"

	"footnote/internal/message"
	"footnote/retrieval"
)

// near is how many passages an abstention offers.
const near = 3

// abstain says what is missing and what is near.
func (a *Answerer) abstain(q Question, lang string, mode Mode, r *reading) Answer {
	said := Answer{
		Question: q.Text, Language: lang, Mode: mode, Abstained: true,
		Confidence: min(r.confidence, leastConfidence),
		Near:       a.excerpts(r.concepts, r.hits[:min(near, len(r.hits))]),
	}
	for _, c := range r.concepts {
		if !c.Known && !predicates.MatchString(c.Word) {
			said.Missing = append(said.Missing, c.Word)
		}
	}
	switch {
	case a.index.Passages() == 0:
		said.Text = message.AbstainEmpty.In(lang)
	case len(said.Missing) > 0:
		said.Text = message.AbstainMissing.In(lang, quoted(asAsked(r.text, said.Missing), lang))
	case len(r.hits) == 0 && len(r.concepts) == 0:
		said.Text = message.AbstainVague.In(lang)
	default:
		said.Text = message.AbstainNothing.In(lang)
		if apart := asAsked(r.text, r.apart()); len(apart) > 0 {
			said.Text = message.AbstainApart.In(lang, quoted(apart, lang))
		}
	}
	return said
}

// mostApart is how many words an abstention names that the best passage lacks.
const mostApart = 3

// apart returns the words of the question that the passages do not have which
// are shown, else those that the first of them does not have, the rarest first.
func (r *reading) apart() []string {
	if len(r.statements) == 0 {
		return nil
	}
	trust := r.trustByHit()
	shown := trust[0]
	for _, other := range trust[1:min(near, len(trust))] {
		shown = most(shown, other)
	}
	if words := r.lacking(shown); words != nil {
		return words
	}
	return r.lacking(trust[0])
}

// lacking returns the words of the question that a passage does not have, given
// how surely it has each, the rarest first. A predicate, which may be told in many
// words, is one only where nothing else is.
func (r *reading) lacking(passage []float64) []string {
	var missed, predicate []retrieval.Concept
	for i, c := range r.concepts {
		switch {
		case passage[i] >= 0.5:
		case predicates.MatchString(c.Word):
			predicate = append(predicate, c)
		default:
			missed = append(missed, c)
		}
	}
	if missed == nil {
		missed = predicate
	}
	slices.SortStableFunc(missed, func(a, b retrieval.Concept) int { return cmp.Compare(b.Rarity, a.Rarity) })
	var words []string
	for _, c := range missed[:min(mostApart, len(missed))] {
		words = append(words, c.Word)
	}
	return words
}

// How many missing words an abstention names, and how many characters of each:
// a question may hold hundreds.
const (
	mostNamed   = 8
	longestWord = 40
)

// quoted lists words as people read them.
func quoted(words []string, lang string) string {
	list := make([]string, 0, mostNamed)
	for _, w := range words[:min(mostNamed, len(words))] {
		shown := first(w, longestWord)
		if shown != w {
			shown += "…"
		}
		list = append(list, message.QuotedWord.In(lang, shown))
	}
	if len(words) > mostNamed {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
