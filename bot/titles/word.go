package titles

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Bounds of what is read of what was typed. A choice has 100 characters.
const (
	mostTyped = 100
	mostWords = 10
)

// A letter is what one typed letter may stand for.
type letter struct {
	// first and last are the ends of a range, both of it.
	first, last rune
	// alone is another one.
	alone rune
}

func (l letter) is(r rune) bool { return r >= l.first && r <= l.last || r == l.alone }

// A word is a typed one, in each way in which it may be meant.
type word struct {
	ways [][]letter
}

// read returns the words of what was typed. The last one may be unfinished,
// unless white space follows it.
func read(typed string) []word {
	typed = norm.NFC.String(typed)
	if cut := []rune(typed[:min(len(typed), 4*mostTyped)]); len(cut) > mostTyped {
		typed = string(cut[:mostTyped])
	} else {
		typed = string(cut)
	}
	fields := strings.Fields(typed)
	ended := typed != strings.TrimRightFunc(typed, unicode.IsSpace)
	var out []word
	for i, field := range fields {
		letters := lettersOf(field)
		if len(letters) == 0 {
			continue
		}
		w := word{ways: [][]letter{exactly(letters)}}
		if i == len(fields)-1 && !ended {
			w.ways = unfinished(letters)
		}
		if out = append(out, w); len(out) == mostWords {
			break
		}
	}
	return out
}

// lettersOf folds a typed word. Two consonants that look like one are two.
func lettersOf(field string) []rune {
	var out []rune
	for _, r := range field {
		switch {
		case pairs[r] != "":
			out = append(out, []rune(pairs[r])...)
		case isLetter(r):
			out = appendFolded(out, r)
		}
	}
	return out
}

func exactly(letters []rune) []letter {
	out := make([]letter, len(letters))
	for i, r := range letters {
		out[i] = one(r)
	}
	return out
}

// one returns what a letter stands for that is not the last: a consonant alone
// stands for all syllables that begin with it.
func one(r rune) letter {
	if lead := slices.Index(consonants, r); lead >= 0 {
		return letter{syllable(lead, 0, 0), syllable(lead, vowels-1, tails-1), r}
	}
	return letter{r, r, r}
}

// unfinished returns the ways in which a word may go on whose last syllable may
// be unfinished: “서” as “설”, “고” as “관”, “갑” as “값” or “가방”, “섲” as
// “서재” and, with the tail left out, as “성재”.
func unfinished(letters []rune) [][]letter {
	last := letters[len(letters)-1]
	before := exactly(letters[:len(letters)-1])
	if !isSyllable(last) {
		return [][]letter{append(before, one(last))}
	}
	lead, vowel, tail := apart(last)
	if tail == 0 {
		return [][]letter{append(before, letter{last, syllable(lead, lastVowel(vowel), tails-1), last})}
	}
	ways := [][]letter{append(slices.Clone(before), letter{last, syllable(lead, vowel, lastTail(tail)), last})}
	typed := []rune(tailLetters[tail-1])
	next := one(typed[len(typed)-1])
	first, end := syllable(lead, vowel, 0), syllable(lead, vowel, tails-1)
	if len(typed) == 2 { // the first of them stays
		stays := slices.Index(tailLetters, string(typed[0])) + 1
		first = syllable(lead, vowel, stays)
		end = first
	}
	return append(ways, append(before, letter{first, end, first}, next))
}

// in returns the best place where a text holds a word, never elsewhere.
func (w *word) in(f *folded) place {
	best := nowhere
	for _, way := range w.ways {
		last := len(f.letters) - len(way)
		for i, r := range f.letters {
			if i > last {
				break
			}
			if !way[0].is(r) || !goesOn(f.letters[i:], way) {
				continue
			}
			switch {
			case i == 0:
				return atTitle
			case i < len(f.begins) && f.begins[i]:
				best = atWord
			default:
				best = min(best, inside)
			}
		}
	}
	return best
}

// goesOn reports whether a text that begins with the first of some letters goes
// on with the others.
func goesOn(text []rune, way []letter) bool {
	for i := 1; i < len(way); i++ {
		if !way[i].is(text[i]) {
			return false
		}
	}
	return true
}
