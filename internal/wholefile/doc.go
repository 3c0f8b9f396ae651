// Package wholefile replaces files whole: there is always either the old file or
// all of the new one, also when a process is killed or a disk is full.
//
// In go a path and what is to stand there; out comes the file, which its owner
// alone can read. The new one is written beside the old one and renamed.
package wholefile
