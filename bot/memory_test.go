package bot

import (
	"fmt"
	"testing"
	"time"

	"footnote/answer"
)

// asked returns the questions of turns.
func asked(turns []answer.Turn) string {
	out := ""
	for _, t := range turns {
		out += t.Question
	}
	return out
}

func TestAConversationKeepsItsLastTurnsUntilItEnds(t *testing.T) {
	m, c, now := newMemory(), conversation{channel: "c", person: "p"}, time.Now()
	for i := range answer.MaxTurns + 3 {
		m.remember(c, fmt.Sprint(i), m.recall(c, now), answer.Turn{Question: fmt.Sprint(i)}, now)
	}
	if got := asked(m.recall(c, now.Add(conversationEnds))); got != "345678" {
		t.Errorf("recalled %s", got)
	}
	if got := m.recall(c, now.Add(conversationEnds+1)); got != nil {
		t.Errorf("recalled %v after it ended", got)
	}
	turns, found := m.upTo("4", c)
	if got := asked(turns); !found || got != "01234" {
		t.Errorf("up to the answer: %s", got)
	}
}

func TestWhatWasSaidInPrivateStaysThere(t *testing.T) {
	m, now := newMemory(), time.Now()
	private := conversation{channel: "c", person: "p", private: true}
	m.remember(private, "1", nil, answer.Turn{Question: "secret"}, now)
	m.remember(conversation{channel: "c", person: "q"}, "2", nil, answer.Turn{Question: "open"}, now)
	for _, c := range []conversation{
		{channel: "c", person: "p"}, {channel: "c", person: "q", private: true}, {channel: "d", person: "p", private: true},
	} {
		if got := m.recall(c, now); got != nil {
			t.Errorf("%+v recalls %v", c, got)
		}
	}
	if _, found := m.upTo("1", conversation{channel: "c", person: "q"}); found {
		t.Error("another person refers to a private answer")
	}
	if _, found := m.upTo("1", conversation{channel: "c", person: "p"}); found {
		t.Error("a private answer is referred to in public")
	}
	if _, found := m.upTo("2", conversation{channel: "d", person: "q"}); found {
		t.Error("an answer is referred to from another channel")
	}
	if turns, found := m.upTo("2", conversation{channel: "c", person: "p"}); !found || asked(turns) != "open" {
		t.Error("an answer that all see cannot be referred to")
	}
}

func TestForgettingIsWholeAndOfOnePersonAlone(t *testing.T) {
	m, now := newMemory(), time.Now()
	for i, c := range []conversation{{"c", "p", false}, {"d", "p", true}, {"c", "q", false}} {
		m.remember(c, fmt.Sprint(i), nil, answer.Turn{Question: "x"}, now)
	}
	m.forget("p", "9")
	if m.recall(conversation{"c", "p", false}, now) != nil || m.recall(conversation{"d", "p", true}, now) != nil || m.said.Len() != 1 {
		t.Error("something is left")
	}
	if m.recall(conversation{"c", "q", false}, now) == nil {
		t.Error("another person's conversation is gone")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m, now := newMemory(), time.Now()
	for i := range maxSaid + 10 {
		m.remember(conversation{channel: fmt.Sprint(i), person: "p"}, fmt.Sprint(i), nil, answer.Turn{}, now)
	}
	if m.said.Len() != maxSaid || m.latest.Len() != maxConversations {
		t.Errorf("%d answers, %d conversations", m.said.Len(), m.latest.Len())
	}
}

func TestForgettingAfterAQuestionWasDeletedTakesTheRestAlong(t *testing.T) {
	m, now := newMemory(), time.Now()
	c := conversation{channel: "c", person: "p"}
	m.remember(c, "1", nil, answer.Turn{Question: "one"}, now)
	m.remove("1") // nothing is left of it
	m.forget("p", "9")
	if got := m.recall(c, now); got != nil || m.said.Len() != 0 {
		t.Errorf("recalled %v of %d", got, m.said.Len())
	}
}
