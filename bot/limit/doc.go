// Package limit keeps people from asking more than a bot can answer.
//
// In go questions, by who asks them and where; out comes whether and when they
// are answered. [Limits] bound how many one person, channel or server asks in
// a time, at rates that may change at any time. [Berths] bound how many are under
// way, and a [Queue] how many of those are answered at once; it is fair about who
// is next.
package limit
