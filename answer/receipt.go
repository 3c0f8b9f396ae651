package answer

import "time"

// A Receipt is the record of how an answer was made: enough to judge it later,
// without asking the model again. It holds no key. As JSON it is what
// `ask --receipt` writes.
type Receipt struct {
	// Question is as it was asked, Rewritten as it was understood, if that is
	// something else.
	Question  string    `json:"question"`
	Rewritten string    `json:"rewritten,omitempty"`
	Asked     time.Time `json:"asked,omitzero"`
	Language  string    `json:"language"`
	Mode      Mode      `json:"mode"`
	// Model and CheckModel are names, empty where none was asked.
	Model      string `json:"model,omitempty"`
	CheckModel string `json:"check_model,omitempty"`
	// PromptHash is the SHA-256 of the first prompt's messages, in hexadecimal.
	PromptHash string            `json:"prompt_hash,omitempty"`
	Passages   []ReceiptPassage  `json:"passages"`
	Replies    []ReceiptReply    `json:"replies,omitempty"`
	Sentences  []ReceiptSentence `json:"sentences,omitempty"`
	Answer     string            `json:"answer"`
	Abstained  bool              `json:"abstained"`
	Notice     string            `json:"notice,omitempty"`
	Citations  []ReceiptCitation `json:"citations"`
	Usage      Usage             `json:"usage"`
}

// A ReceiptPassage is what the answer was made from.
type ReceiptPassage struct {
	// N is the number that the model was given for it, from 1 on.
	N         int    `json:"n"`
	Article   string `json:"article"`
	Title     string `json:"title"`
	StartLine int    `json:"start_line"`
	EndLine   int    `json:"end_line"`
	// Score is that of the best hit in it.
	Score float64 `json:"score"`
	Text  string  `json:"text"`
}

// A ReceiptReply is what a model wrote, to the byte.
type ReceiptReply struct {
	// Purpose is "answer", "repair", "check" or "rewrite".
	Purpose string `json:"purpose"`
	Text    string `json:"text"`
	// Failure is why it ended early, empty if it did not.
	Failure string `json:"failure,omitempty"`
}

// A ReceiptSentence is a sentence that a model wrote, and what became of it.
type ReceiptSentence struct {
	// Text is the model's, without marks; Passages are the numbers that it named.
	Text     string `json:"text"`
	Passages []int  `json:"passages"`
	// Fate is "kept", "repaired" or "cut".
	Fate string `json:"fate"`
	// Shown is what stands for it in the answer, empty if it was cut.
	Shown  string         `json:"shown,omitempty"`
	Checks []ReceiptCheck `json:"checks"`
}

// A ReceiptCheck is one thing that was looked for in a sentence's passages.
type ReceiptCheck struct {
	// Check is what was checked: see docs/checking.md.
	Check string `json:"check"`
	// Item is the part of the sentence that it is about.
	Item   string `json:"item,omitempty"`
	Passed bool   `json:"passed"`
}

// A ReceiptCitation is a citation of the answer.
type ReceiptCitation struct {
	N         int    `json:"n"`
	Article   string `json:"article"`
	StartLine int    `json:"start_line"`
	EndLine   int    `json:"end_line"`
	Quote     string `json:"quote"`
}
