// Discorddemo lets anyone try the bot without Discord: it starts the test
// Discord (internal/discordtest) and "footnote bot" against it, and serves a web
// page on loopback that shows a server as a person would see it.
//
// In comes what people do on the page, as JSON by POST under /api/; out goes
// what a person sees, as JSON from /api/state, and again after each change from
// /api/events. The page, in the folder page, uses nothing else, and neither do tests.
// It serves trying and tests alone, and is no part of the program.
package main
