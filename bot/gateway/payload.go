package gateway

import (
	"encoding/json"
	"net/url"
	"runtime"
)

// Opcodes.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes
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

// A payload is what comes.
// https://discord.com/developers/docs/events/gateway-events#payload-structure
type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Kind string          `json:"t"`
}

// A command is what is sent.
type command struct {
	Op   int `json:"op"`
	Data any `json:"d"`
}

type hello struct {
	// Interval is in milliseconds.
	Interval int64 `json:"heartbeat_interval"`
}

type identify struct {
	Token      string     `json:"token"`
	Intents    int        `json:"intents"`
	Shard      [2]int     `json:"shard"`
	Properties properties `json:"properties"`
}

type properties struct {
	OS      string `json:"os"`
	Browser string `json:"browser"`
	Device  string `json:"device"`
}

type resume struct {
	Token   string `json:"token"`
	Session string `json:"session_id"`
	Seq     int64  `json:"seq"`
}

type ready struct {
	Session string `json:"session_id"`
	Resume  string `json:"resume_gateway_url"`
}

// us is how the bot presents itself.
func us() properties { return properties{OS: runtime.GOOS, Browser: "footnote", Device: "footnote"} }

// address returns a gateway's address with the version and the encoding that
// are spoken here.
// https://discord.com/developers/docs/events/gateway#connecting
func address(base string) (string, error) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "ws" && u.Scheme != "wss" || u.Host == "" {
		return "", errAddress
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = url.Values{"v": {"10"}, "encoding": {"json"}}.Encode()
	return u.String(), nil
}
