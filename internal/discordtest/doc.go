// Package discordtest is a small Discord on loopback, for tests: the REST
// interface and the gateway that a bot talks to, over real HTTP and a real
// websocket. It keeps state: guilds with their channels, threads and members
// ([Guild], [Channel], [Permission]), messages, commands and interactions
// with their clocks.
//
// In go what people do: they write ([Server.Write], [Server.DirectMessage]),
// delete ([Server.Delete]), use commands ([Server.Invoke], [Server.Ask]), type
// ([Server.Complete]), press ([Server.Press]), choose ([Server.Select]) and
// send modals ([Server.Submit]). They can do only what Discord lets them do;
// else it is an error. Out come the requests ([Server.Requests]), interactions
// ([Server.Interaction]) and messages ([Server.Visible], [Server.Message]) as
// they would stand in Discord after all edits.
//
// Each JSON body is checked against Discord's published OpenAPI document where
// a test has it, and against the limits which that document leaves out. A
// wrong body is reported and answered as Discord answers it. What a good bot
// meets too, such as a missing permission or a token that has ended, is
// answered so without a report. Discord's own troubles come when a test asks
// for them ([Server.Fail], [Options.RateLimits]), and its clock can be moved
// ([Server.Advance]).
package discordtest
