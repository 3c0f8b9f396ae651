package bot

import (
	"slices"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"footnote/answer"
)

// How much is kept of conversations: a bot that runs for months talks with more
// people than it should keep there, and who comes back the next day means
// something else by "he". A reply goes on with what it replies to, however old.
const (
	maxConversations = 2000
	maxSaid          = 8000
	conversationEnds = time.Hour
)

// A conversation is one of one person in one channel. What was said for that
// person alone is a conversation apart: none of it may show in the other.
type conversation struct {
	channel, person string
	private         bool
}

// memory keeps what was said, by answer and by conversation.
type memory struct {
	mu     sync.Mutex
	said   *lru.Cache[string, said]
	latest *lru.Cache[conversation, string]
	// forgot are the events with which people asked to forget what was before.
	forgot *lru.Cache[string, string]
	// removed are turns that no answer on its way may bring back.
	removed *lru.Cache[wording, struct{}]
}

// said is an answer with all that came before it.
type said struct {
	in conversation
	at time.Time
	// turns end with the answer's own.
	turns []answer.Turn
	// removed: its own turn is not there any more.
	removed bool
}

func newMemory() *memory {
	return &memory{
		said: cache[string, said](maxSaid), latest: cache[conversation, string](maxConversations),
		forgot: cache[string, string](maxConversations), removed: cache[wording, struct{}](maxRemoved),
	}
}

// last returns the id of the latest answer of a conversation, empty if there is
// none.
func (m *memory) last(c conversation) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	id, _ := m.latest.Get(c)
	return id
}

// recall returns the turns of a conversation that goes on, oldest first.
func (m *memory) recall(c conversation, now time.Time) []answer.Turn {
	m.mu.Lock()
	defer m.mu.Unlock()
	id, _ := m.latest.Get(c)
	last, found := m.said.Get(id)
	if !found || now.Sub(last.at) > conversationEnds {
		return nil
	}
	return last.turns
}

// upTo returns the turns up to an answer, which somebody in c refers to. What
// others were told in private, or elsewhere, is not theirs to refer to; nor is
// anything private in public.
func (m *memory) upTo(id string, c conversation) (turns []answer.Turn, found bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, found := m.said.Get(id)
	if !found || s.in.channel != c.channel || s.in.private && (s.in.person != c.person || !c.private) {
		return nil, false
	}
	return s.turns, true
}

// remember adds an answer after those that came before it.
func (m *memory) remember(c conversation, id string, before []answer.Turn, t answer.Turn, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if since, found := m.forgot.Get(c.person); found && earlier(id, since) {
		return // it was still being answered
	}
	m.removed.Remove(wordingOf(c.channel, t))
	m.said.Add(id, said{in: c, at: now, turns: answer.Remember(m.kept(c.channel, before), t)})
	m.latest.Add(c, id)
}

// forgotten reports whether a person asked after an event to forget it.
func (m *memory) forgotten(person, id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	since, found := m.forgot.Get(person)
	return found && earlier(id, since)
}

// forget removes all that a person said, and was told, before an event; from
// conversations of others too that went on with it.
func (m *memory) forget(person, since string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if before, found := m.forgot.Get(person); !found || earlier(before, since) {
		m.forgot.Add(person, since)
	}
	for _, c := range m.latest.Keys() {
		if c.person == person {
			m.latest.Remove(c)
		}
	}
	own := make(map[exchange]bool)
	for _, id := range m.said.Keys() {
		s, _ := m.said.Peek(id)
		if n := len(s.turns); n > 0 && !s.removed {
			own[exchanged(s.in.person, s.turns[n-1])] = true
		}
		if s.in.person == person {
			m.said.Remove(id)
		}
	}
	for _, id := range m.said.Keys() {
		s, _ := m.said.Peek(id)
		s.turns = slices.DeleteFunc(slices.Clone(s.turns), func(t answer.Turn) bool {
			return own[exchanged(person, t)] && !own[exchanged(s.in.person, t)]
		})
		m.said.Add(id, s)
	}
}

// An exchange is what a person said and was told.
type exchange struct{ person, question, answer string }

func exchanged(person string, t answer.Turn) exchange { return exchange{person, t.Question, t.Answer} }
