// Package receipts keeps receipts of answers for a time.
//
// In go receipts, each into a file of its own in one folder; out come those
// that are not too old. Several processes may use the folder.
package receipts
