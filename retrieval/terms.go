package retrieval

import (
	"strings"

	"github.com/cespare/xxhash/v2"
)

// A term is what texts are compared by. Words tell what grams confuse; grams
// cross spaces, so that text that is spaced otherwise still meets; sounds meet
// across scripts.
type term struct {
	text  string
	field field
	// share is the part of its word's weight that a gram of Latin letters
	// has, so that long words do not outweigh all others; 1 for other terms.
	share float64
	// token is the position among the text's tokens; a gram that crosses a
	// space has that of the token it ends in.
	token int
	// loose: a gram that is not wholly within its token's stem.
	loose bool
	// again: the term is that of a part of the text, and stands at an earlier
	// token of it as well.
	again bool
}

// A field tells kinds of terms apart.
type field uint64

const (
	// word: a word's stem.
	word field = iota
	// gram: two neighbouring Korean syllables, or latinGram letters of a word.
	gram
	// hangulSound and latinSound: the sounds of a word in that script.
	hangulSound
	latinSound
	// quantity: what a [Quantity] is found by.
	quantity
	// verb: what a Korean word's verb may be, see appendVerbs.
	verb

	// fieldBits are the bits of a term's hash that hold its field.
	fieldBits = 7
)

// hash identifies the term.
func (t term) hash() uint64 { return xxhash.Sum64String(t.text)&^fieldBits | uint64(t.field) }

// latinGram is the length of a gram of Latin letters.
const latinGram = 4

// latinShare is what all grams of a Latin word weigh together.
const latinShare = 1.0

// terms returns the terms of a text in order, one for each time it stands
// there.
func terms(text string) []term {
	_, out := tokensAndTerms(text)
	return out
}

// tokensAndTerms returns a text's tokens as well.
func tokensAndTerms(text string) ([]token, []term) {
	text = fold(text)
	tokens := split(text)
	return tokens, termsOf(tokens, partsOf(text, tokens))
}

// termsOf returns the terms of tokens and of the parts of their text.
func termsOf(tokens []token, parts []part) []term {
	out := make([]term, 0, termsPerToken*len(tokens))
	before := 0
	for i, t := range tokens {
		from := len(out)
		stem := t.stem()
		out = append(out, term{text: stem, share: 1})
		parts, out = appendParts(out, t, before, parts)
		before = t.end
		switch t.script {
		case han:
			out = appendReadings(out, t)
		case hangul:
			out = appendVerbs(out, t.text, stem)
			out = appendSounds(out, stem, hangulSound)
			if i > 0 && !t.broken && tokens[i-1].script == hangul {
				before := tokens[i-1].text
				out = append(out, crossing(before[len(before)-syllableBytes:]+t.text[:syllableBytes]))
			}
			out = appendSyllableGrams(out, t.text, len(stem))
		case latin:
			out = appendSounds(out, t.text, latinSound)
			out = appendLetterGrams(out, t.text)
		}
		for j := from; j < len(out); j++ {
			out[j].token = i
		}
	}
	return out
}

// termsPerToken is about how many terms a token has.
const termsPerToken = 6

// crossing returns the gram that two neighbouring words share.
func crossing(pair string) term { return term{text: pair, field: gram, share: 1, loose: true} }

// appendSyllableGrams appends the pairs of syllables of a Korean word, whose
// stem is its first bytes.
func appendSyllableGrams(out []term, word string, stem int) []term {
	for end := 2 * syllableBytes; end <= len(word); end += syllableBytes {
		out = append(out, term{text: word[end-2*syllableBytes : end], field: gram, share: 1, loose: end > stem})
	}
	return out
}

// appendLetterGrams appends the runs of latinGram letters of a word whose
// beginning and end are marked.
func appendLetterGrams(out []term, word string) []term {
	marked := "_" + word + "_"
	ends := make([]int, 0, 32) // of letters, in bytes; the first is that of none
	for at := range marked {
		ends = append(ends, at)
	}
	ends = append(ends, len(marked))
	n := len(ends) - latinGram
	for i := range n {
		out = append(out, term{text: marked[ends[i]:ends[i+latinGram]], field: gram, share: latinShare / float64(n)})
	}
	return out
}

// questionWords ask, and so say nothing about what is asked for.
var questionWords = wordSet(`
	a an the of in on at to for from by with as is are was were be been being do does did done has have had
	what which who whom whose when where why how many much long old that this these those it its and or if
	there their they he she his her i you we can could would will shall should may might must about into than another some any called name named kind type way many also used use percent percentage 퍼센트 take takes took taken go goes went gone get got set sets up out off my me our your give gave given come came happen happens happened
	은 는 가 을 를 의 에 도 만 와 과 로 누구 누가 무엇 무엇인가 무엇인가요 무엇을 무엇이 무엇일까 뭐 뭐라고 뭘 어디 어디인가 어디인가요 어디서 어디에 언제 언제인가 언제인가요 어떤 어떻게 어느 왜 몇 얼마 얼마나 얼마인가 얼마인가요 무슨 
	것 것은 것을 것이 곳 곳은 때 때는 수 등 및 그 이 저 위해 위한 대해 대한 통해 있는 있다 없는 했나 인가 사람 사람은 이름 이름은 명칭 명칭은 한 할 하는 하기로 한다 하다 된 되는 된다 일은 일을 일이 점은 점을`)

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
