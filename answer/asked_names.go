package answer

import (
	"strings"
	"unicode/utf8"

	"footnote/corpus"
)

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
		case t.beginsName() && (i > 0 || len(all) > 1 && all[1].capital):
			last := lastOfName(all, i)
			name := question[t.span.Start : all[last].span.Start+len(all[last].noun)] // ARM은
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
			i = last
		case t.hangul() && (isFullName(t.noun) && !seemsForeign(t.noun) || t.is != asPredicate && t.is != noParticle && unknownNoun(t.noun)):
			out = append(out, t.noun)
		}
	}
	return out
}

// beginsName reports whether a word may begin a name in Latin letters.
func (t *token) beginsName() bool { return t.capital && !t.hangul() && !englishNoName()[t.lower] }

// lastOfName returns the last word of the name that begins with the i-th.
func lastOfName(all []token, i int) int {
	for i+1 < len(all) {
		if next := &all[i+1]; !next.capital || next.before != "" || next.glued || next.hangul() {
			break
		}
		i++
	}
	return i
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
