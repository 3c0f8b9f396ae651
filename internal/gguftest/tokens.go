package gguftest

import (
	"regexp"
	"unicode/utf8"
)

// A tokenType is what a token is, as llama.h numbers it.
type tokenType int32

const (
	normal   tokenType = 1
	unknown  tokenType = 2
	control  tokenType = 3
	bytewise tokenType = 6
)

// words are runs of letters and digits.
var words = regexp.MustCompile(`[\p{L}\p{N}]+`)

// wordStart stands for a space, as SentencePiece has it.
const wordStart = "▁"

// tokens is a tokenizer's vocabulary. Each token's text is there once.
type tokens struct {
	texts  []string
	types  []int32
	scores []float32
	number map[string]int
}

func newTokens() *tokens { return &tokens{number: make(map[string]int)} }

// add adds a token, if no token has its text, and returns its number. All
// have one score: of the ways to cut a text, the one with the fewest tokens
// is best.
func (t *tokens) add(text string, kind tokenType) int {
	if n, found := t.number[text]; found {
		return n
	}
	n := len(t.texts)
	t.number[text] = n
	t.texts = append(t.texts, text)
	t.types = append(t.types, int32(kind))
	t.scores = append(t.scores, -1)
	return n
}

// addWords adds each word of a text, as it stands after a space. The tokenizer
// joins two tokens to a third that it knows: hence all beginnings of words too.
func (t *tokens) addWords(text string) {
	for _, word := range words.FindAllString(text, -1) {
		for i := range word {
			t.add(wordStart+word[:i]+first(word[i:]), normal)
		}
	}
}

// write adds the vocabulary to a file, for a kind of tokenizer.
func (t *tokens) write(f *File, model string) {
	f.set("tokenizer.ggml.model", model)
	f.set("tokenizer.ggml.tokens", t.texts)
	f.set("tokenizer.ggml.scores", t.scores)
	f.set("tokenizer.ggml.token_type", t.types)
}

// first returns the first character of s.
func first(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}
