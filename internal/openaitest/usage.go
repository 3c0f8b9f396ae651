package openaitest

import "strings"

// Usage is how many tokens a reply took.
type Usage struct {
	PromptTokens     int `json:"prompt_tokens"`
	CompletionTokens int `json:"completion_tokens"`
	TotalTokens      int `json:"total_tokens"`
}

// Tokens counts a text's tokens, which to this server are its words.
func Tokens(text string) int { return len(strings.Fields(text)) }

// usageOf counts the words of the messages and of the reply.
func usageOf(r *Request, chunks []string) *Usage {
	u := Usage{CompletionTokens: Tokens(strings.Join(chunks, ""))}
	for _, m := range r.Messages {
		u.PromptTokens += Tokens(m.Content)
	}
	u.TotalTokens = u.PromptTokens + u.CompletionTokens
	return &u
}
