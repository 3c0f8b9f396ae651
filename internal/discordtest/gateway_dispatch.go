package discordtest

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Dispatch sends any event to the shard that it is for: by its guild_id, or
// the first if it has none. The bot must have been connected once.
func (s *Server) Dispatch(kind string, data map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch(kind, data)
}

// dispatch sends an event to the sessions that it is for; the caller holds
// s.mu. Intents are checked before, see [Server.intentsFor].
func (s *Server) dispatch(kind string, data any) {
	encoded := encode(data)
	var of struct {
		Guild string `json:"guild_id"`
	}
	_ = json.Unmarshal(encoded, &of) // an event need not be an object
	for _, ss := range s.sessionsFor(of.Guild) {
		s.dispatchTo(ss, kind, encoded)
	}
	s.change()
}

// dispatchTo sends an event to a session, or keeps it until the bot is back.
// It never waits; the caller holds s.mu, so that events stay in order.
func (s *Server) dispatchTo(ss *session, kind string, data json.RawMessage) {
	ss.seq++
	seq := ss.seq
	p := payload{Op: opDispatch, Data: data, Seq: &seq, Type: kind}
	// Twice as many are kept before the oldest go, so that few are moved.
	if keep := s.gate.options.Replay; len(ss.events) >= 2*keep {
		ss.events = slices.Delete(ss.events, 0, len(ss.events)-keep)
	}
	ss.events = append(ss.events, p)
	if ss.conn != nil {
		ss.conn.send(p)
	}
}

// sessionsFor returns the sessions that get the events of a guild, or those
// outside of guilds if it is empty, in no order.
func (s *Server) sessionsFor(guild string) []*session {
	var out []*session
	for _, ss := range s.gate.sessions {
		if ss.has(guild) {
			out = append(out, ss)
		}
	}
	return out
}

// has reports whether a guild's events are for the session.
// https://discord.com/developers/docs/events/gateway#sharding
func (ss *session) has(guild string) bool {
	id, err := strconv.ParseUint(guild, 10, 64)
	if err != nil {
		return ss.shard[0] == 0
	}
	return int((id>>22)%uint64(ss.shard[1])) == ss.shard[0]
}

// intentsFor returns the intents of the sessions that get a guild's events,
// or those outside of guilds if it is empty; none if there is no session. The
// caller holds s.mu.
func (s *Server) intentsFor(guild string) int {
	intents := 0
	for _, ss := range s.sessionsFor(guild) {
		intents |= ss.intents
	}
	return intents
}
