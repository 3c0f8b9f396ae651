package discordtest

import "github.com/coder/websocket"

// Connected reports whether the bot is on the gateway and has identified.
func (s *Server) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live != nil && s.live.conn != nil
}

// Identifies returns how many sessions the bot started.
func (s *Server) Identifies() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.identifies
}

// Drop closes the bot's connection with a close code.
func (s *Server) Drop(code int) {
	s.mu.Lock()
	var c *connection
	if s.live != nil {
		c, s.live.conn = s.live.conn, nil
	}
	s.change()
	s.mu.Unlock()
	if c != nil {
		_ = c.ws.Close(websocket.StatusCode(code), "") // the bot may be gone
	}
}

// Reconnect asks the bot to connect anew.
func (s *Server) Reconnect() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.live != nil && s.live.conn != nil {
		_ = s.live.conn.send(s.ctx, payload{Op: opReconnect})
	}
}

// ResetToken makes another token the one that is accepted from now on.
func (s *Server) ResetToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = token
}

// Forget ends all sessions, so that none can be resumed.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sessions)
}

// dispatch sends an event to the session that was live last; the caller holds
// s.mu.
func (s *Server) dispatch(kind string, data any) {
	if s.live != nil {
		// A broken connection shows as a lost one; the event waits.
		_ = s.dispatchTo(s.live, kind, data)
	}
	s.change()
}
