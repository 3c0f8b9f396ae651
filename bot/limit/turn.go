package limit

import (
	"container/list"
	"slices"
)

// push puts a ticket behind the person's others. Who has none waiting comes
// after all others of the server, and a server that has none after all others.
func (q *Queue) push(t *Ticket) {
	e := q.byID[t.server]
	if e == nil {
		e = q.servers.PushBack(&server{id: t.server, people: list.New(), byID: map[string]*list.Element{}})
		q.byID[t.server] = e
	}
	s := e.Value.(*server)
	e = s.byID[t.person]
	if e == nil {
		e = s.people.PushBack(&person{id: t.person})
		s.byID[t.person] = e
	}
	p := e.Value.(*person)
	p.tickets = append(p.tickets, t)
	s.waiting++
	q.waiting++
	q.persons[t.person]++
}

// pop takes out the ticket whose turn is next; the person and the server that
// it is of have their next turn after all others.
func (q *Queue) pop() *Ticket {
	first := q.servers.Front()
	s := first.Value.(*server)
	p := s.people.Front().Value.(*person)
	t := p.tickets[0]
	q.servers.MoveToBack(first)
	s.people.MoveToBack(s.people.Front())
	q.remove(t)
	return t
}

// remove takes a waiting ticket out.
func (q *Queue) remove(t *Ticket) {
	ofServer := q.byID[t.server]
	s := ofServer.Value.(*server)
	ofPerson := s.byID[t.person]
	p := ofPerson.Value.(*person)
	at := slices.Index(p.tickets, t)
	p.tickets = slices.Delete(p.tickets, at, at+1)
	s.waiting--
	q.waiting--
	if q.persons[t.person]--; q.persons[t.person] == 0 {
		delete(q.persons, t.person)
	}
	if len(p.tickets) == 0 {
		s.people.Remove(ofPerson)
		delete(s.byID, t.person)
	}
	if s.waiting == 0 {
		q.servers.Remove(ofServer)
		delete(q.byID, t.server)
	}
}

// ahead returns how many run before a waiting ticket if nobody joins or leaves
// any more.
func (q *Queue) ahead(t *Ticket) int {
	s := q.byID[t.server].Value.(*server)
	mine := s.byID[t.person]
	turn := slices.Index(mine.Value.(*person).tickets, t)
	inServer := turns(s.people, mine, turn, func(v any) int { return len(v.(*person).tickets) })
	return turns(q.servers, q.byID[t.server], inServer, func(v any) int { return v.(*server).waiting })
}

// turns returns how many turns are taken before one element of a ring has its
// turn number n, counted from 0. Each element takes as many as it has; those
// before it in the ring are one turn ahead.
func turns(ring *list.List, mine *list.Element, n int, has func(any) int) int {
	all := n
	ahead := 1
	for e := ring.Front(); e != nil; e = e.Next() {
		if e == mine {
			ahead = 0
			continue
		}
		all += min(has(e.Value), n+ahead)
	}
	return all
}
