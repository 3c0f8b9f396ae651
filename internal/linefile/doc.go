// Package linefile keeps lines in a file that several processes add to.
//
// In go lines; out come those that any process added, each once, with its place
// in the file. What a process that was killed left of a line is taken away before
// the next line is added.
package linefile
