package answer

import (
	"unicode"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/message"
)

// The thriftiest tokens hold no more than this of a word on average: OpenAI's
// o200k_base has 4.9 letters of English and 1.7 syllables of Korean to one,
// those made for Korean up to 2.3.
const (
	mostLetters   = 6
	mostSyllables = 2.5
)

// windowStep is what context windows are multiples of: Ollama's are of 2,048
// or 4,096 tokens, unless told otherwise.
const windowStep = 1024

// unread reports whether a server that counts so many tokens of a prompt has
// read only a part of it, as Ollama does with one that is longer than its
// window: fewer tokens than any model takes, or a full window that is less
// than we count.
func unread(counted int, messages []openai.ChatCompletionMessage) bool {
	if counted <= 0 {
		return false // It counts none.
	}
	full := counted%windowStep == 0 && tokenMargin*float64(counted) < float64(size(messages))
	return full || counted < leastSize(messages)
}

// leastSize returns how many tokens messages take at least, whatever the model.
func leastSize(messages []openai.ChatCompletionMessage) int {
	letters, syllables := 0, 0
	for _, m := range messages {
		for _, r := range m.Content {
			switch {
			case r <= unicode.MaxASCII && wordy(r):
				letters++
			case wordy(r):
				syllables++
			}
		}
	}
	return int(float64(letters)/mostLetters + float64(syllables)/mostSyllables)
}

// noteUnread notes, once, that the server has read only a part of a prompt.
func (c *call) noteUnread(told *openai.Usage, messages []openai.ChatCompletionMessage) {
	if told == nil || c.cut || !unread(told.PromptTokens, messages) {
		return
	}
	c.cut = true
	c.o.Log.WarnContext(c.ctx, "the server read only a part of what it was asked: set CHAT_CONTEXT to the size of its context window, or make that larger",
		"model", c.name, "counted", told.PromptTokens, "sent", size(messages), "context", c.o.Context)
}

// windowNotice is what people are told of that.
func (c *call) windowNotice() string {
	if !c.cut {
		return ""
	}
	return message.ModelUnread.In(c.lang)
}
