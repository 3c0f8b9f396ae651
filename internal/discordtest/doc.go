// Package discordtest is a small Discord on loopback, for tests: the REST
// interface and the gateway that a bot talks to, over real HTTP and a real
// websocket.
//
// In go what people do ([Server.Ask], [Server.DirectMessage]); out come the
// requests, interactions and messages as they would stand in Discord after
// all edits. Each JSON body is checked against Discord's published OpenAPI
// document where a test has it, and against the limits which that document
// leaves out. A wrong body is reported and answered as Discord answers it.
package discordtest
