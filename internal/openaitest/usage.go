package openaitest

import "strings"

// Usage is how many tokens a reply took.
type Usage struct {
	PromptTokens     int `json:"prompt_tokens"`
	CompletionTokens int `json:"completion_tokens"`
	TotalTokens      int `json:"total_tokens"`
}

// Tokens counts a text's tokens, which to this server are its words, those of
// more than six bytes in parts: some two syllables of Korean.
func Tokens(text string) int {
	n := 0
	for _, word := range strings.Fields(text) {
		n += (len(word) + mostBytes - 1) / mostBytes
	}
	return n
}

// mostBytes is how many bytes a token has at most.
const mostBytes = 6

// usageOf counts the tokens of the messages and of the reply.
func usageOf(r *Request, chunks []string) *Usage {
	u := Usage{CompletionTokens: Tokens(strings.Join(chunks, ""))}
	for _, m := range r.Messages {
		u.PromptTokens += Tokens(m.Content)
	}
	u.TotalTokens = u.PromptTokens + u.CompletionTokens
	return &u
}
