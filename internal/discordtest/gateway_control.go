package discordtest

import (
	"slices"
	"time"
)

// Connected reports whether the bot has identified and is on the gateway, with
// all shards that it has started.
func (s *Server) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ss := range s.gate.sessions {
		if ss.conn == nil {
			return false
		}
	}
	return len(s.gate.sessions) > 0
}

// HasShards reports whether the bot is on the gateway with all of some shards.
func (s *Server) HasShards(shards ...int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	there := make(map[int]bool)
	for _, ss := range s.connected(nil) {
		there[ss.shard[0]] = true
	}
	return !slices.ContainsFunc(shards, func(id int) bool { return !there[id] })
}

// Identifies returns how many sessions the bot started.
func (s *Server) Identifies() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gate.identifies
}

// Resumes returns how often the bot resumed a session.
func (s *Server) Resumes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gate.resumes
}

// ResumesElsewhere returns how many of these were not made at the address that
// READY tells.
func (s *Server) ResumesElsewhere() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gate.elsewhere
}

// Heartbeats returns how many came.
func (s *Server) Heartbeats() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gate.heartbeats
}

// Drop closes the bot's connections with a close code: those of the shards
// that are named, or all. It does not wait.
func (s *Server) Drop(code int, shards ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ss := range s.connected(shards) {
		c := ss.conn
		s.leave(c)
		c.close(code)
	}
	s.change()
}

// Reconnect asks the bot to connect anew, with some shards or all.
func (s *Server) Reconnect(shards ...int) { s.tellShards(payload{Op: opReconnect}, shards) }

// RequestHeartbeat asks the bot for a heartbeat, some shards or all.
func (s *Server) RequestHeartbeat(shards ...int) { s.tellShards(payload{Op: opHeartbeat}, shards) }

// InvalidSession tells the bot that sessions are invalid, those of some shards
// or all; they can be resumed only if resumable is true.
func (s *Server) InvalidSession(resumable bool, shards ...int) {
	if !resumable {
		s.Forget(shards...)
	}
	s.tellShards(payload{Op: opInvalidSession, Data: encode(resumable)}, shards)
}

// Forget lets no session be resumed, those of some shards or all. It leaves
// the connections as they are.
func (s *Server) Forget(shards ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, ss := range s.gate.sessions {
		switch {
		case !ss.among(shards):
		case ss.conn == nil:
			delete(s.gate.sessions, id)
		default:
			ss.forgotten = true
		}
	}
}

// RefuseResumes lets the next n connections to the address for resumes fail.
func (s *Server) RefuseResumes(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.refusing = n
}

// RefuseConnections lets the next n connections to the gateway fail.
func (s *Server) RefuseConnections(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.refusingAll = n
}

// WithholdAcks lets heartbeats go unacknowledged, or acknowledges them again.
func (s *Server) WithholdAcks(withhold bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.deaf = withhold
}

// SetStarts sets how many sessions may still be started, and what the bot is
// told of when there will be more.
func (s *Server) SetStarts(remaining int, resetAfter time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.options.Starts, s.gate.resetAfter = remaining, resetAfter
}

// SetPrivileged sets the privileged intents that the application has.
func (s *Server) SetPrivileged(intents int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.options.Privileged = intents
}

// Wake lets those who await ask again: something changed outside of the server.
func (s *Server) Wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.change()
}

// ResetToken makes another token the one that is accepted from now on.
func (s *Server) ResetToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = token
}

func (s *Server) tellShards(p payload, shards []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ss := range s.connected(shards) {
		ss.conn.send(p)
	}
}

// connected returns the sessions of some shards, or all, whose bot is there;
// the caller holds s.mu.
func (s *Server) connected(shards []int) []*session {
	var out []*session
	for _, ss := range s.gate.sessions {
		if ss.conn != nil && ss.among(shards) {
			out = append(out, ss)
		}
	}
	return out
}

func (ss *session) among(shards []int) bool {
	return len(shards) == 0 || slices.Contains(shards, ss.shard[0])
}
