package discordtest

import (
	"slices"
	"time"
)

// Times are what stays of an interaction that was forgotten.
type Times struct {
	ID        string
	Callbacks int
	// Acknowledged and Answered are as in [Interaction].
	Acknowledged, Answered time.Duration
}

// Times returns the times of all interactions, those that were forgotten
// included, in no order.
func (s *Server) Times() []Times {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.Clone(s.times)
	for _, i := range s.interactions {
		out = append(out, i.figures())
	}
	return out
}

func (i *Interaction) figures() Times {
	return Times{i.ID, i.Callbacks, i.Acknowledged, i.Answered}
}

// restsAfter is how long nothing happens to an interaction before it is
// forgotten: longer than the pauses between edits of an answer.
const restsAfter = 30 * time.Second

// remember puts an interaction among those to forget one day.
func (s *Server) remember(i *Interaction) {
	i.touched = i.Created
	if s.options.Forget {
		s.resting = append(s.resting, i)
	}
}

// forgetOld drops the interactions that rest, with their messages. Those in
// front that do not yet are looked at again later. The caller holds s.mu.
func (s *Server) forgetOld() {
	now := s.now()
	// Two steps for each new interaction keep up with any number of them.
	for range min(2, len(s.resting)) {
		i := s.resting[0]
		s.resting = s.resting[1:]
		rests := restsAfter
		if i.Answered == 0 {
			rests = tokenLasts
		}
		if now.Sub(i.touched) < rests {
			s.resting = append(s.resting, i)
			continue
		}
		for _, id := range append(i.followups, i.original) {
			if m := s.messages[id]; m != nil && m.interaction == i.ID {
				s.discard(m)
			}
		}
		s.times = append(s.times, i.figures())
		delete(s.interactions, i.ID)
		delete(s.tokens, i.Token)
	}
}
