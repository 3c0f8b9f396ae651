// Package pace keeps a bot within Discord's rate limits, and tries again what
// failed and may be tried again: https://docs.discord.com/developers/topics/rate-limits.
//
// In go HTTP requests to Discord's API, out come their final responses: a
// [Transport] is an [http.RoundTripper] that goes around another one. It
// learns the limits from the responses' headers, so it needs no table of them,
// and requests wait in order until their bucket and the bot's global limit
// have room. What tells of limits in headers is taken out of responses:
// nothing above has to act on it.
//
// The callback of an interaction, which has three seconds, waits for nothing
// but its own refusal.
package pace
