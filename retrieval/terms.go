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
}

// A field tells kinds of terms apart.
type field uint64

const (
	// word: a word's stem.
	word field = iota
	// gram: two neighbouring Korean syllables, or latinGram letters of a word.
	gram
	// hangulSound and latinSound: the [sound] of a word in that script.
	hangulSound
	latinSound

	// fieldBits are the bits of a term's hash that hold its field.
	fieldBits = 3
)

// hash identifies the term.
func (t term) hash() uint64 { return xxhash.Sum64String(t.text)&^fieldBits | uint64(t.field) }

// latinGram is the length of a gram of Latin letters.
const latinGram = 4

// latinShare is what all grams of a Latin word weigh together.
const latinShare = 1.0

// terms returns the terms of a text in order, one for each time it stands
// there.
func terms(text string) []term { return termsOf(tokenize(text)) }

func termsOf(tokens []token) []term {
	out := make([]term, 0, 4*len(tokens))
	var run []byte // Korean syllables since the last break
	for i, t := range tokens {
		from := len(out)
		if t.broken || t.script != hangul {
			run = run[:0]
		}
		out = append(out, term{text: t.stem(), share: 1})
		switch t.script {
		case hangul:
			out = appendSound(out, out[from].text, hangulSound)
			before := len(run)
			run = append(run, t.text...)
			for at := max(0, before-syllableBytes); at+2*syllableBytes <= len(run); at += syllableBytes {
				pair := string(run[at : at+2*syllableBytes])
				loose := at < before || at+2*syllableBytes > before+len(out[from].text)
				out = append(out, term{text: pair, field: gram, share: 1, loose: loose})
			}
		case latin:
			out = appendSound(out, t.text, latinSound)
			padded := "_" + t.text + "_"
			n := len(padded) - latinGram + 1
			for at := range n {
				out = append(out, term{text: padded[at : at+latinGram], field: gram, share: latinShare / float64(n)})
			}
		}
		for j := from; j < len(out); j++ {
			out[j].token = i
		}
	}
	return out
}

// syllableBytes is the length of a Korean syllable or jamo in UTF-8.
const syllableBytes = 3

// questionWords ask, and so say nothing about what is asked for.
var questionWords = wordSet(`
	a an the of in on at to for from by with as is are was were be been being do does did done has have had
	what which who whom whose when where why how many much long old that this these those it its and or if
	there their they he she his her i you we can could would will shall should may might must about into than another some any called name named kind type way many also used use percent percentage 퍼센트 take takes took taken get got set sets up out off my me our your give gave given come came happen happens happened
	누구 누가 무엇 무엇인가 무엇인가요 무엇을 무엇이 무엇일까 뭐 뭐라고 뭘 어디 어디인가 어디인가요 어디서 어디에 언제 언제인가 언제인가요 어떤 어떻게 어느 왜 몇 얼마 얼마나 얼마인가 얼마인가요 무슨 
	것 것은 것을 것이 곳 곳은 때 때는 수 등 및 그 이 저 위해 위한 대해 대한 통해 있는 있다 없는 했나 인가 사람 사람은 이름 이름은 명칭 명칭은`)

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
