package limit

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A model is the queue at its plainest: it tells the next by looking at all.
type model struct {
	waiting []*ticket
	running []*ticket
	// servers and people, the one whose turn is next first.
	servers []string
	people  map[string][]string
}

func (m *model) join(t *ticket) {
	m.waiting = append(m.waiting, t)
	if !slices.Contains(m.servers, t.server) {
		m.servers = append(m.servers, t.server)
	}
	if !slices.Contains(m.people[t.server], t.person) {
		m.people[t.server] = append(m.people[t.server], t.person)
	}
}

func (m *model) leave(t *ticket) {
	m.waiting = slices.DeleteFunc(m.waiting, func(w *ticket) bool { return w == t })
	m.running = slices.DeleteFunc(m.running, func(w *ticket) bool { return w == t })
	has := func(server, person string) bool {
		return slices.ContainsFunc(m.waiting, func(w *ticket) bool {
			return w.server == server && (person == "" || w.person == person)
		})
	}
	m.people[t.server] = slices.DeleteFunc(m.people[t.server], func(p string) bool { return !has(t.server, p) })
	m.servers = slices.DeleteFunc(m.servers, func(s string) bool { return !has(s, "") })
}

// next takes out whose turn it is.
func (m *model) next() *ticket {
	server := m.servers[0]
	person := m.people[server][0]
	m.servers = append(m.servers[1:], server)
	m.people[server] = append(m.people[server][1:], person)
	for _, t := range m.waiting {
		if t.server == server && t.person == person {
			m.leave(t)
			return t
		}
	}
	panic("a person in the ring has nothing waiting")
}

// follow does to a queue and its model what each byte says, and compares them.
func follow(t *testing.T, ops []byte) {
	t.Helper()
	const running = 3
	q := NewQueue(running)
	m := &model{people: map[string][]string{}}
	for _, op := range ops {
		all := slices.Concat(m.running, m.waiting)
		if op < 128 || len(all) == 0 {
			ticket := q.join(string('s'+rune(op)%3), string('a'+rune(op)/3%4))
			if len(m.running) < running {
				m.running = append(m.running, ticket)
			} else {
				m.join(ticket)
			}
		} else {
			ticket := all[int(op)%len(all)]
			ticket.leave()
			m.leave(ticket)
			if len(m.running) < running && len(m.waiting) > 0 {
				m.running = append(m.running, m.next())
			}
		}
		compare(t, q, m)
	}
	for _, ticket := range slices.Concat(m.waiting, m.running) {
		ticket.leave()
	}
	if running, waiting := q.Load(); running+waiting+len(q.byID) != 0 {
		t.Fatalf("%d running, %d waiting after all left", running, waiting)
	}
}

func compare(t *testing.T, q *Queue, m *model) {
	t.Helper()
	if running, waiting := q.Load(); running != len(m.running) || waiting != len(m.waiting) {
		t.Fatalf("%d running, %d waiting; want %d, %d", running, waiting, len(m.running), len(m.waiting))
	}
	for _, ticket := range m.running {
		if !hasTurn(ticket) {
			t.Fatal("the queue let another one run than the model")
		}
	}
	for _, ticket := range m.waiting {
		if hasTurn(ticket) {
			t.Fatal("one that waits runs")
		}
	}
}

func hasTurn(t *ticket) bool {
	select {
	case <-t.turn:
		return true
	default:
		return false
	}
}

func TestTheQueueDoesAsItsModel(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		ops := make([]byte, 200)
		for i := range ops {
			ops[i] = byte(random.UintN(256))
		}
		follow(t, ops)
	}
}

// Whoever waits is no further than those ahead at the time, and one turn of
// everyone else for each, whatever the others do afterwards.
func TestNobodyStarves(t *testing.T) {
	q := NewQueue(1)
	running, mine := q.join("s", "greedy"), q.join("t", "patient")
	var greedy []*ticket
	for turns := 0; !hasTurn(mine); turns++ {
		if turns > 1 {
			t.Fatalf("still waiting after %d turns", turns)
		}
		for range 20 {
			greedy = append(greedy, q.join("s", "greedy"))
		}
		running.leave()
		running, greedy = greedy[0], greedy[1:]
	}
}

func FuzzQueue(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 200, 201, 202})
	f.Fuzz(func(t *testing.T, ops []byte) {
		follow(t, ops[:min(len(ops), 300)])
	})
}
