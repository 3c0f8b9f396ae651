package discordtest

import "time"

// GatewayOptions say how the gateway behaves. The zero value is that of an
// application in few servers that has no privileged intents.
type GatewayOptions struct {
	// Heartbeat is the interval that hello asks for; zero means about Discord's own.
	Heartbeat time.Duration
	// Shards are those that Discord recommends; zero means one.
	Shards int
	// MaxConcurrency is how many shards may identify in the same IdentifyEvery;
	// zero means one. A bot identifies as often as it likes if IdentifyEvery
	// is zero; Discord's own is five seconds.
	MaxConcurrency int
	IdentifyEvery  time.Duration
	// Starts are the sessions that may be started; zero means a thousand.
	Starts int
	// Privileged are the privileged intents that the application has.
	Privileged int
	// Replay is how many events a session keeps for a bot that is away; zero
	// means [maxReplay].
	Replay int
}

const (
	// heartbeatInterval is about Discord's own.
	heartbeatInterval = 41250 * time.Millisecond
	// maxReplay is more than a bot misses in the few seconds that it is away.
	maxReplay = 8192
	// maxStarts is Discord's limit for all but the largest bots, a day.
	// https://discord.com/developers/docs/events/gateway#identifying
	maxStarts = 1000
	// maxSent is the most bytes of a payload that a bot sends.
	// https://discord.com/developers/docs/events/gateway#sending-events
	maxSent = 4096
	// resumePath is where a session is resumed: an address of its own, so that
	// it shows whether the bot takes that.
	resumePath = "/resume"
)

func (o GatewayOptions) withDefaults() GatewayOptions {
	set := func(v *int, to int) {
		if *v == 0 {
			*v = to
		}
	}
	set(&o.Shards, 1)
	set(&o.MaxConcurrency, 1)
	set(&o.Starts, maxStarts)
	set(&o.Replay, maxReplay)
	if o.Heartbeat == 0 {
		o.Heartbeat = heartbeatInterval
	}
	return o
}
