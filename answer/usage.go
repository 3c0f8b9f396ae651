package answer

// Usage is what was asked of chat models: of all requests for one answer,
// added up.
type Usage struct {
	Requests int `json:"requests"`
	// PromptTokens and CompletionTokens are the server's counts, or, where it
	// gives none, ours: then Estimated is true.
	PromptTokens     int  `json:"prompt_tokens"`
	CompletionTokens int  `json:"completion_tokens"`
	Estimated        bool `json:"estimated,omitempty"`
	// Cached: the answer was made before and is told again; nothing was asked.
	Cached bool `json:"cached,omitempty"`
}

// Add adds what was asked for another part of the answer.
func (u *Usage) Add(other Usage) {
	u.Requests += other.Requests
	u.PromptTokens += other.PromptTokens
	u.CompletionTokens += other.CompletionTokens
	u.Estimated = u.Estimated || other.Estimated
	u.Cached = u.Cached || other.Cached
}
