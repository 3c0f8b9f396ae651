package discordtest

import (
	"encoding/json"
	"strings"
	"time"
)

// A session is one that a bot identified for. Server.mu guards all of it.
type session struct {
	id      string
	intents int
	// shard is its number and how many there are.
	shard [2]int
	// events are the last that were dispatched; seq is the number of the
	// latest, of which the first has 1.
	events []payload
	seq    int
	// conn is nil while the bot is away.
	conn *connection
	// forgotten: it cannot be resumed.
	forgotten bool
}

// Intents that there are, and those among them which must be asked for in
// Discord's portal: members, presences, message content.
// https://discord.com/developers/docs/events/gateway#list-of-intents
const (
	allIntents        = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
	privilegedIntents = 1<<1 | 1<<8 | 1<<15

	intentDirectMessages = 1 << 12
)

// An identification is the body of an identify or a resume.
type identification struct {
	Token   string `json:"token"`
	Intents *int   `json:"intents"`
	Shard   []int  `json:"shard"`
	Session string `json:"session_id"`
	Seq     int    `json:"seq"`
}

// read decodes data and checks the token; it closes the connection and
// returns false if something is wrong.
func (s *Server) read(c *connection, data json.RawMessage, in *identification) bool {
	if err := json.Unmarshal(data, in); err != nil {
		s.refuse(c, closeDecodeError, "gateway: %v", err)
		return false
	}
	if !s.accepts(strings.TrimPrefix(in.Token, "Bot ")) {
		s.drop(c, closeAuthenticationFailed) // a test of its own, not the bot's fault
		return false
	}
	return true
}

func (s *Server) identify(c *connection, data json.RawMessage) {
	var in identification
	if !s.read(c, data, &in) {
		return
	}
	if code, why := s.identifiable(&in); code != 0 {
		s.refuse(c, code, "identify: %s", why)
		return
	}
	s.mu.Lock()
	early := s.early(in.Shard[0], time.Now())
	spent := s.gate.options.Starts == 0
	if !early && !spent {
		s.gate.options.Starts--
		s.gate.identifies++
		s.begin(c, *in.Intents, [2]int(in.Shard))
	}
	s.mu.Unlock()
	switch {
	case early:
		s.report("identify: shard %d is too early", in.Shard[0])
		c.send(payload{Op: opInvalidSession, Data: encode(false)})
	case spent:
		// Discord resets the token of who starts more sessions than it may.
		s.ResetToken("")
		s.refuse(c, closeAuthenticationFailed, "identify: no session starts are left")
	}
}

// identifiable returns the close code for an identify that is wrong, 0 if
// none is. A shard that is left out is made the only one.
func (s *Server) identifiable(in *identification) (code int, why string) {
	if in.Shard == nil {
		in.Shard = []int{0, 1}
	}
	s.mu.Lock()
	allowed := s.gate.options.Privileged
	s.mu.Unlock()
	switch {
	case in.Intents == nil:
		return closeDecodeError, "no intents"
	case *in.Intents&^allIntents != 0:
		return closeInvalidIntents, "there are no such intents"
	case *in.Intents&privilegedIntents&^allowed != 0:
		return closeDisallowedIntents, "privileged intents that the application does not have"
	case len(in.Shard) != 2 || in.Shard[0] < 0 || in.Shard[0] >= in.Shard[1]:
		return closeInvalidShard, "there is no such shard"
	}
	return 0, ""
}

// early reports whether a shard identifies before it may; the caller holds s.mu.
// https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
func (s *Server) early(shard int, now time.Time) bool {
	key := shard % s.gate.options.MaxConcurrency
	if now.Sub(s.gate.identified[key]) < s.gate.options.IdentifyEvery {
		return true
	}
	s.gate.identified[key] = now
	return false
}

// begin starts a session; the caller holds s.mu. Sessions that it takes the
// place of end: Discord lets them time out.
func (s *Server) begin(c *connection, intents int, shard [2]int) {
	for id, old := range s.gate.sessions {
		if old.conn == nil && (old.shard[0] == shard[0] || old.shard[1] != shard[1]) {
			delete(s.gate.sessions, id)
		}
	}
	ss := &session{id: "session-" + s.nextID(), intents: intents, shard: shard, conn: c}
	s.gate.sessions[ss.id] = ss
	c.session = ss
	s.dispatchTo(ss, "READY", encode(object{
		"v": 10, "user": botUser(), "guilds": ss.only(s.gate.unavailable), "private_channels": []any{},
		"session_id": ss.id, "resume_gateway_url": s.gatewayURL() + resumePath, "shard": shard,
		"application": object{"id": ApplicationID, "flags": s.applicationFlags()},
	}))
	if intents&intentGuilds != 0 {
		for _, g := range ss.only(s.gate.available) {
			s.dispatchTo(ss, "GUILD_CREATE", encode(g))
		}
	}
	s.change()
}

// only returns the guilds of a session's shard; guilds may be nil.
func (ss *session) only(guilds func() []object) []object {
	out := []object{}
	if guilds == nil {
		return out
	}
	for _, g := range guilds() {
		if id, _ := g["id"].(string); ss.has(id) {
			out = append(out, g)
		}
	}
	return out
}

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
