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
