package answer

import (
	"sync"
	"unicode/utf8"

	"github.com/tiktoken-go/tokenizer"
)

// codec is the encoding that texts are measured by. Newer ones, and most of
// other makers' models, take fewer tokens for Korean and about as many for
// English: what fits by this one fits by theirs.
var codec = sync.OnceValue(func() tokenizer.Codec {
	c, err := tokenizer.Get(tokenizer.Cl100kBase)
	if err != nil {
		return nil
	}
	return c
})

// tokenMargin is for models whose tokens are smaller: Llama 2's take a half more
// for English, and small ones of their own.
const tokenMargin = 1.2

// messageTokens are what a chat template adds to a message, about.
const messageTokens = 8

// tokenCount returns how many tokens a text takes, safely high.
func tokenCount(text string) int {
	c := codec()
	if c == nil {
		return utf8.RuneCountInString(text)
	}
	n, err := c.Count(text)
	if err != nil {
		return utf8.RuneCountInString(text)
	}
	return int(tokenMargin*float64(n)) + 1
}
