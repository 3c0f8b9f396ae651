package discordtest

import "encoding/json"

func (s *Server) resume(c *connection, data json.RawMessage) {
	var in identification
	if !s.read(c, data, &in) {
		return
	}
	s.mu.Lock()
	ss := s.gate.sessions[in.Session]
	code := 0
	switch {
	case ss == nil || ss.forgotten || in.Seq < ss.seq-len(ss.events):
		c.send(payload{Op: opInvalidSession, Data: encode(false)})
	case in.Seq > ss.seq || in.Seq < 0:
		code = closeInvalidSeq
	default:
		s.gate.resumes++
		s.replay(ss, c, in.Seq)
	}
	s.mu.Unlock()
	if code != 0 {
		s.refuse(c, code, "resume: no event has the number %d", in.Seq)
	}
}

// replay makes c the session's connection, and sends the events after seq and
// RESUMED; the caller holds s.mu.
func (s *Server) replay(ss *session, c *connection, seq int) {
	if old := ss.conn; old != nil {
		old.session = nil
		old.close(closeUnknownError)
	}
	ss.conn, c.session = c, ss
	if !c.resuming {
		s.gate.elsewhere++
	}
	for _, p := range ss.events[len(ss.events)-(ss.seq-seq):] {
		c.send(p)
	}
	s.dispatchTo(ss, "RESUMED", encode(object{}))
	s.change()
}

// leave takes a session's connection away; the caller holds s.mu.
func (s *Server) leave(c *connection) {
	ss := c.session
	if ss == nil {
		return
	}
	ss.conn, c.session = nil, nil
	if ss.forgotten {
		delete(s.gate.sessions, ss.id)
	}
	s.change()
}
