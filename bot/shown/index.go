package shown

import (
	"encoding/json"
	"errors"
	"time"
)

// An index tells where records are. It holds what they are found by alone.
type index struct {
	events map[uint64]place
	// messages leads from a message to the event that it answers.
	messages map[uint64]uint64
}

func newIndex() index {
	return index{events: make(map[uint64]place), messages: make(map[uint64]uint64)}
}

// A place is that of a record's line.
type place struct {
	in     *segment
	at     int64
	length int
	// person is the record's, 0 if it is not known.
	person   uint64
	messages []uint64
}

// record reads the record, or returns [ErrNone] if it was removed.
func (p place) record() (Record, error) {
	line, err := p.in.file.Line(p.at, p.length)
	if err != nil {
		return Record{}, err
	}
	r, err := decode(line)
	if err != nil {
		return Record{}, ErrNone
	}
	return r, nil
}

// forget leaves the record without its question.
func (p place) forget() error {
	r, err := p.record()
	switch {
	case errors.Is(err, ErrNone):
		return nil
	case err != nil:
		return err
	case r.Question == "":
		return nil
	}
	r.Question, r.Meant = "", ""
	line, err := encode(r)
	if err != nil {
		return err
	}
	return p.overwrite(line)
}

func (p place) overwrite(line []byte) error { return p.in.file.Overwrite(p.at, p.length, line) }

// A head is what the index needs of a record.
type head struct {
	Event    string    `json:"event"`
	Person   string    `json:"person"`
	Created  time.Time `json:"created"`
	Messages []struct {
		ID string `json:"id"`
	} `json:"messages"`
}

// add adds the line at a place of a segment. One that is no record is counted
// alone.
func (x *index) add(g *segment, at int64, line []byte) {
	g.lines++
	var r head
	event := uint64(0)
	if json.Unmarshal(line, &r) == nil {
		event = snowflake(r.Event)
	}
	if event == 0 {
		return
	}
	if r.Created.After(g.latest) {
		g.latest = r.Created
	}
	x.remove(event)
	p := place{in: g, at: at, length: len(line), person: snowflake(r.Person)}
	for _, m := range r.Messages {
		if id := snowflake(m.ID); id != 0 {
			p.messages = append(p.messages, id)
			x.messages[id] = event
		}
	}
	x.events[event] = p
}

func (x *index) remove(event uint64) {
	for _, id := range x.events[event].messages {
		if x.messages[id] == event {
			delete(x.messages, id)
		}
	}
	delete(x.events, event)
}

// drop removes all that is in a segment.
func (x *index) drop(g *segment) {
	for event, p := range x.events {
		if p.in == g {
			x.remove(event)
		}
	}
}

func (x *index) place(event uint64) (place, bool) {
	p, ok := x.events[event]
	return p, ok
}

func (x *index) byMessage(message uint64) (place, bool) { return x.place(x.messages[message]) }

// of returns the places of a person's records.
func (x *index) of(person uint64) (places []place) {
	for _, p := range x.events {
		if p.person == person {
			places = append(places, p)
		}
	}
	return places
}
