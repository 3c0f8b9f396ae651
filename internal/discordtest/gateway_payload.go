package discordtest

import (
	"encoding/json"
	"time"
)

// Gateway opcodes.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
	opSounds         = 31
	opChannelInfo    = 43
)

// Gateway close codes.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
const (
	closeUnknownError         = 4000
	closeUnknownOpcode        = 4001
	closeDecodeError          = 4002
	closeNotAuthenticated     = 4003
	closeAuthenticationFailed = 4004
	closeAlreadyAuthenticated = 4005
	closeInvalidSeq           = 4007
	closeRateLimited          = 4008
	closeSessionTimedOut      = 4009
	closeInvalidShard         = 4010
	closeInvalidVersion       = 4012
	closeInvalidIntents       = 4013
	closeDisallowedIntents    = 4014
)

type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int            `json:"s,omitempty"`
	Type string          `json:"t,omitempty"`
}

func encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("discordtest: " + err.Error()) // only values of this package
	}
	return data
}

// maxSends is how many payloads a bot may send over a connection in a minute.
// https://discord.com/developers/docs/events/gateway#rate-limiting
const maxSends = 120

// A window counts the payloads of one minute.
type window struct {
	began time.Time
	n     int
}

// take counts a payload; it reports whether that is not one too many.
func (w *window) take(now time.Time) bool {
	if now.Sub(w.began) >= time.Minute {
		w.began, w.n = now, 0
	}
	w.n++
	return w.n <= maxSends
}
