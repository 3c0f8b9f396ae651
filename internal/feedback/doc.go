// Package feedback keeps what people thought of answers: thumbs up and down.
//
// In go votes, one for each person and answer; out come their counts, and the
// answers with what was asked. Votes are lines that are added to one file, which
// several processes may do; it is written anew when most of it no longer counts.
// Who voted is in it as a hash alone, with a key that stands in another file.
package feedback
