package discordtest

import "net/http"

func (s *Server) gateway(*http.Request, []byte) (any, *refusal) {
	return object{"url": s.gatewayURL()}, nil
}

func (s *Server) gatewayBot(*http.Request, []byte) (any, *refusal) {
	o := s.gate.options
	limit := object{
		"total": max(maxStarts, o.Starts), "remaining": o.Starts,
		"reset_after": s.gate.resetAfter.Milliseconds(), "max_concurrency": o.MaxConcurrency,
	}
	return object{"url": s.gatewayURL(), "shards": o.Shards, "session_start_limit": limit}, nil
}

// applicationFlags say which privileged intents the application has; the
// caller holds s.mu.
// https://discord.com/developers/docs/resources/application#application-object-application-flags
func (s *Server) applicationFlags() int {
	flags := 0
	for intent, flag := range map[int]int{1 << 1: 1 << 15, 1 << 8: 1 << 13, 1 << 15: 1 << 19} {
		if s.gate.options.Privileged&intent != 0 {
			flags |= flag
		}
	}
	return flags
}
