// Package quality holds how well questions over the sample articles are
// answered to what it was: its test compares the figures with a file that is
// checked in, so that a change of them shows in a diff.
package quality
