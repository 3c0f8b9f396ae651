// Package bot answers questions in Discord: commands, buttons and forms, and
// what people write to it in direct messages, mentions and replies.
//
// In go events of Discord, out come messages: an event (event.go) becomes a
// reply (reply.go) in functions that know nothing of the network; route.go
// lists them, and deliver.go calls them in their turn. Discord's library is
// known at the edge alone: gateway.go, listen.go and decode.go, where events come
// in, encode.go, rest.go and the surfaces, where replies go out, command.go and
// register.go. The connections themselves are those of bot/gateway, and the
// limits of Discord's those of bot/pace, which know no library.
//
// Whatever articles, people and models say is shown as plain text: it pings
// nobody and forms no link. All marks in an answer have their sources with
// them.
package bot
