package gateway

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gorilla/websocket"
)

// What Discord refuses for good.
var (
	// ErrToken says that Discord refuses the bot's token.
	ErrToken = errors.New("the bot token is refused")
	// ErrIntents says that the application does not have intents that were
	// asked for: they are switched on in Discord's developer portal.
	ErrIntents = errors.New("refused by Discord: intents")
	// ErrSharding says that the bot is in more servers than its shards may
	// serve, or that there is no such shard.
	ErrSharding = errors.New("refused by Discord: the shards")
	// errVersion says that the gateway no longer speaks as this package does.
	errVersion = errors.New("refused by Discord: the version of the gateway")
)

// Why a connection ends otherwise.
var (
	errAddress   = errors.New("the gateway's address is none")
	errHello     = errors.New("the gateway did not greet")
	errPayload   = errors.New("the gateway sent what is no payload")
	errReconnect = errors.New("asked by Discord to connect anew")
	errZombie    = errors.New("heartbeats are not acknowledged")
)

// An invalidSession says that Discord has no such session, or none now.
type invalidSession struct{ resumable bool }

func (e *invalidSession) Error() string { return "the session is invalid" }

// A closedError says that the gateway closed the connection.
type closedError struct{ code int }

func (e *closedError) Error() string { return fmt.Sprintf("closed with code %d", e.code) }

// Close codes that mean more than a lost connection.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
const (
	closeNotAuthenticated     = 4003
	closeAuthenticationFailed = 4004
	closeInvalidSeq           = 4007
	closeInvalidShard         = 4010
	closeShardingRequired     = 4011
	closeInvalidVersion       = 4012
	closeInvalidIntents       = 4013
	closeDisallowedIntents    = 4014
)

// ending returns why a connection ended whose reader failed with err.
func ending(err error, intents int) error {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) || closed.Code == websocket.CloseAbnormalClosure {
		return err
	}
	out := &closedError{code: closed.Code}
	switch closed.Code {
	case closeAuthenticationFailed:
		return fmt.Errorf("%w: gateway %w", ErrToken, out)
	case closeInvalidShard:
		return fmt.Errorf("%w: gateway %w: there is no such shard", ErrSharding, out)
	case closeShardingRequired:
		return fmt.Errorf("%w: gateway %w: more are needed", ErrSharding, out)
	case closeInvalidVersion:
		return fmt.Errorf("%w: gateway %w", errVersion, out)
	case closeInvalidIntents:
		return fmt.Errorf("%w: gateway %w: there are no intents %b", ErrIntents, out, intents)
	case closeDisallowedIntents:
		return fmt.Errorf("%w: gateway %w: %s", ErrIntents, out, privileged(intents))
	}
	return out
}

// final reports whether it is of no use to connect again.
func final(err error) bool {
	return errors.Is(err, ErrToken) || errors.Is(err, ErrIntents) || errors.Is(err, ErrSharding) || errors.Is(err, errVersion)
}

// over reports whether a connection that ended so took its session along. One
// that timed out (4009) is resumed if that can be done: the documentation says
// both that it must be, and that a new one is to be started.
// https://discord.com/developers/docs/events/gateway#sending-heartbeats
func over(err error) bool {
	var invalid *invalidSession
	if errors.As(err, &invalid) {
		return !invalid.resumable
	}
	var closed *closedError
	return errors.As(err, &closed) && (closed.code == closeNotAuthenticated || closed.code == closeInvalidSeq)
}

// privileged names the intents that must be switched on for an application.
// https://discord.com/developers/docs/events/gateway#privileged-intents
func privileged(intents int) string {
	var names []string
	for _, p := range []struct {
		bit  int
		name string
	}{{1 << 1, "GUILD_MEMBERS"}, {1 << 8, "GUILD_PRESENCES"}, {1 << 15, "MESSAGE_CONTENT"}} {
		if intents&p.bit != 0 {
			names = append(names, p.name)
		}
	}
	return strings.Join(names, ", ") + " not enabled for the application"
}
