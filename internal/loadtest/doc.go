// Package loadtest holds the bot to what it has to bear: many people in many
// servers at once, and a Discord in trouble. Its test runs the program as a
// process of its own, on a test Discord and with the sample articles, and logs
// what it measured. In `go test ./...` that is short and slow, so that it does
// not rot; `make load` runs the whole.
package loadtest
