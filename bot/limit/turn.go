package limit

import (
	"container/list"
	"slices"
)

// push puts a ticket behind the person's others. Who has none waiting comes
// after all others of the server, and a server that has none after all others.
func (q *Queue) push(t *ticket) {
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
}

// pop takes out the ticket whose turn is next; the person and the server that
// it is of have their next turn after all others.
func (q *Queue) pop() *ticket {
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
func (q *Queue) remove(t *ticket) {
	ofServer := q.byID[t.server]
	s := ofServer.Value.(*server)
	ofPerson := s.byID[t.person]
	p := ofPerson.Value.(*person)
	at := slices.Index(p.tickets, t)
	p.tickets = slices.Delete(p.tickets, at, at+1)
	s.waiting--
	q.waiting--
	if len(p.tickets) == 0 {
		s.people.Remove(ofPerson)
		delete(s.byID, t.person)
	}
	if s.waiting == 0 {
		q.servers.Remove(ofServer)
		delete(q.byID, t.server)
	}
}
