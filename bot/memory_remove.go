package bot

import (
	"slices"

	"footnote/answer"
)

// maxRemoved is how many turns are remembered to be gone: far more than answers
// are on their way at a time.
const maxRemoved = 1000

// A wording tells a turn among those of a channel: who asks the same and is
// answered the same has said nothing else.
type wording struct{ channel, question, answer string }

func wordingOf(channel string, t answer.Turn) wording {
	return wording{channel, t.Question, t.Answer}
}

// remove removes an answer, and its turn from all that came after it.
func (m *memory) remove(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	gone, found := m.said.Peek(id)
	if !found || gone.removed || len(gone.turns) == 0 {
		return
	}
	channel := gone.in.channel
	m.removed.Add(wordingOf(channel, gone.turns[len(gone.turns)-1]), struct{}{})
	for _, other := range m.said.Keys() {
		s, found := m.said.Peek(other)
		if !found || s.in.channel != channel {
			continue
		}
		turns := m.kept(channel, s.turns)
		if len(turns) == len(s.turns) {
			continue
		}
		// What is left in its place is what came before it.
		s.turns, s.removed = turns, s.removed || other == id
		m.said.Add(other, s)
	}
}

// kept returns turns without those that were removed.
func (m *memory) kept(channel string, turns []answer.Turn) []answer.Turn {
	gone := func(t answer.Turn) bool { return m.removed.Contains(wordingOf(channel, t)) }
	if !slices.ContainsFunc(turns, gone) {
		return turns
	}
	return slices.DeleteFunc(slices.Clone(turns), gone)
}
