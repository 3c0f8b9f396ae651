package discordtest

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// Gateway opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// Gateway close codes.
const (
	closeDecodeError          = 4002
	closeNotAuthenticated     = 4003
	closeAuthenticationFailed = 4004
	closeDisallowedIntents    = 4014
)

// Gateway intents.
const (
	intentDirectMessages = 1 << 12
	// privilegedIntents (members, presences, message content) must be asked
	// for in Discord's portal, which nobody did.
	privilegedIntents = 1<<1 | 1<<8 | 1<<15
)

// heartbeatInterval is in milliseconds, as Discord's own is about.
const heartbeatInterval = 41250

type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int            `json:"s,omitempty"`
	Type string          `json:"t,omitempty"`
}

// A session is one that a bot identified for. It outlives its connection, so
// that the bot can resume.
type session struct {
	id      string
	intents int
	// events are all that was dispatched, the first with sequence number 1;
	// conn is nil while the bot is away. Both are guarded by Server.mu.
	events []payload
	conn   *connection
}

// A connection is one websocket. writing keeps its payloads in order.
type connection struct {
	ws      *websocket.Conn
	writing sync.Mutex
}

func (c *connection) send(ctx context.Context, p payload) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	return wsjson.Write(ctx, c.ws, p)
}

func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	ws, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // Accept has answered
	}
	defer func() { _ = ws.CloseNow() }()
	c := &connection{ws: ws}
	if err := c.send(s.ctx, payload{Op: opHello, Data: encode(object{"heartbeat_interval": heartbeatInterval})}); err != nil {
		return
	}
	s.talk(c)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.live != nil && s.live.conn == c {
		s.live.conn = nil
		s.change()
	}
}

// talk answers the bot until the connection ends.
func (s *Server) talk(c *connection) {
	for {
		var p payload
		if err := wsjson.Read(s.ctx, c.ws, &p); err != nil {
			return
		}
		var err error
		switch p.Op {
		case opHeartbeat:
			err = c.send(s.ctx, payload{Op: opHeartbeatAck})
		case opIdentify:
			err = s.identify(c, p.Data)
		case opResume:
			err = s.resume(c, p.Data)
		default:
			err = c.ws.Close(closeDecodeError, "Unknown opcode.")
		}
		if err != nil {
			return
		}
	}
}

func (s *Server) identify(c *connection, data json.RawMessage) error {
	var in struct {
		Token   string `json:"token"`
		Intents int    `json:"intents"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return c.ws.Close(closeDecodeError, "Error while decoding payload.")
	}
	if !s.accepts(strings.TrimPrefix(in.Token, "Bot ")) {
		return c.ws.Close(closeAuthenticationFailed, "Authentication failed.")
	}
	if in.Intents&privilegedIntents != 0 {
		s.report("identify: intents %b ask for privileged ones", in.Intents)
		return c.ws.Close(closeDisallowedIntents, "Disallowed intent(s).")
	}
	s.mu.Lock()
	ss := &session{id: "session-" + s.nextID(), intents: in.Intents}
	s.sessions[ss.id] = ss
	s.identifies++
	s.mu.Unlock()
	ready := object{
		"v": 10, "user": botUser(), "guilds": []any{}, "private_channels": []any{},
		"session_id": ss.id, "resume_gateway_url": s.gatewayURL(),
		"application": object{"id": ApplicationID, "flags": 0},
	}
	return s.attach(ss, c, 0, "READY", ready)
}

func (s *Server) resume(c *connection, data json.RawMessage) error {
	var in struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int    `json:"seq"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return c.ws.Close(closeDecodeError, "Error while decoding payload.")
	}
	if !s.accepts(strings.TrimPrefix(in.Token, "Bot ")) {
		return c.ws.Close(closeAuthenticationFailed, "Authentication failed.")
	}
	s.mu.Lock()
	ss := s.sessions[in.Session]
	s.mu.Unlock()
	if ss == nil {
		return c.send(s.ctx, payload{Op: opInvalidSession, Data: encode(false)})
	}
	return s.attach(ss, c, in.Seq, "RESUMED", object{})
}

// attach makes c the session's connection: the bot is sent the events after
// seq that it missed, and one that says that it is connected, READY first or
// RESUMED last.
func (s *Server) attach(ss *session, c *connection, seq int, kind string, data object) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	missed := ss.events[min(max(seq, 0), len(ss.events)):]
	for _, p := range missed {
		if err := c.send(s.ctx, p); err != nil {
			return err
		}
	}
	ss.conn = c
	s.live = ss
	err := s.dispatchTo(ss, kind, data)
	s.change()
	return err
}

// dispatchTo sends an event to a session, or keeps it until the bot is back;
// the caller holds s.mu, so that events stay in order.
func (s *Server) dispatchTo(ss *session, kind string, data any) error {
	seq := len(ss.events) + 1
	p := payload{Op: opDispatch, Data: encode(data), Seq: &seq, Type: kind}
	ss.events = append(ss.events, p)
	if ss.conn == nil {
		return nil
	}
	return ss.conn.send(s.ctx, p)
}

func encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("discordtest: " + err.Error()) // only values of this package
	}
	return data
}
