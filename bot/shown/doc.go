// Package shown keeps what the bot showed, for a time: so that buttons work after
// a restart, and a question that is deleted takes its answer along.
//
// In go records, one for each answer; out come those of an event or a message. A
// record says where an answer's quotes stand in the articles, and holds none of
// their text.
//
// Records are lines that are added to files in one folder, of which each holds
// those of some time: a file for each record would take the disk's smallest unit
// each, and another one to be found by its messages. A record is written before
// [Store.Keep] returns, so that a process that is killed loses none, and flushed
// to the disk within a second, which a power cut may cost; no answer waits for
// that. What is forgotten is overwritten in its place. Old records go with their
// file, without being read. Several processes may use a folder.
package shown
