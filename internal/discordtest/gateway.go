package discordtest

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/coder/websocket"
)

// gatewayState is what the gateway knows; Server.mu guards it.
type gatewayState struct {
	options GatewayOptions
	// sessions are those that live, by their IDs. They outlive their
	// connections, so that the bot can resume.
	sessions map[string]*session
	// identified is when a shard with a rate limit key did so last.
	identified map[int]time.Time
	// unavailable and available, if set, are the guilds of READY and of the
	// GUILD_CREATE events after it.
	unavailable, available func() []object
	// resetAfter is when the starts are full again.
	resetAfter time.Duration
	// deaf: heartbeats are not acknowledged.
	deaf bool
	// refusing is how many connections to resumePath fail yet, refusingAll how
	// many to any.
	refusing, refusingAll int

	// elsewhere counts the resumes that did not go to the address for them.
	identifies, resumes, elsewhere, heartbeats int
}

func newGatewayState(o GatewayOptions) gatewayState {
	return gatewayState{
		options: o.withDefaults(), sessions: make(map[string]*session),
		identified: make(map[int]time.Time), resetAfter: 24 * time.Hour,
	}
}

// serveGateway talks with one connection of the bot until it ends.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	if s.refusing(r) {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	ws, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // Accept has answered
	}
	ws.SetReadLimit(16 * maxSent) // what is longer than Discord allows is read and refused
	s.mu.Lock()
	c := newConnection(s.ctx, ws)
	c.resuming = r.URL.Path == resumePath
	interval := s.gate.options.Heartbeat
	s.mu.Unlock()
	defer c.end()
	if v := r.URL.Query().Get("v"); v != "9" && v != "10" {
		s.refuse(c, closeInvalidVersion, "gateway: version %q", v)
		return
	}
	c.send(payload{Op: opHello, Data: encode(object{"heartbeat_interval": interval.Milliseconds()})})
	// Discord leaves some time for the way.
	late := time.AfterFunc(2*interval, func() { s.drop(c, closeSessionTimedOut) })
	defer late.Stop()
	code := s.talk(c, func() { late.Reset(2 * interval) })
	s.mu.Lock()
	defer s.mu.Unlock()
	// A bot that says goodbye with one of these has no use for the session.
	// https://discord.com/developers/docs/events/gateway#initiating-a-disconnect
	if c.session != nil && (code == websocket.StatusNormalClosure || code == websocket.StatusGoingAway) {
		c.session.forgotten = true
	}
	s.leave(c)
}

func (s *Server) refusing(r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.gate.refusingAll > 0:
		s.gate.refusingAll--
	case r.URL.Path == resumePath && s.gate.refusing > 0:
		s.gate.refusing--
	default:
		return false
	}
	return true
}

// talk answers the bot until the connection ends, and returns the bot's close
// code, -1 if it said none.
func (s *Server) talk(c *connection, beat func()) websocket.StatusCode {
	for sent := new(window); ; {
		_, data, err := c.ws.Read(s.ctx)
		if err != nil {
			return websocket.CloseStatus(err)
		}
		var p payload
		switch err := json.Unmarshal(data, &p); {
		case len(data) > maxSent:
			s.refuse(c, closeDecodeError, "gateway: a payload of %d bytes", len(data))
		case err != nil:
			s.refuse(c, closeDecodeError, "gateway: %v", err)
		case !sent.take(time.Now()):
			s.refuse(c, closeRateLimited, "gateway: more than %d payloads a minute", maxSends)
		case p.Op == opHeartbeat:
			beat()
			s.heartbeat(c)
		default:
			s.receive(c, p)
		}
		if c.ended() {
			return -1
		}
	}
}

// receive does what a payload of the bot asks, heartbeats left out.
func (s *Server) receive(c *connection, p payload) {
	s.mu.Lock()
	known := c.session != nil
	s.mu.Unlock()
	switch p.Op {
	case opIdentify, opResume:
		switch {
		case known:
			s.refuse(c, closeAlreadyAuthenticated, "gateway: a second identify or resume")
		case p.Op == opIdentify:
			s.identify(c, p.Data)
		default:
			s.resume(c, p.Data)
		}
	case opPresence, opVoiceState, opMembers, opSounds, opChannelInfo:
		if !known {
			s.refuse(c, closeNotAuthenticated, "gateway: opcode %d before identify", p.Op)
		}
	default:
		s.refuse(c, closeUnknownOpcode, "gateway: unknown opcode %d", p.Op)
	}
}

func (s *Server) heartbeat(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.heartbeats++
	if !s.gate.deaf {
		c.send(payload{Op: opHeartbeatAck})
	}
	s.change()
}

// refuse reports what the bot did wrong and closes its connection.
func (s *Server) refuse(c *connection, code int, format string, args ...any) {
	s.report(format, args...)
	s.drop(c, code)
}

// drop closes a connection with a code; its session waits for the bot.
func (s *Server) drop(c *connection, code int) {
	s.mu.Lock()
	s.leave(c)
	s.mu.Unlock()
	c.close(code)
}
