package app

import (
	"context"
	"time"

	"footnote/internal/message"
)

// A discordGateway is how a bot is to connect
// (https://docs.discord.com/developers/events/gateway#get-gateway-bot).
type discordGateway struct {
	// Shards is how many Discord recommends.
	Shards int `json:"shards"`
	Limit  struct {
		Total     int `json:"total"`
		Remaining int `json:"remaining"`
		// ResetAfter is in milliseconds.
		ResetAfter int64 `json:"reset_after"`
	} `json:"session_start_limit"`
}

// gateway checks whether the configured shards will do, and may be started.
func (c *checker) gateway(ctx context.Context) {
	var g discordGateway
	if !c.told(ctx, "/gateway/bot", &g) {
		return
	}
	// all is how many shards all processes have together, own this one.
	all, own := c.config.Shards, c.config.Shards
	switch {
	case c.config.ShardCount > 0:
		all, own = c.config.ShardCount, 1
	case all == 0:
		all, own = g.Shards, g.Shards
	}
	reset := time.Duration(g.Limit.ResetAfter) * time.Millisecond
	switch {
	case g.Limit.Remaining < own:
		c.add("gateway", Fail, message.DoctorStarts.In(c.lang, g.Limit.Remaining, g.Limit.Total),
			message.DoctorStartsHint.In(c.lang, max(1, int(reset.Round(time.Minute).Minutes()))))
	case all < g.Shards:
		c.add("gateway", Warn, message.DoctorShards.In(c.lang, g.Shards, all), message.DoctorShardsHint.In(c.lang, g.Shards))
	default:
		c.add("gateway", OK, message.DoctorGateway.In(c.lang, all, g.Shards, g.Limit.Remaining, g.Limit.Total), "")
	}
}
