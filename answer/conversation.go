package answer

import (
	"slices"
	"unicode/utf8"
)

// How much of a conversation is kept and read: follow-ups refer to what was said
// just before. Six turns of the length that questions and answers mostly have
// are some 2,500 characters.
const (
	// MaxTurns is how many turns a follow-up can refer to.
	MaxTurns = 6
	// maxSaid bounds the characters of all turns together; the last one is always
	// read. maxTurn bounds each side of a turn.
	maxSaid = 4000
	maxTurn = 800
)

// Turn returns the turn that an answer makes of the conversation.
func (a Answer) Turn() Turn {
	return Turn{Question: a.Question, Meant: a.Rewritten, Answer: a.Text, Short: a.Short, Sources: a.Citations}
}

// Remember returns a conversation with one more turn, without those that are too
// long ago to refer to. It leaves the conversation that it is given as it is.
func Remember(history []Turn, t Turn) []Turn {
	return slices.Clone(recent(append(slices.Clip(history), t)))
}

// recent returns the last turns of a conversation that are within the budget.
func recent(history []Turn) []Turn {
	left := maxSaid
	for i, t := range slices.Backward(history) {
		left -= min(utf8.RuneCountInString(t.Question), maxTurn) + min(utf8.RuneCountInString(t.Answer), maxTurn)
		if i < len(history)-MaxTurns || left < 0 && i < len(history)-1 {
			return history[i+1:]
		}
	}
	return history
}

// meant returns the turn's question as it stands alone.
func (t Turn) meant() string {
	if t.Meant != "" {
		return t.Meant
	}
	return t.Question
}

// lastSources returns the citations of the last turn that has any.
func lastSources(history []Turn) []Citation {
	for _, t := range slices.Backward(history) {
		if len(t.Sources) > 0 {
			return t.Sources
		}
	}
	return nil
}
