// Package cli is the command line: one file per command.
//
// In go arguments and streams, out come answers, passages and an exit status.
// What a terminal shows is for people (colour, wrapping, progress), what a
// pipe gets is plain, and --json is one object a line. Whatever articles and
// models say is stripped of control characters before a terminal sees it.
package cli
