// Package bot answers questions in Discord: the command /ask, and plain text
// in direct messages.
//
// In go events of Discord, out come messages: an event becomes a response in
// functions that know nothing of the network (handler.go, ask.go, render.go).
// Discord's library is known at the edge alone: gateway.go and events.go,
// where events come in, rest.go and surface.go, where responses go out. The
// connections themselves are those of bot/gateway, which knows no library.
//
// Whatever articles, people and models say is shown as plain text: it pings
// nobody and forms no link. All marks in an answer have their sources with
// them.
package bot
