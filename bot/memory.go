package bot

import (
	"slices"
	"sync"

	"footnote/answer"
)

// maxConversations bounds the conversations in memory: a bot that runs for months
// talks with more people than it should keep there.
const maxConversations = 1000

// memory keeps the last turns of conversations, by channel.
type memory struct {
	mu    sync.Mutex
	turns map[string][]answer.Turn
	// order holds the channels, the one that was silent longest first.
	order []string
}

func newMemory() *memory { return &memory{turns: make(map[string][]answer.Turn)} }

// recall returns the turns in a channel, oldest first.
func (m *memory) recall(channel string) []answer.Turn {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.turns[channel])
}

func (m *memory) remember(channel string, t answer.Turn) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turns[channel] = answer.Remember(m.turns[channel], t)
	if i := slices.Index(m.order, channel); i >= 0 {
		m.order = slices.Delete(m.order, i, i+1)
	}
	m.order = append(m.order, channel)
	if len(m.order) > maxConversations {
		delete(m.turns, m.order[0])
		m.order = slices.Delete(m.order, 0, 1)
	}
}
