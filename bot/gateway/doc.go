// Package gateway keeps a bot connected to Discord's gateway, the websocket
// over which events come, and knows nothing of what the events mean.
//
// In go a token, intents and which shards to run; out come the events of each
// shard, in order, each once. A connection that is lost is made anew for ever,
// and the session is resumed, so that nothing is lost; only what Discord
// refuses for good is an error.
//
// It takes the place of the gateway in Discord's library, which has no
// context, hides why a connection ended, ends the session where it should
// resume it, and never starts a new one where it must.
// https://discord.com/developers/docs/events/gateway
package gateway
